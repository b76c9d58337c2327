#pragma once

#include "tests/support/running_server.hpp"
#include "tests/support/staff_house.hpp"

namespace zhiping::tests {

// Where staff of a server sign in: each with an account of their own, as requests of their browser carry it.
class Entrance {
public:
    explicit Entrance(RunningServer& server) : m_server(server), m_accounts(server.store, server.vault) {}

    httplib::Headers enter(const std::vector<Role>& roles, const std::string& unit_id) {
        return enter(roles, unit_id, std::to_string(7000 + ++m_members));
    }
    httplib::Headers enter(const std::vector<Role>& roles, const std::string& unit_id, const std::string& badge) {
        const auto told = m_accounts.add_ready(badge, roles, unit_id);
        const auto now = m_server.clock.now();
        const auto answer = m_accounts.sign_in({badge, good_password, StaffDesk::code_of(told, now), {}, office}, now);
        return {{"Accept-Language", "en"}, {"Cookie", "__Host-staff=" + std::get<app::StaffToken>(answer).digits()}};
    }

private:
    RunningServer& m_server;
    StaffDesk m_accounts;
    int m_members = 0;
};

} // namespace zhiping::tests
