#include "shared/text/text_ids.hpp"
#include "tests/support/acting_desk.hpp"

#include <catch_amalgamated.hpp>

using namespace zhiping;
using namespace zhiping::desk;
using namespace zhiping::tests;
using enum CaseAction;
using Desk = ActingDesk;

namespace {

CaseEvent added_words(int number) {
    return {.number = number,
            .action = AddWords,
            .actor = test::citizen,
            .at = acting_now,
            .details = {.words = "补充"},
            .status = CaseStatus::Handling,
            .closing = {},
            .unit_id = "420114",
            .round = 1,
            .clocks = {}};
}

std::string conflict(const std::vector<CaseEvent>& unseen) {
    return wire::encode(Error{ErrorCode::Conflict, Text::CaseChanged}, unseen, Language::Chinese);
}

// The last of them is one that this desk does not know.
std::string conflict_with_unknown(const std::vector<CaseEvent>& unseen) {
    auto body = Json::parse(conflict(unseen));
    body["events"].back()["action"] = "what_comes_later";
    return body.dump();
}

} // namespace

TEST_CASE("Units that cannot be read are said not to be") {
    Desk desk;
    for (const auto& [status, body] : {std::pair{500, "<html>a proxy</html>"}, std::pair{200, "{}"}}) {
        desk.begin(GrantRequest);
        answer("/api/v1/staff/units", status, body);
        desk.reader->settle();
        CHECK(desk.problem() == "服务器暂时不能处理，请稍后再试。");
        desk.acting.leave();
    }
}

TEST_CASE("Units that come when something else was begun are not for that") {
    Desk desk;
    desk.begin(GrantRequest);
    desk.acting.leave();
    desk.shown.file.request->kind = RequestExtension;
    desk.begin(GrantRequest);
    desk.answer_units();
    CHECK_FALSE(desk.page.has("action.unit"));
    answer("/api/v1/staff/units", 500, {});
    CHECK(desk.acting.problem().empty());
}

TEST_CASE("A refusal stands at its field, and without one on top; what was written stays") {
    Desk desk;
    desk.begin(RequestExtension);
    desk.write("working_days", "9");
    desk.write("words", "在等录像");
    const auto refuse = [&](int status, const std::string& body) {
        desk.send();
        desk.answer(status, body);
        CHECK(desk.acting.is_open());
        CHECK(desk.written("working_days") == "9");
        CHECK(desk.written("words") == "在等录像");
        CHECK(desk.done.empty());
    };
    refuse(400, refusal("invalid", "超出范围。", "working_days"));
    CHECK(desk.error_at("working_days") == "超出范围。");
    CHECK(desk.problem().empty());
    refuse(409, refusal("conflict", "已经延期过。"));
    CHECK(desk.problem() == "已经延期过。");
    CHECK(desk.error_at("working_days").empty());
    CHECK(desk.conflicts == 0);
    refuse(400, refusal("invalid", "缺少这一项。", "seen"));
    CHECK(desk.problem() == "缺少这一项。");
    refuse(0, {});
    CHECK(desk.problem() == "没有连上服务器，没有完成。请再按一次，您写的内容都还在。");
    refuse(502, "<html>a proxy</html>");
    CHECK(desk.problem() == "服务器暂时不能处理，请稍后再试。");
}

TEST_CASE("A refused officer who was typed stands at the badge number") {
    Desk desk;
    desk.begin(Appoint);
    desk.write("officer", "3003");
    desk.send();
    CHECK(sent_last() == request(Appoint, 3, R"({"officer":{"name":"","badge":"3003"}})"));
    desk.answer(400, refusal("invalid", "请写姓名。", "officer"));
    CHECK(desk.error_at("officer") == "请写姓名。");
    CHECK(desk.problem().empty());
}

TEST_CASE("A time and a number that are none are refused at their field, and nobody is asked") {
    Desk desk;
    const auto before = desk.asked();
    desk.begin(RecordContact);
    for (const auto* time : {"昨天", "2026-11-20", "2026-11-20 25:00", "2026-02-30 10:00"}) {
        desk.write("happened_at", time);
        desk.send();
        CHECK(desk.error_at("happened_at") == said(Text::DateMalformed));
        CHECK(desk.written("happened_at") == time);
    }
    desk.acting.leave();
    desk.begin(RequestExtension);
    for (const auto* number : {"两天", "2天", "2.5", " 2", "99999999999"}) {
        desk.write("working_days", number);
        desk.send();
        CHECK(desk.error_at("working_days") == said(Text::FieldWrongType));
    }
    desk.acting.leave();
    desk.begin(ConfirmMeasure);
    desk.write("measure", "x");
    desk.send();
    CHECK(desk.error_at("measure") == said(Text::FieldWrongType));
    CHECK(desk.asked() == before);
    CHECK_FALSE(desk.acting.is_sending());
}

TEST_CASE("Pressed again while it is sent, nothing more is sent") {
    Desk desk;
    desk.begin(Urge);
    desk.write("words", "请抓紧");
    desk.send();
    const auto before = desk.asked();
    desk.acting.send({});
    desk.acting.send_reply(HandIn, desk.shown, {});
    desk.acting.begin(Take, desk.shown, acting_now);
    CHECK(desk.asked() == before);
    CHECK(desk.acting.action() == Urge);
}

TEST_CASE("An answer that was lost leaves what was written, and it can be sent again") {
    Desk desk;
    desk.acting.lose_answer();
    CHECK(desk.acting.problem().empty());
    desk.begin(Urge);
    desk.write("words", "请抓紧");
    desk.send();
    desk.acting.lose_answer();
    desk.reader->settle();
    CHECK(desk.problem() == "没有连上服务器，没有完成。请再按一次，您写的内容都还在。");
    CHECK(desk.written("words") == "请抓紧");
    desk.send();
    CHECK(sent_last() == request(Urge, 3, R"({"words":"请抓紧"})"));
}

TEST_CASE("Who has not seen what happened meanwhile is told what it was, and then has seen it") {
    Desk desk;
    desk.begin(Urge);
    desk.write("words", "请抓紧");
    desk.send();
    desk.answer(409, conflict({added_words(4), added_words(5)}));
    CHECK(desk.problem() == "这个案件刚才有变化：当事人补充、当事人补充。您写的都还在，请先看过再决定。");
    CHECK(desk.conflicts == 1);
    CHECK(desk.written("words") == "请抓紧");
    desk.send();
    CHECK(sent_last() == request(Urge, 5, R"({"words":"请抓紧"})"));
}

TEST_CASE("What this desk does not know has been seen all the same, or nothing could ever be sent again") {
    Desk desk;
    desk.begin(Urge);
    desk.send();
    desk.answer(409, conflict_with_unknown({added_words(4), added_words(5)}));
    desk.send();
    CHECK(sent_last()["seen"] == 5);
    desk.answer(409, conflict_with_unknown({added_words(6)}));
    CHECK(desk.problem() == said(Text::CaseChanged));
    CHECK(desk.conflicts == 2);
    desk.send();
    CHECK(sent_last()["seen"] == 6);
}

TEST_CASE("What was begun and left is not there when something else is begun") {
    Desk desk;
    desk.begin(Urge);
    desk.write("words", "请抓紧");
    desk.send();
    desk.answer(400, refusal("invalid", "文字太长。", "words"));
    REQUIRE(desk.reader->press("button", "取消"));
    CHECK_FALSE(desk.acting.is_open());
    desk.begin(SendBack);
    CHECK(desk.written("words").empty());
    CHECK(desk.error_at("words").empty());
    REQUIRE(desk.reader->press("button", "关闭"));
    CHECK_FALSE(desk.acting.is_open());
}
