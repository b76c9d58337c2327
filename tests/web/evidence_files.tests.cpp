#include "tests/support/submission_desk.hpp"
#include "web/citizen/evidence_names.hpp"

#include "shared/text/text_ids.hpp"

using namespace zhiping;
using namespace zhiping::tests;
using citizen::Step;

// The photos and videos of a draft, without a screen; with one: app_evidence.tests.cpp.

TEST_CASE("Evidence is held when everything that was chosen is, also what is still being read") {
    SubmissionDesk desk;
    CHECK(desk.evidence->are_held());
    desk.evidence->expect(2);
    CHECK_FALSE(desk.evidence->are_held());
    CHECK(desk.evidence->take(desk.offered(1, jpeg_start), {}));
    desk.upload(1);
    CHECK_FALSE(desk.evidence->are_held());
    CHECK_FALSE(desk.evidence->take(desk.offered(2, text_file), {}));
    CHECK(desk.evidence->are_held());
    CHECK(desk.evidence->refusals().size() == 1);
}

TEST_CASE("What was chosen for a draft that is no more is let go of when it comes, and what comes after is taken") {
    SubmissionDesk desk;
    desk.evidence->expect(1);
    desk.evidence->forget_all(false);
    CHECK(desk.evidence->coming() == 0);
    CHECK(desk.evidence->take(desk.offered(1, jpeg_start), {}));
    CHECK(desk.evidence->uploads().chosen().empty());
    desk.choose(2);
    CHECK(desk.evidence->uploads().chosen().size() == 1);
}

TEST_CASE("Files that are lost are refused together, and nothing is lost where none was chosen") {
    SubmissionDesk desk;
    CHECK_FALSE(desk.evidence->lose());
    desk.evidence->wait_for_network();
    CHECK_FALSE(desk.evidence->is_waiting());
    desk.evidence->expect(3);
    desk.evidence->wait_for_network();
    CHECK(desk.evidence->is_waiting());
    CHECK(desk.evidence->lose());
    CHECK_FALSE(desk.evidence->is_waiting());
    REQUIRE(desk.evidence->refusals().size() == 1);
    CHECK(desk.evidence->refusals().front().count == 3);
    CHECK(desk.evidence->are_held());
}

TEST_CASE("Removing is asked for once, for one file, until something else is done") {
    SubmissionDesk desk;
    desk.choose(1);
    desk.choose(2);
    const auto file = [&](std::size_t index) { return desk.evidence->uploads().chosen()[index].file; };
    CHECK(desk.evidence->change({Step::RemoveEvidence, 1}) == citizen::action_name(file(1), Step::RemoveAgain));
    CHECK(desk.evidence->is_asking_to_remove(file(1)));
    CHECK_FALSE(desk.evidence->is_asking_to_remove(file(0)));
    desk.evidence->forget_question();
    CHECK_FALSE(desk.evidence->is_asking_to_remove(file(1)));
    CHECK(desk.evidence->change({Step::RemoveAgain, 1}) == citizen::first_file_input);
    CHECK(desk.evidence->uploads().chosen().size() == 1);
}

TEST_CASE("What only the person can mend leads to what mends it") {
    SubmissionDesk desk;
    desk.choose(1);
    CHECK_FALSE(desk.evidence->find_problem());
    const auto file = desk.evidence->uploads().chosen().front().file;
    desk.evidence->hear({file_id(1), FileEvent::Unreadable});
    REQUIRE(desk.evidence->find_problem());
    CHECK(desk.evidence->find_problem()->field == citizen::again_name(file));
    CHECK(headless().announced == desk.evidence->find_problem()->message);
}

TEST_CASE("What the server holds is listed by name and size, and nothing that it does not hold") {
    SubmissionDesk desk;
    desk.choose(1);
    desk.choose(2);
    CHECK(desk.evidence->list_held().empty());
    desk.upload(2);
    CHECK(desk.evidence->list_held() == "照片 2 · 1.0 MB\n");
}
