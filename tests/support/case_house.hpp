#pragma once

#include "native/cases/act_on_case.hpp"
#include "native/cases/run_clocks.hpp"
#include "native/cases/same_reply.hpp"
#include "native/cases/verify_cases.hpp"
#include "tests/common/people.hpp"
#include "tests/support/sample_store.hpp"
#include "tests/support/temporary_folder.hpp"

#include <stdexcept>

namespace zhiping::tests {

using test::brigade_lead;
using test::bureau_handler;
using test::bureau_lead;
using test::citizen;
using test::detachment_lead;
using test::handler;
using test::reviewer;
using test::staff;

// Cases in a store of their own, and the clock on the wall.
struct CaseHouse {
    TemporaryFolder folder;
    store::Store store{folder.path() / "zhiping.db"};
    Code code = fill_with_samples(store);
    Instant now = sample_now; // A Friday: replies are due on Wednesday, the 25th.
    std::vector<HolidayNotice> notices{state_council_calendar().notices().begin(),
                                       state_council_calendar().notices().end()};
    std::int64_t calendar_version = 0;
    std::vector<cases::CalendarChange> calendar_changes = {};

    cases::FindMeans means = [this](store::Database&) {
        return cases::Means{std::make_shared<const Calendar>(notices), calendar_version, calendar_changes, chance};
    };

    // What is in `notices` now was loaded.
    void tell_of_calendar(Instant loaded) {
        calendar_changes.push_back({++calendar_version, loaded, std::make_shared<const Calendar>(notices)});
    }

    // The program came with it: also after some were loaded.
    void tell_of_shipped_calendar() {
        calendar_version += cases::max_loaded_notices;
        for (auto& change : calendar_changes) change.version += cases::max_loaded_notices;
    }

    Receipt evaluate(std::uint64_t number = 1, const Secret& secret = sample_secret) {
        return submit(store, sample_submission(code, number), secret, now).value();
    }

    Result<cases::StoredCase> act(const ReceiptNumber& receipt, CaseAction action, const Actor& actor,
                                  CaseDetails details = {}, std::optional<int> seen = {}) {
        return store.write([&](store::Database& database) {
            return cases::act_on_case(database, receipt, {action, actor, now, details}, seen, means(database));
        });
    }

    // What must be possible.
    CaseFile does(const ReceiptNumber& receipt, CaseAction action, const Actor& actor, CaseDetails details = {}) {
        auto acted = act(receipt, action, actor, std::move(details));
        if (!acted) throw std::logic_error{std::string{text(acted.error().message, Language::English)}};
        return acted->file;
    }

    CaseFile answer(const ReceiptNumber& receipt, const Actor& by) {
        does(receipt, CaseAction::Take, by);
        return does(receipt, CaseAction::IssueReply, by, {.reply = clean_reply()});
    }

    // Nothing was wrong: it goes out without a second person.
    static Reply clean_reply() {
        return {.findings = {{Situation::UnfairEnforcement, Finding::DidNotHappen},
                             {Situation::ImpoundedWithoutCause, Finding::Lawful}},
                .text = "经查看执法记录仪，情况与您说的不一致，现将核查结果答复如下。",
                .basis = "道路交通安全法第八十七条"};
    }

    cases::ClockRun run_clocks() { return cases::run_clocks(store, means, now, fail_on_problem); }

    std::optional<cases::StoredCase> find(const ReceiptNumber& receipt) {
        return store.read([&](store::Database& database) { return cases::find_case(database, receipt); });
    }

    std::int64_t count_same_replies(const ReceiptNumber& receipt) {
        return store.read([&](store::Database& database) {
            return cases::count_same_replies(database, *cases::find_case(database, receipt));
        });
    }

    // Their actions, in order.
    std::vector<CaseAction> actions_of(const ReceiptNumber& receipt) {
        return store.read([&](store::Database& database) {
            std::vector<CaseAction> actions;
            const auto key = store::find_case_key(database, receipt);
            for (const auto& row : store::list_events(database, key->evaluation_id)) actions.push_back(row.action);
            return actions;
        });
    }

    std::vector<std::string> verify() {
        std::vector<std::string> problems;
        store.read([&](store::Database& database) {
            cases::verify_cases(database, [&](const std::string& problem) { problems.push_back(problem); });
        });
        return problems;
    }

    // As somebody who has the file would.
    void execute(const std::string& sql) {
        store.write([&](store::Database& database) { database.execute(sql); });
    }
};

} // namespace zhiping::tests
