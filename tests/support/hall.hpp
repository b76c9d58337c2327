#pragma once

#include "tests/support/person_house.hpp"

#include "shared/limits/limit.hpp"

#include <functional>

namespace zhiping::tests {

inline const std::string stranger = "198.51.100.1", citizen = "203.0.113.9";

inline http::Front behind_proxy() { return {.trusted_proxies = {*outside::Network::parse("127.0.0.1")}}; }

inline httplib::Headers from(const std::string& address) { return {{"X-Forwarded-For", address}}; }

// A server behind a proxy that says from which address each request is.
struct Hall {
    TestCarrier carrier;
    RunningServer server{false, {}, behind_proxy(), &carrier};

    Json evaluation(const std::string& code) {
        auto submission = server.submission();
        submission["submission_id"] = SubmissionId::from_random(server.random.bytes<16>()).digits();
        submission["code"] = code;
        submission["satisfaction"] = "satisfied";
        submission["situations"] = Json::array();
        submission["statement"] = "";
        return submission;
    }

    httplib::Result submit(const Json& submission, const std::string& address, httplib::Headers more = {}) {
        more.merge(with_secret());
        more.merge(from(address));
        return server.submit(submission, more);
    }
    int status_of_new(const std::string& code, const std::string& address, const httplib::Headers& more = {}) {
        return submit(evaluation(code), address, more)->status;
    }

    httplib::Result get(const std::string& path, const std::string& address) const {
        return server.get(path, from(address));
    }

    // Draws all that is there from an address, and how many there were.
    int draw_all(const std::function<int()>& draw) const {
        for (int drawn = 0; drawn < 1200; ++drawn)
            if (draw() == 429) return drawn;
        return -1;
    }
};

inline int burst_of(Limited what) { return facts_of(limits, what).burst; }

inline std::string refill_of(Limited what) { return std::to_string(facts_of(limits, what).refill.count()); }

inline std::string error_of(const httplib::Result& answer) { return Json::parse(answer->body)["error"]["code"]; }

inline std::string wall_path(const Hall& hall) { return "/e/" + hall.server.place_code + "?lang=zh-CN"; }

// A well-formed code that nobody has issued.
inline std::string unknown(int which) {
    return Code::from_random(
               {9, 9, 9, 9, 9, 9, 9, 9, static_cast<std::uint8_t>(which / 256), static_cast<std::uint8_t>(which)})
        .symbols();
}

} // namespace zhiping::tests
