#pragma once

#include "tests/support/running_server.hpp"
#include "tests/support/staff_house.hpp"

#include <catch_amalgamated.hpp>

namespace zhiping::tests {

// Somebody of staff with a browser: signs in by the route, with password and code, and again when the session has run
// out.
class StaffAtBrowser {
public:
    StaffAtBrowser(RunningServer& server, const std::string& badge, std::vector<Role> roles, const std::string& unit_id)
        : m_server(server), m_told(StaffDesk{server.store, server.vault}.add(badge, roles, unit_id)) {}

    httplib::Result get(const std::string& path) { return m_server.get(path, headers()); }
    httplib::Result post(const std::string& path, const Json& body) {
        return m_server.client().Post(path, headers(), body.dump(), "application/json");
    }

    // As the case is to them now; null when it is none.
    Json shown(const std::string& receipt) {
        const auto answer = get(path_of(receipt));
        REQUIRE(answer);
        return answer->status == 200 ? Json::parse(answer->body) : Json{};
    }

    // What they do after they have read the case.
    httplib::Result act(const std::string& receipt, const std::string& action, const Json& details = Json::object()) {
        return act_having_seen(shown(receipt)["events"].back()["number"], receipt, action, details);
    }
    httplib::Result act_having_seen(int seen, const std::string& receipt, const std::string& action,
                                    const Json& details = Json::object()) {
        return post(path_of(receipt) + "/actions", {{"action", action}, {"seen", seen}, {"details", details}});
    }

    httplib::Result post_nothing(const std::string& path) {
        return m_server.client().Post(path, headers(), "", "application/json");
    }

    httplib::Result put(const std::string& path, const Json& body) {
        return m_server.client().Put(path, headers(), body.dump(), "application/json");
    }
    httplib::Result erase(const std::string& path) { return m_server.client().Delete(path, headers()); }

    // What the app on their phone shows now.
    std::string code() const { return StaffDesk::code_of(m_told, m_server.clock.now()); }

    const Officer& officer() const { return m_told.officer; }

private:
    static std::string path_of(const std::string& receipt) { return "/api/v1/cases/" + receipt; }

    httplib::Headers headers() {
        const auto now = m_server.clock.now();
        if (now - m_used >= app::session_idle_limit) sign_in(now);
        m_used = now;
        return {{"Accept-Language", "en"}, {"Cookie", m_cookie}};
    }

    void sign_in(Instant now) {
        Json words{{"badge", officer().badge}, {"password", m_password}, {"code", StaffDesk::code_of(m_told, now)}};
        if (m_password == m_told.password) words["new_password"] = m_password = good_password;
        const auto answer = m_server.client().Post("/api/v1/staff/session", english, words.dump(), "application/json");
        REQUIRE(answer);
        REQUIRE(answer->status == 201);
        const auto cookie = answer->get_header_value("Set-Cookie");
        m_cookie = cookie.substr(0, cookie.find(';'));
    }

    RunningServer& m_server;
    app::FirstCredentials m_told;
    std::string m_password = m_told.password;
    std::string m_cookie;
    Instant m_used{};
};

} // namespace zhiping::tests
