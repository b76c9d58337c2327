#pragma once

#include "native/app/current_policy.hpp"
#include "native/app/load_policy.hpp"
#include "native/cases/policies.hpp"
#include "shared/wire/policy_json.hpp"
#include "tests/support/case_house.hpp"
#include "tests/support/json.hpp"
#include "tests/support/staff_house.hpp"

namespace zhiping::tests {

inline Date day(const char* text) { return parse_date(text).value(); }

// The newest policy as a file to be loaded.
inline Json policy_file(int version = 1001) {
    auto file = Json::parse(wire::encode(newest_policy()));
    file["version"] = version;
    file["source"] = "Order 12";
    return file;
}

inline Json policy_with(const std::string& member, const Json& value, int version = 1001) {
    auto file = policy_file(version);
    file[member] = value;
    return file;
}

// Cases of a brigade in which a second person can approve.
struct PolicyHouse : CaseHouse {
    evidence::Vault vault{std::make_unique<files::PosixFolder>(folder.path() / "evidence"), [] {
                              sealing::KeyRing keys;
                              keys.add_newest(china_date(sample_now));
                              return keys;
                          }()};
    StaffDesk accounts{store, vault};

    PolicyHouse() {
        accounts.add("1001");
        accounts.add("1003", {Role::Lead});
    }

    // The number that it got, or what was refused: "modules: Driving tests has ..."
    std::string load(const Json& file, const char* begins = "2026-12-01") {
        const auto outcome = app::load_policy(store, chance, {file.dump(), day(begins), "法制处"}, now);
        if (const auto* problem = std::get_if<app::PolicyProblem>(&outcome))
            return problem->field + ": " + problem->words;
        return std::to_string(std::get<int>(outcome));
    }

    int in_force(const char* on) {
        return store.read([&](store::Database& database) { return cases::policy_in_force(database, day(on)).version; });
    }

    // An evaluation on this morning, by somebody else each time.
    ReceiptNumber evaluate_on(const std::string& morning, std::uint64_t number) {
        now = parse_china_time(morning + " 09:00").value();
        return evaluate(number, sample_token<Secret>(number)).number;
    }

    CaseFile file_of(const ReceiptNumber& receipt) { return find(receipt)->file; }

    // In English, as the handler's try to send a reply that found something wrong.
    std::string refusal_to_issue_wrong(const ReceiptNumber& receipt) {
        auto reply = clean_reply();
        reply.findings[0].finding = Finding::Wrong;
        does(receipt, CaseAction::Take, handler);
        const auto acted = act(receipt, CaseAction::IssueReply, handler, {.reply = reply});
        return acted ? "issued" : std::string{text(acted.error().message, Language::English)};
    }
};

} // namespace zhiping::tests
