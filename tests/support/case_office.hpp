#pragma once

#include "tests/support/citizen_desk.hpp"
#include "tests/support/entrance.hpp"

#include <catch_amalgamated.hpp>

namespace zhiping::tests {

inline constexpr auto cases_path = "/api/v1/cases";

// A case of the brigade, and who has to do with it: each asks with a session of their own.
struct Office {
    CitizenDesk citizen;
    Entrance staff{citizen.server};
    std::string path = cases_path + std::string{"/"} + citizen.receipt;

    httplib::Headers enter(const std::vector<Role>& roles, const std::string& unit_id) {
        return staff.enter(roles, unit_id);
    }

    httplib::Result get(const std::string& at, const httplib::Headers& who) const {
        return citizen.server.get(at, who);
    }
    httplib::Result act(const httplib::Headers& who, const Json& action) const {
        return citizen.server.client().Post(path + "/actions", who, action.dump(), "application/json");
    }
    // The receipts of a list.
    std::vector<std::string> listed(const httplib::Headers& who, const std::string& query = "") const {
        const auto answer = get(cases_path + query, who);
        REQUIRE(answer);
        REQUIRE(answer->status == 200);
        std::vector<std::string> receipts;
        const auto page = Json::parse(answer->body);
        for (const auto& each : page["cases"]) receipts.push_back(each["receipt"]);
        return receipts;
    }
    Json shown(const httplib::Headers& who) const { return Json::parse(get(path, who)->body); }
};

inline void check_refused(const httplib::Result& answer, int status, const std::string& field) {
    REQUIRE(answer);
    CHECK(answer->status == status);
    CHECK(Json::parse(answer->body)["error"]["field"] == field);
}

} // namespace zhiping::tests
