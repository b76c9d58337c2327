#include "shared/notices/notice.hpp"
#include "tests/shared/support.hpp"

#include <set>

// When notices are sent, and what is spent on them.
using namespace zhiping;
using namespace zhiping::test;
using namespace std::chrono_literals;

namespace {

constexpr auto day = std::chrono::year{2026} / 11 / 20;
constexpr auto next_day = std::chrono::year{2026} / 11 / 21;

} // namespace

TEST_CASE("What could not be sent is tried again after a minute, then two, four and so on, up to an hour") {
    CHECK(pause_after(1) == 1min);
    CHECK(pause_after(2) == 2min);
    CHECK(pause_after(3) == 4min);
    CHECK(pause_after(6) == 32min);
    CHECK(pause_after(7) == 60min);
    CHECK(pause_after(8) == 60min);
    CHECK(pause_after(1'000'000) == 60min);
    CHECK(pause_after(0) == 1min);
    CHECK(pause_after(-1) == 1min);
}

TEST_CASE("What time has caused at night waits for the morning, and what somebody did does not") {
    CHECK(first_try(NoticeKind::Overdue, at(day, 0, 5)) == at(day, 8));
    CHECK(first_try(NoticeKind::Reminder, at(day, 7, 59)) == at(day, 8));
    CHECK(first_try(NoticeKind::DueTomorrow, at(day, 8)) == at(day, 8));
    CHECK(first_try(NoticeKind::Digest, at(day, 8, 30)) == at(day, 8, 30));
    CHECK(first_try(NoticeKind::Overdue, at(day, 23)) == at(day, 23));
    for (const auto kind : {NoticeKind::Receipt, NoticeKind::Reply, NoticeKind::Question, NoticeKind::NewCase})
        CHECK(first_try(kind, at(day, 3)) == at(day, 3));
}

TEST_CASE("The next morning is the one that has not come yet") {
    CHECK(next_morning(at(day, 0)) == at(day, 8));
    CHECK(next_morning(at(day, 7, 59)) == at(day, 8));
    CHECK(next_morning(at(day, 8)) == at(next_day, 8));
    CHECK(next_morning(at(day, 15, 40)) == at(next_day, 8));
    CHECK(next_morning(at(std::chrono::year{2026} / 12 / 31, 22)) == at(std::chrono::year{2027} / 1 / 1, 8));
}

TEST_CASE("The last acceptance of a template that replies use is kept for the reply") {
    CHECK(may_spend_acceptance(NoticeKind::Reply, 1, true));
    CHECK_FALSE(may_spend_acceptance(NoticeKind::Reply, 0, true));
    for (const auto kind : {NoticeKind::Receipt, NoticeKind::Question, NoticeKind::Extended, NoticeKind::Reminder}) {
        CHECK_FALSE(may_spend_acceptance(kind, 1, true));
        CHECK(may_spend_acceptance(kind, 2, true));
        CHECK(may_spend_acceptance(kind, 1, false));
        CHECK_FALSE(may_spend_acceptance(kind, 0, false));
    }
}

TEST_CASE("What is stored of notices is told apart by its id") {
    std::set<std::string_view> ids;
    for (const auto& each : notice_kinds) {
        CHECK(ids.insert(each.id).second);
        CHECK(find_by_id(notice_kinds, each.id) == each.value);
        CHECK_FALSE(text(each.words, Language::Chinese).empty());
    }
    for (const auto& each : notice_states) CHECK(find_by_id(notice_states, each.id) == each.value);
    for (const auto& each : notice_channels) CHECK(find_by_id(notice_channels, each.id) == each.value);
    for (const auto& each : notice_templates) CHECK(find_by_id(notice_templates, each.id) == each.value);
}
