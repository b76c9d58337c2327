#pragma once

#include "tests/support/browser.hpp"
#include "tests/support/case_page.hpp"
#include "tests/support/eventually.hpp"

#include "native/messages/gateway.hpp"

#include <mutex>
#include <stdexcept>

namespace zhiping::tests {

// Carries codes to telephones that a test reads; or does with them whatever it is told.
class TestCarrier final : public messages::Gateway {
public:
    messages::Handed hand_over(const messages::CodeMessage& message) override {
        const std::lock_guard guard{m_mutex};
        m_messages.push_back(message);
        return {outcome, outcome == messages::Outcome::Taken ? "" : "the test says so"};
    }

    std::size_t count() const {
        const std::lock_guard guard{m_mutex};
        return m_messages.size();
    }

    // Of the newest message, as soon as there are so many.
    std::string code(std::size_t of) const {
        if (!eventually([&] { return count() >= of; })) throw std::logic_error{"no message came"};
        const std::lock_guard guard{m_mutex};
        return m_messages.back().code.digits();
    }

    std::atomic<messages::Outcome> outcome = messages::Outcome::Taken;

private:
    mutable std::mutex m_mutex;
    std::vector<messages::CodeMessage> m_messages;
};

inline const std::string my_phone = "13512345670", other_phone = "13987654321";

// A server whose codes reach telephones, with an evaluation whose person is not known yet.
struct PersonHouse {
    TestCarrier carrier;
    RunningServer server{false, {}, {}, &carrier};
    std::string receipt = submit();

    std::string submit(const Json& more = Json::object()) {
        auto submission = server.submission();
        submission["submission_id"] = SubmissionId::from_random(server.random.bytes<16>()).digits();
        submission.update(more);
        return Json::parse(server.submit(submission)->body)["receipt"];
    }

    std::string page_of(const std::string& number, const std::string& below = {}) const {
        return "/r/" + number + below + "?secret=" + secret_digits + "&lang=zh-CN";
    }
    std::string page() const { return page_of(receipt); }
    std::string person_address() const { return page_of(receipt, "/person"); }

    static Fields identity(const std::string& phone = my_phone, const std::string& name = "张三丰") {
        return {{"form", "identify"}, {"name", name}, {"phone", phone}, {"contact", "only_here"}};
    }
    static Fields code(const std::string& digits) { return {{"form", "confirm_code"}, {"one_time_code", digits}}; }

    // Asks for a code and types it. The answer to that.
    httplib::Result identify(Browser& browser, const Fields& fields = identity()) {
        return with_code(browser, person_address(), fields);
    }
    httplib::Result sign_in(Browser& browser, const std::string& phone = my_phone, bool stays = false) {
        Fields fields{{"form", "sign_in"}, {"phone", phone}};
        if (stays) fields.emplace_back("stays_signed_in", "yes");
        return with_code(browser, "/my?lang=zh-CN", fields);
    }
    httplib::Result with_code(Browser& browser, const std::string& address, const Fields& fields) {
        const auto before = carrier.count();
        auto asked = browser.post(address, fields);
        if (asked->status != 303) return asked;
        const auto digits = carrier.code(before + 1);
        return browser.post(address, code(digits));
    }

    // So that another code may be sent to the same number.
    void pause() { server.clock.pass(one_time_code_pause); }
};

} // namespace zhiping::tests
