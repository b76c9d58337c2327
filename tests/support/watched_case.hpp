#pragma once

#include "tests/support/case_office.hpp"

#include "native/app/load_units.hpp"
#include "native/app/sealed_person.hpp"
#include "native/store/cases.hpp"
#include "native/store/disclosures.hpp"

#include <catch_amalgamated.hpp>

#include <set>

namespace zhiping::tests {

inline constexpr auto audit_path = "/api/v1/audit";

// A case that a handler (7001) has taken, a lead (7002) above has read, and of whose person somebody saw everything.
struct Watched : Office {
    httplib::Headers handler = enter({Role::Handler}, "caidian");
    httplib::Headers lead = enter({Role::Lead}, "wuhan");
    store::Store& store = citizen.server.store;

    Watched() {
        REQUIRE_FALSE(
            app::load_units(store, {{"yichang", "hubei", Level::Detachment, {"宜昌市交警支队", "Yichang Detachment"}},
                                    {"xiling", "yichang", Level::Brigade, {"西陵大队", "Xiling Brigade"}}}));
        REQUIRE(shown(handler)["status"] == "handling");
        REQUIRE(act(handler, {{"action", "take"}, {"seen", 1}})->status == 200);
        REQUIRE(shown(lead)["status"] == "handling");
        identify();
    }

    std::int64_t evaluation_id() {
        return store.read([&](store::Database& database) {
            return store::find_case_key(database, ReceiptNumber::parse(citizen.receipt).value())->evaluation_id;
        });
    }

    // A name and a number, which the handler saw with a reason.
    void identify() {
        const auto id = evaluation_id();
        const auto now = citizen.server.clock.now();
        store.write([&](store::Database& database) {
            const auto key = citizen.server.vault.person_key();
            const auto phone = PhoneNumber::parse("13512345670").value();
            const auto person = app::find_or_insert_person(database, key, phone, now);
            const auto name = app::seal_name(key, id, PersonName::parse("张三丰").value());
            store::insert_evaluation_person(database, {id, person, name, true, now});
            store::insert_disclosure(database, {.evaluation_id = id,
                                                .staff_id = id_of("7001"),
                                                .unit_id = "caidian",
                                                .what = Disclosed::Person,
                                                .reason = "核实理由在此",
                                                .salt = {},
                                                .at = now});
        });
    }

    std::int64_t id_of(const std::string& badge) {
        return store.read([&](store::Database& database) { return id_of_in(database, badge); });
    }

    static std::int64_t id_of_in(store::Database& database, const std::string& badge) {
        return database.prepare("SELECT id FROM staff WHERE badge = ?").bind(badge).value<std::int64_t>();
    }

    httplib::Result audit(const httplib::Headers& who, const std::string& query = "") const {
        return get(audit_path + query, who);
    }
    Json page(const httplib::Headers& who, const std::string& query = "") const {
        const auto answer = audit(who, query);
        REQUIRE(answer);
        CAPTURE(query, answer->body);
        REQUIRE(answer->status == 200);
        return Json::parse(answer->body);
    }
    Json entries(const httplib::Headers& who, const std::string& query = "") const {
        return page(who, query)["entries"];
    }

    // "seen 7002", "done 7001 take": of one case.
    std::set<std::string> about_case(const httplib::Headers& who, const std::string& more = "") const {
        std::set<std::string> all;
        for (const auto& entry : entries(who, "?receipt=" + citizen.receipt + more)) {
            CHECK(entry["receipt"] == citizen.receipt);
            auto words = entry["kind"].get<std::string>() + " " + entry["who"]["badge"].get<std::string>();
            if (entry.contains("action")) words += " " + entry["action"].get<std::string>();
            if (entry["kind"] != "act") all.insert(words);
        }
        return all;
    }
};

} // namespace zhiping::tests
