#pragma once

#include "tests/support/sample_store.hpp"
#include "tests/support/sent_upload.hpp"
#include "tests/support/served.hpp"

#include <catch_amalgamated.hpp>

namespace zhiping::tests {

// A program with one evaluation and its photo, and the server stopped again.
struct Evaluated {
    const CommandLine zhiping;
    std::string code = create_code();
    std::string content = jpeg(100'000);
    std::string evaluation; // Its path.

    Evaluated() {
        Served served{zhiping};
        REQUIRE(served.port != 0);
        evaluation = submit(served, content);
        REQUIRE(served.stop(SIGTERM) == 0);
    }

    std::string create_code() const {
        REQUIRE(zhiping.run({"units", "load", asset("units/hubei.csv")}).exit_code == 0);
        const auto created = zhiping.run(
            {"codes", "create", "--module", "service", "--unit", "420100", "--place", "大厅", "--format", "json"});
        return Json::parse(created.output).at(0)["code"];
    }

    // Its path. From any thread.
    std::string submit(const Served& served, const std::string& photo) const {
        httplib::Client client{"127.0.0.1", served.port};
        auto headers = tus_headers();
        headers.emplace("Upload-Length", std::to_string(photo.size()));
        headers.emplace("Upload-Metadata", "code " + base64(code));
        const auto made = client.Post("/api/v1/uploads", headers, photo, Uploader::part_type);
        if (!made || made->status != 201) throw std::logic_error{"the upload was refused"};
        const auto id = made->get_header_value("Location").substr(std::string{"/api/v1/uploads/"}.size());
        const Json body{{"submission_id", id},
                        {"code", code},
                        {"catalogue_version", 1},
                        {"language", "en"},
                        {"agreed_at", 1795160000},
                        {"satisfaction", "satisfied"},
                        {"situations", Json::array()},
                        {"statement", ""},
                        {"evidence", {id}}};
        const auto answer = client.Post("/api/v1/evaluations", with_secret(), body.dump(), "application/json");
        if (!answer || answer->status != 201) throw std::logic_error{"the evaluation was refused"};
        return "/api/v1/evaluations/" + Json::parse(answer->body)["receipt"].get<std::string>();
    }

    // So many days pass.
    void grow_old(int days) const {
        const auto ago = " - " + std::to_string(days) + " * 86400";
        store::Store{zhiping.file("data/zhiping.db")}.write([&](store::Database& database) {
            database.execute("UPDATE evidence SET received_at = received_at" + ago);
            database.execute("UPDATE evaluation SET received_at = received_at" + ago);
        });
    }

    std::filesystem::path file() const {
        return std::filesystem::directory_iterator { zhiping.file("data/evidence") } -> path();
    }
};

inline void check_one_line(const CommandLine::Outcome& outcome, const std::string& part) {
    CHECK(outcome.exit_code == 1);
    CHECK(outcome.problem.starts_with("zhiping: "));
    CHECK(count_of(outcome.problem, "\n") == 1);
    CHECK_THAT(outcome.problem, Catch::Matchers::ContainsSubstring(part));
}

} // namespace zhiping::tests
