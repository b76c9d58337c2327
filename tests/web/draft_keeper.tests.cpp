#include "tests/support/submission_desk.hpp"

using namespace zhiping;
using namespace zhiping::tests;

// The draft, and what of it is on the phone when.

namespace {

std::string only_key() {
    REQUIRE(headless().on_phone.size() == 1);
    return headless().on_phone.begin()->first;
}

} // namespace

TEST_CASE("Nothing is kept before the instructions are agreed to") {
    SubmissionDesk desk;
    headless().on_phone.clear();
    desk.open_anew();
    desk.keeper->draft().evaluation.statement = "还没同意";
    desk.keeper->keep();
    CHECK(headless().on_phone.empty());
    desk.keeper->agree();
    desk.keeper->keep();
    CHECK(desk.kept().evaluation.statement == "还没同意");
}

TEST_CASE("A draft is written when it has changed, and not without") {
    SubmissionDesk desk;
    headless().on_phone.clear();
    desk.keeper->keep();
    CHECK(headless().on_phone.empty());
    desk.keeper->draft().evaluation.statement = "改了";
    desk.keeper->keep();
    CHECK(desk.kept().evaluation.statement == "改了");
    desk.open_anew();
    desk.keeper->load();
    CHECK(desk.keeper->draft() == desk.kept());
}

TEST_CASE("How long a draft is kept counts from its last change, not from the last attempt to send it") {
    SubmissionDesk desk;
    headless().now += 1000;
    desk.keeper->set_submitted(true);
    CHECK(desk.kept().saved_at == Instant{std::chrono::seconds{friday_afternoon}});
    desk.keeper->draft().evaluation.statement = "改了";
    desk.keeper->keep();
    CHECK(desk.kept().saved_at == Instant{std::chrono::seconds{friday_afternoon + 1000}});
}

TEST_CASE("Clearing takes every answer and both tokens, and leaves what was agreed to") {
    SubmissionDesk desk;
    const auto before = desk.keeper->draft();
    headless().now += 1000;
    desk.keeper->clear();
    const auto& draft = desk.keeper->draft();
    CHECK(headless().on_phone.empty());
    CHECK(draft.agreed);
    CHECK(draft.evaluation.agreed_at == before.evaluation.agreed_at);
    CHECK(draft.evaluation.statement.empty());
    CHECK(draft.submission_id != before.submission_id);
    CHECK(draft.secret != before.secret);
    desk.keeper->keep();
    CHECK(headless().on_phone.empty()); // Nothing was filled in since.
}

TEST_CASE("Another tab takes over only what it has kept under the same key, agreed to and not on its way") {
    SubmissionDesk desk;
    const auto key = only_key();
    CHECK(desk.keeper->is_taken_over(key));
    CHECK_FALSE(desk.keeper->is_taken_over(key + "0"));
    CHECK_FALSE(desk.keeper->is_taken_over("zhiping.elder"));
    desk.keeper->set_submitted(true);
    CHECK_FALSE(desk.keeper->is_taken_over(key));
    desk.keeper->set_submitted(false);
    desk.keeper->erase();
    CHECK_FALSE(desk.keeper->is_taken_over(key));
}

TEST_CASE("A draft that became another submission is kept beside the first, with the same answers") {
    SubmissionDesk desk;
    const auto first = desk.keeper->draft();
    desk.keeper->become_another_submission();
    desk.keeper->keep_now();
    CHECK(headless().on_phone.size() == 2);
    CHECK(desk.keeper->draft().evaluation == first.evaluation);
    CHECK(desk.keeper->draft().submission_id != first.submission_id);
    CHECK(desk.keeper->draft().secret != first.secret);
}

TEST_CASE("Where the phone keeps nothing the draft says so") {
    SubmissionDesk desk;
    CHECK(desk.keeper->is_kept());
    headless().storage_allowed = false;
    desk.keeper->keep_now();
    CHECK_FALSE(desk.keeper->is_kept());
}
