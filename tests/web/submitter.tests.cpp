#include "shared/text/text_ids.hpp"
#include "shared/wire/error_json.hpp"
#include "tests/support/submission_desk.hpp"

using namespace zhiping;
using namespace zhiping::tests;
using citizen::RefusalKind;
using State = citizen::SubmissionState;
using Steps = std::vector<State>;

// The submission by itself: what is sent when, and which answers count.

namespace {

const auto accepted = wire::encode(some_receipt());

} // namespace

TEST_CASE("A submission becomes a receipt that stays in the tab with its secret") {
    SubmissionDesk desk;
    desk.submitter->submit();
    desk.answer(0, 201, accepted);
    CHECK(desk.steps == Steps{State::Sending, State::Stored});
    const auto& receipt = desk.submitter->receipt();
    CHECK(receipt.stored.receipt == some_receipt());
    CHECK(receipt.stored.evaluation.statement == "很好");
    CHECK(receipt.secret == desk.keeper->draft().secret);
    desk.open_anew();
    desk.submitter->load_receipt();
    CHECK(desk.submitter->state() == State::Stored);
    CHECK(desk.submitter->receipt().stored.receipt == some_receipt());
    desk.submitter->forget_receipt();
    CHECK(desk.submitter->state() == State::FillingIn);
    desk.open_anew();
    desk.submitter->load_receipt();
    CHECK(desk.submitter->state() == State::FillingIn);
}

TEST_CASE("Submitting and waking while it is being sent send nothing more") {
    SubmissionDesk desk;
    desk.submitter->submit();
    desk.submitter->submit();
    desk.submitter->wake();
    CHECK(headless().posts.size() == 1);
    CHECK(desk.steps == Steps{State::Sending});
}

TEST_CASE("Waking sends nothing that waits for no network") {
    SubmissionDesk desk;
    desk.submitter->wake();
    desk.choose(1);
    desk.submitter->submit();
    desk.submitter->wake();
    CHECK(desk.submitter->state() == State::WaitingForUploads);
    CHECK(headless().posts.empty());
}

TEST_CASE("Of two answers to one attempt the first counts") {
    SubmissionDesk desk;
    desk.submitter->submit();
    SECTION("a refusal, then a receipt") {
        desk.answer(0, 400, "{}");
        desk.answer(0, 201, accepted);
        CHECK(desk.steps == Steps{State::Sending, State::Refused});
    }
    SECTION("a receipt, then silence") {
        desk.answer(0, 201, accepted);
        desk.answer(0, 0);
        CHECK(desk.steps == Steps{State::Sending, State::Stored});
        CHECK(headless().wake_after == 0);
    }
}

TEST_CASE("What is to come later, in whatever words, is sent again by itself, as the same submission") {
    SubmissionDesk desk;
    desk.submitter->submit();
    const auto* body =
        GENERATE("", "<html>Too Many Requests</html>", R"({"error":{"code":"too_many","message":"later","field":""}})");
    desk.answer(0, 429, body);
    CHECK(desk.steps == Steps{State::Sending, State::WaitingForNetwork});
    CHECK(desk.submitter->is_server_busy());
    CHECK(desk.keeper->draft().submitted);
    CHECK(headless().announced == "还没有提交：现在提交的人太多");
    CHECK(headless().wake_after == 5);
    desk.submitter->wake();
    REQUIRE(headless().posts.size() == 2);
    CHECK(headless().posts[1].request.body == headless().posts[0].request.body);
    desk.answer(1, 0);
    CHECK_FALSE(desk.submitter->is_server_busy());
    desk.submitter->wake();
    desk.answer(2, 201, accepted);
    CHECK(desk.submitter->state() == State::Stored);
}

TEST_CASE("An answer that comes after the person went back is heard only when it is the receipt") {
    SubmissionDesk desk;
    desk.submitter->submit();
    desk.submitter->go_back();
    CHECK(headless().posts_aborted == 1);
    const auto [status, body, state] = GENERATE(table<int, std::string, State>({
        {0, "", State::FillingIn},
        {400, "{}", State::FillingIn},
        {503, "", State::FillingIn},
        {201, accepted, State::Stored},
    }));
    desk.answer(0, status, body);
    CHECK(desk.submitter->state() == state);
    CHECK_FALSE(desk.keeper->draft().submitted);
    CHECK(headless().wake_after == 0);
}

TEST_CASE("The answer to an attempt that was given up does not end the next one") {
    SubmissionDesk desk;
    desk.submitter->submit();
    desk.submitter->go_back();
    desk.submitter->submit();
    for (const int status : {0, 400, 201}) desk.answer(0, status, accepted);
    CHECK(desk.submitter->state() == State::Sending);
    desk.answer(1, 201, accepted);
    CHECK(desk.submitter->state() == State::Stored);
}

TEST_CASE("Of a draft that is no more not even the receipt is heard") {
    SubmissionDesk desk;
    desk.submitter->submit();
    desk.submitter->abandon();
    desk.keeper->erase();
    desk.answer(0, 201, accepted);
    CHECK(desk.submitter->state() == State::FillingIn);
    CHECK(headless().in_tab.empty());
}

TEST_CASE("The draft says that it is to be sent for as long as it is, so that opening the code again goes on") {
    SubmissionDesk desk;
    desk.submitter->submit();
    CHECK(desk.kept().submitted);
    desk.answer(0, 0);
    CHECK(desk.kept().submitted);
    headless().on_phone.clear(); // By another tab.
    desk.submitter->wake();
    CHECK(desk.kept().submitted);
    SECTION("until the person goes back") { desk.submitter->go_back(); }
    SECTION("until it is refused") { desk.answer(1, 400, "{}"); }
    CHECK_FALSE(desk.kept().submitted);
}

TEST_CASE("Attempts that nobody answers are counted until one is, or the person goes back") {
    SubmissionDesk desk;
    desk.submitter->submit();
    for (const int pause : {5, 10, 20, 40, 60, 60}) {
        desk.answer(headless().posts.size() - 1, 0);
        CHECK(headless().wake_after == pause);
        desk.submitter->wake();
    }
    CHECK(desk.submitter->attempts() == 6);
    desk.submitter->go_back();
    CHECK(desk.submitter->attempts() == 0);
    CHECK(headless().wake_after == 0);
}

TEST_CASE("What is submitted early is sent when the last file is held, with all of them") {
    SubmissionDesk desk;
    desk.choose(1);
    desk.choose(2);
    desk.submitter->submit();
    desk.upload(1);
    desk.submitter->go_on_once_uploaded();
    CHECK(desk.steps == Steps{State::WaitingForUploads});
    desk.upload(2);
    desk.submitter->go_on_once_uploaded();
    CHECK(desk.steps == Steps{State::WaitingForUploads, State::Sending});
    CHECK(wire::decode_submission(headless().posts.at(0).request.body)->evidence.size() == 2);
    desk.submitter->go_on_once_uploaded();
    CHECK(headless().posts.size() == 1);
}

TEST_CASE("A file that is chosen while nobody answers is waited for before it is sent again") {
    SubmissionDesk desk;
    desk.submitter->submit();
    desk.answer(0, 0);
    desk.evidence->expect(1);
    desk.submitter->wake();
    CHECK(desk.submitter->state() == State::WaitingForUploads);
    CHECK(headless().posts.size() == 1);
}

TEST_CASE("What waits for uploads instead of the network still has broken ones tried again") {
    SubmissionDesk desk;
    desk.submitter->submit();
    desk.answer(0, 0);
    desk.choose(1);
    desk.evidence->hear({file_id(1), FileEvent::Broken});
    desk.submitter->wake();
    CHECK(desk.submitter->state() == State::WaitingForUploads);
    CHECK(headless().wake_after == 5);
}

TEST_CASE("A refusal is told in the server's words where it has any, and never as a bare status") {
    using namespace zhiping::wire;
    const auto say = [](const Error& error) { return encode(error, Language::Chinese); };
    const auto said = [](Message message) { return std::string{text(message, Language::Chinese)}; };
    struct Case {
        int status;
        std::string body;
        RefusalKind kind;
        citizen::FieldProblem problem;
    };
    const auto trouble = citizen::FieldProblem{"", said(Text::ServerTrouble)};
    const auto on_the_way = citizen::FieldProblem{"", said(Text::RefusedOnTheWay)};
    const Case cases[] = {
        {502, "<html>", RefusalKind::Trouble, trouble},
        {403, "<html>", RefusalKind::Trouble, on_the_way},
        {405, "<html>Method Not Allowed</html>", RefusalKind::Trouble, on_the_way},
        {200, "<html>Sign in to this Wi-Fi</html>", RefusalKind::Trouble, on_the_way},
        {403, "{\"code\": 403}", RefusalKind::Trouble, on_the_way},
        {201, "{}", RefusalKind::Trouble, trouble},
        {503, say({ErrorCode::Unavailable, Text::ServerTrouble, ""}), RefusalKind::Trouble, trouble},
        {400,
         say(invalid("situations", Text::SituationNotOffered)),
         RefusalKind::Answers,
         {"situations", said(Text::SituationNotOffered)}},
        {400, say(invalid("agreed_at", Text::FieldMissing)), RefusalKind::Answers, {"", said(Text::FieldMissing)}},
        {409,
         say({ErrorCode::Conflict, Text::EvidenceGone, "evidence"}),
         RefusalKind::Evidence,
         {"evidence", said(Text::EvidenceGone)}},
        {409,
         say({ErrorCode::Conflict, Text::SubmissionConflict, "submission_id"}),
         RefusalKind::ArrivedBefore,
         {"", said(Text::ArrivedBefore)}},
    };
    for (const auto& [status, body, kind, problem] : cases) {
        CAPTURE(status, body);
        SubmissionDesk desk;
        desk.submitter->submit();
        desk.answer(0, status, body);
        REQUIRE(desk.submitter->state() == State::Refused);
        CHECK(desk.submitter->refusal().kind == kind);
        CHECK(desk.submitter->refusal().problem == problem);
    }
}
