#include "shared/wire/comment_json.hpp"
#include "tests/support/asked_server.hpp"
#include "tests/support/drawn_screen.hpp"
#include "tests/support/reader.hpp"
#include "web/desk/comments_screen.hpp"

#include <catch_amalgamated.hpp>

using namespace zhiping;
using namespace zhiping::desk;
using namespace zhiping::tests;
using platform::headless;

namespace {

const Date today{std::chrono::days{20'000}};
constexpr auto list_path = "/api/v1/comments?";

Comment comment(std::uint8_t number, std::string statement = "窗口叫号太慢") {
    return {.receipt = ReceiptNumber::from_random(today, {number, 0, 0, 0, 0}),
            .received = Instant{today} + std::chrono::hours{number},
            .module = Module::Service,
            .unit_id = "420114",
            .satisfaction = Satisfaction::Other,
            .statement = std::move(statement)};
}

Comment answered(Comment open, CommentAnswer given) {
    open.given = GivenCommentAnswer{std::move(given), open.received + std::chrono::hours{1}};
    open.answered_by = Officer{"承办甲", "000111"};
    return open;
}

std::string answer_path(const Comment& of) { return "/api/v1/comments/" + of.receipt.text() + "/answer"; }

std::string conflict(const Comment& standing) {
    auto body = Json::parse(refusal("conflict", "这条意见建议已经答复过了。"));
    body["comment"] = Json::parse(wire::encode(standing));
    return body.dump();
}

// The comments of a unit, and what their screen shows.
struct Desk {
    explicit Desk(bool may_answer_them = true) : may_answer(may_answer_them) {
        platform::reset_headless();
        comments.show("420114");
        reader.emplace(screen, 1600.0f);
    }

    void answer_list(std::vector<Comment> items, std::optional<std::string> next = {}) {
        answer(list_path, 200, wire::encode(CommentPage{std::move(items), std::move(next)}));
        reader->settle();
    }
    void open(std::size_t row) {
        comments.open(row);
        reader->settle();
    }
    void choose(std::string_view field, std::string_view value) {
        screen.change_text(screen.canvas.id_of(field), value);
        reader->settle();
    }
    void answer_sent(const Comment& of, int status, const std::string& body) {
        answer(answer_path(of), status, body);
        reader->settle();
    }

    void take(const CommentsStep& step) {
        if (const auto* opened = std::get_if<OpenComment>(&step)) comments.open(opened->row);
        if (std::holds_alternative<MoreComments>(step)) comments.show_more();
        if (std::holds_alternative<SendCommentAnswer>(step)) comments.send();
    }

    bool may_answer;
    Api api{Language::Chinese, [] {}};
    Comments comments{api, [] {}};
    DrawnScreen screen{[this](ui::Canvas& canvas) {
        for (const auto& [id, text] : std::exchange(screen.texts, {})) take_comments_text(canvas, comments, id, text);
        take(draw_comments(canvas, {comments, may_answer, 50, today, [](std::string_view) { return 0.0f; }}));
    }};
    std::optional<Reader> reader;
};

} // namespace

TEST_CASE("The unit's comments that nobody has answered are asked for first, and all of them when that is chosen") {
    Desk desk;
    CHECK(asked_last().path == "/api/v1/comments?unit=420114&outcome=none&limit=200");
    desk.answer_list({});
    CHECK(desk.reader->reads("没有待答复的意见建议。"));
    desk.choose("comments.which", "all");
    CHECK(asked_last().path == "/api/v1/comments?unit=420114&limit=200");
    desk.answer_list({});
    CHECK(desk.reader->reads("没有意见建议。"));
}

TEST_CASE("The next page is asked for from where the last one ended, and goes under it") {
    Desk desk;
    desk.answer_list({comment(1)}, "after this");
    REQUIRE(desk.reader->press("button", "更多"));
    CHECK(asked_last().path == "/api/v1/comments?unit=420114&outcome=none&limit=200&after=after%20this");
    desk.answer_list({comment(2)});
    CHECK(desk.comments.items().size() == 2);
    CHECK_FALSE(desk.reader->has("button", "更多"));
}

TEST_CASE("A line says whose comment it is, what it begins with and whether it is answered") {
    Desk desk;
    desk.answer_list({comment(1, "窗口叫号太慢\n请多开一个"), answered(comment(2), {CommentOutcome::Adopted, "多开"})});
    for (const auto* words : {"窗口叫号太慢", "待答复", "已采纳", "其他", "今天"})
        CHECK(desk.reader->has("cell", words));
    CHECK(desk.reader->has("view-link", comment(1).receipt.text()));
    CHECK(desk.reader->reads("请在列表中打开一条。"));
    REQUIRE(desk.reader->press("view-link", comment(1).receipt.text()));
    CHECK(desk.reader->has("heading", comment(1).receipt.text()));
    CHECK(desk.reader->has("paragraph", "窗口叫号太慢\n请多开一个"));
}

TEST_CASE("An answer is sent as it was written, and what stands afterwards is shown") {
    Desk desk;
    desk.answer_list({comment(1)});
    desk.open(0);
    desk.choose("comments.outcome", "adopted");
    REQUIRE(desk.reader->type("答复内容", "周一起多开一个窗口。"));
    REQUIRE(desk.reader->press("button", "发出答复"));
    CHECK(asked_last().method == "POST");
    CHECK(asked_last().path == answer_path(comment(1)));
    CHECK(sent_last() == Json{{"outcome", "adopted"}, {"words", "周一起多开一个窗口。"}});
    CHECK(desk.reader->find("button", "正在提交……")->at("disabled") == 1);
    desk.answer_sent(comment(1), 200,
                     wire::encode(answered(comment(1), {CommentOutcome::Adopted, "周一起多开一个窗口。"})));
    CHECK(desk.reader->has("paragraph", "已采纳"));
    CHECK(desk.reader->has("paragraph", "周一起多开一个窗口。"));
    CHECK_FALSE(desk.reader->has("button", "发出答复"));
    CHECK_FALSE(desk.comments.draft().is_written());
    CHECK(desk.comments.take_said() == "答复已发出。");
    CHECK(desk.comments.take_said().empty());
}

TEST_CASE("Nothing is sent while nothing is chosen, or what is adopted does not say what is done") {
    Desk desk;
    desk.answer_list({comment(1)});
    desk.open(0);
    const auto asked = headless().asked.size();
    REQUIRE(desk.reader->press("button", "发出答复"));
    CHECK(desk.reader->description_of("select", "怎样处理") == "请选择一项");
    desk.choose("comments.outcome", "adopted");
    REQUIRE(desk.reader->press("button", "发出答复"));
    CHECK(desk.reader->find("text-area", "答复内容")->at("invalid") == 1);
    CHECK(headless().asked.size() == asked);
    desk.choose("comments.outcome", "noted");
    REQUIRE(desk.reader->press("button", "发出答复"));
    CHECK(sent_last() == Json{{"outcome", "noted"}});
}

TEST_CASE("Where somebody else has answered first, that is shown, and what was written is kept") {
    Desk desk;
    desk.answer_list({comment(1)});
    desk.open(0);
    desk.choose("comments.outcome", "noted");
    REQUIRE(desk.reader->type("答复内容", "我写的"));
    REQUIRE(desk.reader->press("button", "发出答复"));
    desk.answer_sent(comment(1), 409, conflict(answered(comment(1), {CommentOutcome::Adopted, "别人写的"})));
    CHECK(desk.reader->has("paragraph", "这条意见建议已经答复过了。"));
    CHECK(desk.reader->has("paragraph", "别人写的"));
    CHECK(desk.reader->find("text-area", "您写的内容")->at("value") == "我写的");
    CHECK_FALSE(desk.reader->has("button", "发出答复"));
}

TEST_CASE("What the server refuses is said at its field or above it, and can be sent again") {
    Desk desk;
    desk.answer_list({comment(1)});
    desk.open(0);
    desk.choose("comments.outcome", "noted");
    REQUIRE(desk.reader->type("答复内容", "收到"));
    const auto refuse = [&](int status, const std::string& body) {
        REQUIRE(desk.reader->press("button", "发出答复"));
        desk.answer_sent(comment(1), status, body);
    };
    refuse(400, refusal("invalid", "文字太长。", "words"));
    CHECK(desk.reader->description_of("text-area", "答复内容").starts_with("文字太长。"));
    refuse(403, refusal("forbidden", "您是这个码上的民警，不能答复对它的意见建议。"));
    CHECK(desk.reader->has("paragraph", "您是这个码上的民警，不能答复对它的意见建议。"));
    CHECK_FALSE(desk.reader->description_of("text-area", "答复内容").starts_with("文字太长。"));
    refuse(0, {});
    CHECK(desk.reader->reads("没有收到回应，可能还没有提交。"));
    CHECK(desk.comments.draft().words == "收到");
}

TEST_CASE("What was written to one comment is still there after another was open") {
    Desk desk;
    desk.answer_list({comment(1), comment(2)});
    desk.open(0);
    REQUIRE(desk.reader->type("答复内容", "第一条的"));
    REQUIRE(desk.comments.move(1));
    CHECK(desk.comments.draft().words.empty());
    CHECK_FALSE(desk.comments.move(1));
    REQUIRE(desk.comments.move(-1));
    CHECK(desk.comments.draft().words == "第一条的");
}

TEST_CASE("Who may not answer reads only") {
    Desk desk{false};
    desk.answer_list({comment(1)});
    desk.open(0);
    CHECK(desk.reader->has("paragraph", "窗口叫号太慢"));
    CHECK_FALSE(desk.reader->has("button", "发出答复"));
    CHECK_FALSE(desk.reader->has("text-area", "答复内容"));
}

TEST_CASE("Comments that cannot be read say why, and those that were there stay") {
    Desk desk;
    answer(list_path, 500, "<html>a proxy</html>");
    desk.reader->settle();
    CHECK(desk.comments.state() == Comments::State::Failed);
    CHECK(desk.reader->has("cell", "服务器暂时不能处理，请稍后再试。"));
    desk.comments.refresh();
    desk.answer_list({comment(1)});
    desk.comments.refresh();
    answer(list_path, 200, R"({"comments":[{"receipt":"no such"}]})");
    desk.reader->settle();
    CHECK(desk.comments.items().size() == 1);
    CHECK(desk.reader->has("paragraph", "服务器暂时不能处理，请稍后再试。"));
}

TEST_CASE("Comments that could not be read are asked for again when they are shown again, and otherwise not") {
    Desk desk;
    const auto asked = [] { return platform::headless().asked.size(); };
    desk.comments.show("420114");
    CHECK(asked() == 1);
    answer(list_path, 0, {});
    desk.comments.show("420114");
    desk.comments.show("420114");
    CHECK(asked() == 2);
    desk.answer_list({comment(1)});
    desk.comments.show("420114");
    CHECK(asked() == 2);
}

TEST_CASE("An answer that is lost with its session is told, and the comment can be answered again") {
    Desk desk;
    desk.answer_list({comment(1)});
    desk.open(0);
    desk.choose("comments.outcome", "noted");
    REQUIRE(desk.reader->press("button", "发出答复"));
    desk.comments.lose_answer();
    desk.reader->settle();
    CHECK_FALSE(desk.comments.draft().is_sending);
    CHECK_FALSE(desk.comments.draft().problem.empty());
    CHECK(desk.comments.draft().outcome == CommentOutcome::Noted);
    CHECK(desk.reader->press("button", "发出答复"));
}

TEST_CASE("The comment that is open stays when the list no longer has it") {
    Desk desk;
    desk.answer_list({comment(1), comment(2)});
    desk.open(1);
    desk.comments.refresh();
    desk.answer_list({comment(1)});
    CHECK_FALSE(desk.comments.current());
    REQUIRE(desk.comments.opened());
    CHECK(desk.comments.opened()->receipt == comment(2).receipt);
}

TEST_CASE("Answers that come after everything was forgotten change nothing") {
    Desk desk;
    desk.answer_list({comment(1)});
    desk.open(0);
    desk.choose("comments.outcome", "noted");
    REQUIRE(desk.reader->press("button", "发出答复"));
    desk.comments.refresh();
    desk.comments.forget();
    desk.answer_sent(comment(1), 200, wire::encode(answered(comment(1), {CommentOutcome::Noted})));
    desk.answer_list({comment(1)});
    CHECK(desk.comments.items().empty());
    CHECK_FALSE(desk.comments.opened());
    CHECK(desk.comments.take_said().empty());
    CHECK_FALSE(desk.reader->reads(comment(1).receipt.text()));
}
