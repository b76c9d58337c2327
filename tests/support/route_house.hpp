#pragma once

#include "native/app/case_means.hpp"
#include "native/cases/run_clocks.hpp"
#include "native/cases/verify_cases.hpp"
#include "tests/support/citizen_desk.hpp"
#include "tests/support/staff_at_browser.hpp"

#include <list>
#include <set>

namespace zhiping::tests {

// What each sees of a case, those together who see the same.
using Views = std::vector<std::string>;

// A case by the routes: a citizen with the secret, and four of staff who sign in.
class RouteHouse {
public:
    StaffAtBrowser& hire(const std::string& name, Role role, const std::string& unit_id) {
        REQUIRE(m_staff.size() < 4);
        const auto badge = std::to_string(7001 + m_staff.size());
        return m_staff.emplace_back(name, StaffAtBrowser{server, badge, {role}, unit_id}).second;
    }

    // What must be possible.
    void does(StaffAtBrowser& who, const std::string& action, const Json& details = Json::object()) {
        check_done(action, who.act(citizen.receipt, action, details));
    }
    void citizen_does(const std::string& action, const Json& details = Json::object()) {
        check_done(action, citizen.act(action, details));
    }
    // The status of what must be refused, and change nothing.
    int refusal(StaffAtBrowser& who, const std::string& action, const Json& details = Json::object()) {
        const auto events = count_rows(server.store, "case_event");
        const auto answer = who.act(citizen.receipt, action, details);
        CHECK(count_rows(server.store, "case_event") == events);
        return answer ? answer->status : 0;
    }

    // Hours pass, and the job looks at the clocks in each; it ends at this time in China.
    void pass_until(const std::string& time) {
        const auto end = parse_china_time(time).value();
        while (server.clock.now() < end) {
            server.clock.pass(std::min(std::chrono::seconds{3600}, end - server.clock.now()));
            cases::run_clocks(server.store, app::case_means(server.calendar, server.random), server.clock.now(),
                              [](const std::string& problem) { FAIL(problem); });
        }
    }

    // "handler, lead: handling at caidian, round 1: open take; may hand_in; listed". Of what they may do, what decides
    // where the case goes. The citizen is told of nobody by name.
    Views all_see() {
        Views views;
        add(views, "citizen", seen_by_citizen());
        for (auto& [name, who] : m_staff) add(views, name, seen_by(who));
        return views;
    }

    std::vector<std::string> verify() {
        std::vector<std::string> problems;
        server.store.read([&](store::Database& database) {
            cases::verify_cases(database, [&](const std::string& problem) { problems.push_back(problem); });
        });
        return problems;
    }

    CitizenDesk citizen;
    RunningServer& server = citizen.server;

private:
    static void check_done(const std::string& action, const httplib::Result& answer) {
        REQUIRE(answer);
        CAPTURE(action, answer->body);
        REQUIRE(answer->status == 200);
    }

    static std::string words_of(const Json& shown, const char* may) {
        static const std::set<std::string> deciding{
            "take",      "hand_in",   "issue_reply", "approve", "take_back_reply", "urge",
            "take_over", "send_back", "recheck",     "appoint", "confirm_measure", "open_reply",
            "accept",    "reject",    "withdraw",    "contest"};
        auto words = shown.at("status").get<std::string>();
        if (shown.contains("closing")) words += " " + shown.at("closing").get<std::string>();
        words += " at " + shown.at("unit").get<std::string>() + ", round " + shown.at("round").dump() + ":";
        for (const auto& event : shown.at("events")) words += " " + event.at("action").get<std::string>();
        std::string possible;
        for (const auto& action : shown.value(may, std::vector<std::string>{}))
            if (deciding.contains(action)) possible += " " + action;
        return possible.empty() ? words : words + "; may" + possible;
    }

    std::string seen_by_citizen() {
        const auto answer = citizen.get();
        REQUIRE(answer);
        for (const auto& [name, who] : m_staff) CHECK_FALSE(contains(answer->body, who.officer().name));
        CHECK_FALSE(contains(answer->body, officers));
        return words_of(Json::parse(answer->body), "possible_actions");
    }
    std::string seen_by(StaffAtBrowser& who) {
        const auto shown = who.shown(citizen.receipt);
        const auto listed = contains(who.get("/api/v1/cases")->body, citizen.receipt);
        return (shown.is_null() ? "nothing" : words_of(shown, "may")) + (listed ? "; listed" : "");
    }

    static void add(Views& views, const std::string& name, const std::string& seen) {
        for (auto& view : views)
            if (view.ends_with(": " + seen)) {
                view.insert(view.find(": "), ", " + name);
                return;
            }
        views.push_back(name + ": " + seen);
    }

    std::list<std::pair<std::string, StaffAtBrowser>> m_staff;
};

} // namespace zhiping::tests
