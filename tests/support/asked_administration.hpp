#pragma once

#include "native/store/admin_changes.hpp"
#include "tests/support/entrance.hpp"

namespace zhiping::tests {

// The routes of administrators, asked about the unit "wuhan" and somebody of its staff.
class AskedAdministration {
public:
    explicit AskedAdministration(RunningServer& server) : m_server(server), m_accounts(server.store, server.vault) {}

    // The status: 404 too of a list that does not have it. What is loaded for all is refused to who may load it,
    // because there is nothing in it, and that is as good as taken.
    int ask(const httplib::Headers& who, const std::string& route) {
        if (route.starts_with("GET")) return read(who, route.substr(route.find('/')));
        if (route.ends_with("/units/{unit}")) return put(who, "/units/wuhan", with_seen(unit(), seen_unit()));
        if (route.ends_with("/admin/staff")) return post(who, "/staff", facts(new_badge()));
        if (route.ends_with("/staff/{badge}"))
            return put(who, "/staff/" + account(), with_seen(facts(account()), seen_account()));
        if (route.ends_with("/reset")) return post(who, "/staff/" + account() + "/reset", Json::object());
        if (route.ends_with("/disabling")) return disable(who);
        if (route.ends_with("/absences")) return post(who, "/staff/" + account() + "/absences", absence(next_day()));
        if (route.ends_with("/absences/{from}")) return cancel(who);
        if (route.ends_with("/staff/{badge}/cases"))
            return post(who, "/staff/" + account() + "/cases", {{"to", deputy()}});
        if (route.ends_with("/decision"))
            return post(who, "/changes/" + std::to_string(waiting()) + "/decision", {{"confirm", false}});
        const Json nothing = route.ends_with("/holidays") ? Json{{"year", 2027},
                                                                 {"source", ""},
                                                                 {"holidays", {"2027-01-01"}},
                                                                 {"make_up_working_days", Json::array()}}
                                                          : Json{{"begins", "2026-12-01"}, {"content", "{"}};
        const auto status = post(who, route.substr(route.rfind('/')), nothing);
        return status == 400 ? 200 : status;
    }

private:
    static constexpr auto root = "/api/v1/admin";

    int read(const httplib::Headers& who, const std::string& path) {
        const bool is_of_staff = path.ends_with("/staff");
        if (path.ends_with("/changes")) waiting();
        const auto answer = m_server.get(path + (is_of_staff ? "?unit=wuhan" : ""), who);
        const bool has_it = (!path.ends_with("/units") || contains(answer->body, R"("id":"wuhan")")) &&
                            (!path.ends_with("/changes") || contains(answer->body, R"("subject":"n0")"));
        return answer->status == 200 && !has_it ? 404 : answer->status;
    }
    int post(const httplib::Headers& who, const std::string& at, const Json& body) {
        return m_server.client().Post(root + at, who, body.dump(), "application/json")->status;
    }
    int put(const httplib::Headers& who, const std::string& at, const Json& body) {
        return m_server.client().Put(root + at, who, body.dump(), "application/json")->status;
    }

    int disable(const httplib::Headers& who) {
        const auto status = post(who, "/staff/" + account() + "/disabling", Json::object());
        if (status == 200) m_account.clear(); // The next one is asked about another.
        return status;
    }
    int cancel(const httplib::Headers& who) {
        const auto day = next_day();
        const app::Absence absence{day, day, deputy()};
        if (app::set_absence(m_server.store, account(), absence, china_date(m_server.clock.now())))
            throw std::logic_error{"the absence is refused"};
        return m_server.client().Delete(root + ("/staff/" + account() + "/absences/" + to_string(day)), who)->status;
    }

    // One waits all the time.
    std::int64_t waiting() {
        return m_server.store.write([&](store::Database& database) {
            const store::Reach reach{.unit_id = "wuhan", .is_own = true};
            const auto all = store::list_waiting_changes(database, reach, 1);
            if (!all.empty()) return all.front().id;
            return store::insert_admin_change(database, {.what = StaffAct::ResetAccount,
                                                         .subject = "n0",
                                                         .unit_id = "wuhan",
                                                         .wanted = "{}",
                                                         .facts = "lead",
                                                         .asked_by = 1,
                                                         .asked = m_server.clock.now()});
        });
    }

    static Json unit() {
        return {{"parent", "hubei"}, {"level", "detachment"}, {"name", {{"zh-CN", "武汉支队"}, {"en", "Wuhan"}}}};
    }
    static Json facts(const std::string& badge) {
        return {{"badge", badge}, {"name", "李静"}, {"unit", "wuhan"}, {"roles", {"handler"}}};
    }
    static Json with_seen(Json wish, Json seen) {
        wish["seen"] = std::move(seen);
        return wish;
    }
    // As it is stored.
    Json seen_unit() {
        const auto stored =
            m_server.store.read([](store::Database& database) { return store::find_unit(database, "wuhan").value(); });
        auto seen = unit();
        seen["name"] = {{"zh-CN", stored.name.chinese}, {"en", stored.name.english}};
        return seen;
    }
    Json seen_account() {
        const auto stored = m_server.store.read(
            [&](store::Database& database) { return store::find_staff(database, account()).value(); });
        auto seen = facts(account());
        seen.erase("badge");
        seen["name"] = stored.facts.officer.name;
        return seen;
    }
    Json absence(Date day) { return {{"from", to_string(day)}, {"to", to_string(day)}, {"deputy", deputy()}}; }

    Date next_day() { return m_day += std::chrono::days{1}; }
    std::string new_badge() { return "n" + std::to_string(++m_badges); }
    const std::string& added(std::string& badge) {
        if (badge.empty()) m_accounts.add(badge = new_badge(), {Role::Handler}, "wuhan");
        return badge;
    }
    const std::string& account() { return added(m_account); }
    const std::string& deputy() { return added(m_deputy); }

    RunningServer& m_server;
    StaffDesk m_accounts;
    std::string m_account, m_deputy;
    int m_badges = 0;
    Date m_day = parse_date("2026-12-01").value();
};

} // namespace zhiping::tests
