#include "native/app/demo_cases.hpp"

#include "native/app/count_work.hpp"
#include "native/app/demo_picture.hpp"
#include "native/app/demo_staff.hpp"
#include "native/app/demo_story.hpp"
#include "native/app/verify_evidence.hpp"
#include "native/cases/inspect_cases.hpp"
#include "native/store/comments.hpp"
#include "native/store/evidence.hpp"
#include "shared/evidence/evidence_format.hpp"
#include "tests/support/staff_house.hpp"

#include <catch_amalgamated.hpp>

#include <set>

using namespace zhiping;
using namespace zhiping::tests;

namespace {

// Where the demo was loaded.
struct DemoHouse : StaffHouse {
    std::size_t added;

    explicit DemoHouse(Instant at = sample_now) {
        now = at;
        added = load();
    }

    std::size_t load() { return app::load_demo_cases(store, vault, chance, now); }

    std::vector<CaseFile> files() {
        return store.read([](store::Database& database) {
            std::vector<CaseFile> files;
            store::for_each_work(database, {}, [&](const store::ListedWork& work) {
                files.push_back(cases::find_case(database, work.listed.receipt)->file);
            });
            return files;
        });
    }

    WorkCounts counts_of(std::size_t place) {
        const auto& [badge, name, unit_id, roles] = app::demo_members()[place];
        const app::StaffMember member{1, {std::string{name}, std::string{badge}}, std::string{unit_id}, roles};
        return app::count_work(store, member, china_date(now));
    }

    // As long as these stay, nothing was added.
    std::vector<std::int64_t> counts_of_rows() {
        std::vector<std::int64_t> counts;
        for (const auto* table : {"code", "evaluation", "case_file", "case_event", "evidence", "upload", "journal"})
            counts.push_back(count_rows(store, table));
        return counts;
    }
};

template <typename Holds> bool has(const std::vector<CaseFile>& files, Holds holds) {
    return std::any_of(files.begin(), files.end(), holds);
}

bool is_handled(const CaseFile& file) { return file.status == CaseStatus::Handling; }

bool is_late(const CaseFile& file) {
    const auto* clock = file.running(ClockKind::Reply);
    return clock && clock->is_late;
}

} // namespace

TEST_CASE("A demo has cases in every state, and of every end") {
    DemoHouse house;
    std::set<CaseStatus> statuses;
    std::set<Closing> ends;
    for (const auto& file : house.files()) {
        statuses.insert(file.status);
        if (file.closing) ends.insert(*file.closing);
    }
    CHECK(statuses.size() == case_statuses.size());
    CHECK(ends.size() == closings.size());
}

TEST_CASE("A demo has what a desk is tried with") {
    DemoHouse house;
    const auto files = house.files();
    CHECK(has(files, [](const CaseFile& file) { return is_handled(file) && !file.handler && file.round == 1; }));
    CHECK(has(files, [](const CaseFile& file) {
        return is_handled(file) && file.handler && file.handler->badge == "demo-brigade" && !file.contacts.empty();
    }));
    CHECK(has(files, [](const CaseFile& file) { return file.question.has_value(); }));
    CHECK(has(files, [](const CaseFile& file) { return !file.asked_officers.empty(); }));
    CHECK(has(files, [](const CaseFile& file) { return file.has_pressure_report; }));
    CHECK(has(files, [](const CaseFile& file) { return file.is_sample; }));
    CHECK(has(files,
              [](const CaseFile& file) { return is_handled(file) && file.reply && file.round == 1; })); // Returned.
    CHECK(has(files, [](const CaseFile& file) {
        return file.status == CaseStatus::Approval && file.reply->author.badge != "demo-brigade";
    }));
    CHECK(has(files, [](const CaseFile& file) {
        return file.status == CaseStatus::Answered && !file.reply->opened && file.reply->approver;
    }));
    CHECK(has(files,
              [](const CaseFile& file) { return is_handled(file) && file.unit_id == "420100" && file.round == 2; }));
    CHECK(has(files,
              [](const CaseFile& file) { return file.request && file.request->kind == CaseAction::RequestExtension; }));
    CHECK(has(files, [](const CaseFile& file) { return is_late(file) && file.unit_id == "420114"; }));
    CHECK(house.store.read(
              [](store::Database& database) { return store::count_unanswered_comments(database, "420114"); }) == 1);
    CHECK(count_rows(house.store, "evidence") == 1);
}

TEST_CASE("Whoever tries a demo's desk has something in each of its lists") {
    DemoHouse house;
    const auto brigade = house.counts_of(0);
    CHECK(brigade.mine > 0);
    CHECK(brigade.unit > brigade.mine);
    CHECK(brigade.to_approve > 0);
    CHECK(brigade.comments > 0);
    const auto detachment = house.counts_of(1);
    CHECK(detachment.unit > 0);
    CHECK(detachment.requests > 0);
    CHECK(detachment.overdue_below > 0);
    CHECK(house.counts_of(2).overdue_below.has_value());
}

TEST_CASE("Whenever a demo is made, all was done before, one case is late, and everything verifies") {
    // A working day, the first minutes of one, a Sunday, and a day of Spring Festival.
    for (const auto* time : {"2026-11-20 15:40", "2026-11-23 00:10", "2026-11-22 12:00", "2026-02-18 09:00"}) {
        CAPTURE(time);
        DemoHouse house{parse_china_time(time).value()};
        const auto files = house.files();
        for (const auto& file : files) CHECK(file.last_event <= house.now);
        CHECK(std::count_if(files.begin(), files.end(), is_late) == 1);
        CHECK(app::verify_evidence(house.store, house.vault, [](auto, auto) {}).problems.empty());
    }
}

TEST_CASE("A demo's cases are added once") {
    DemoHouse house;
    CHECK(house.added > 0);
    CHECK(count_rows(house.store, "notice") == 0); // It is a story: nobody is told of it.
    const auto before = house.counts_of_rows();
    CHECK(house.load() == 0);
    house.now += std::chrono::days{3};
    CHECK(house.load() == 0);
    CHECK(house.counts_of_rows() == before);
}

TEST_CASE("The photo of a demo is one that evidence may be") {
    const auto picture = app::demo_picture();
    CHECK(find_evidence_format(std::span{picture}.first(telling_bytes)) == EvidenceFormat::Png);
}
