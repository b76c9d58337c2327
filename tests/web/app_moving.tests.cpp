#include "shared/text/text_ids.hpp"
#include "shared/wire/error_json.hpp"
#include "tests/support/phone.hpp"

using namespace zhiping;
using namespace zhiping::tests;

// Back and Forward, other tabs, and networks that are gone.

namespace {

void go(Phone& phone, int steps) {
    auto& history = headless().history;
    history.place = static_cast<std::size_t>(static_cast<int>(history.place) + steps);
    phone.app->return_to(platform::current_place());
    phone.reader->settle();
}

bool is_at(const Phone& phone, const char* heading) { return phone.reader->has("heading", heading); }

constexpr auto instructions = "评价须知";
constexpr auto question = "您对这次执法满意吗？";
constexpr auto check = "请核对您的评价";
constexpr auto received = "已收到您的评价";
constexpr auto cancel = "先不提交，返回修改";

} // namespace

TEST_CASE("Back and Forward walk the screens and keep every answer") {
    Phone phone;
    phone.fill_dissatisfied();
    REQUIRE(phone.reader->press("button", "下一步"));
    go(phone, -1);
    CHECK(is_at(phone, question));
    CHECK(phone.reader->is_checked("checkbox", "无故扣车"));
    CHECK(headless().title.starts_with(question));
    CHECK(headless().title_focused);
    go(phone, -1);
    CHECK(is_at(phone, instructions));
    go(phone, +1);
    go(phone, +1);
    CHECK(is_at(phone, check));
    CHECK(phone.reader->has("value", "车被拖走了😡"));
}

TEST_CASE("A reload shows the screen that was shown") {
    Phone phone;
    phone.fill_dissatisfied();
    REQUIRE(phone.reader->press("button", "下一步"));
    phone.reload();
    CHECK(is_at(phone, check));
    go(phone, -2);
    phone.reload();
    CHECK(is_at(phone, instructions));
}

TEST_CASE("Forward does not lead to a check of answers that are no longer complete") {
    Phone phone;
    phone.fill_dissatisfied();
    REQUIRE(phone.reader->press("button", "下一步"));
    go(phone, -1);
    REQUIRE(phone.reader->press("checkbox", "无故扣车"));
    REQUIRE(phone.reader->press("checkbox", "执法不公"));
    go(phone, +1);
    CHECK(is_at(phone, question));
}

TEST_CASE("What was submitted is not gone back to, and neither is what is being sent") {
    Phone phone;
    phone.submit_dissatisfied();
    go(phone, -1);
    CHECK(is_at(phone, check));
    phone.answer(201, wire::encode(some_receipt()));
    go(phone, -1);
    CHECK(is_at(phone, received));
    CHECK(headless().posts.size() == 1);
}

TEST_CASE("A place in the history that is not the form's changes nothing") {
    Phone phone;
    phone.agree();
    phone.app->return_to("elsewhere");
    phone.app->return_to("receipt");
    phone.reader->settle();
    CHECK(is_at(phone, question));
}

TEST_CASE(
    "Without a network it says so once and is sent again by itself, less and less often, as the same submission") {
    Phone phone;
    phone.submit_dissatisfied();
    phone.answer(0, "");
    CHECK(phone.reader->has("heading", "还没有提交：网络不通"));
    CHECK(headless().announced == "还没有提交：网络不通");
    CHECK(headless().wake_after == 5);
    headless().announced.clear();
    int last = 5;
    for (int attempt = 2; attempt < 9; ++attempt) {
        phone.app->wake();
        REQUIRE(headless().posts.size() == static_cast<std::size_t>(attempt));
        CHECK(headless().posts.back().request.body == headless().posts.front().request.body);
        phone.answer(0, "");
        CHECK(headless().wake_after >= last);
        last = headless().wake_after;
    }
    CHECK(last == 60);
    CHECK(headless().announced.empty());
    phone.app->wake();
    phone.answer(201, wire::encode(some_receipt()));
    CHECK(is_at(phone, received));
    CHECK(headless().wake_after == 0);
    CHECK(headless().on_phone.empty());
}

TEST_CASE("Where too many submit it says so, and not that there is no network") {
    Phone phone;
    phone.submit_dissatisfied();
    phone.answer(429, "");
    CHECK(is_at(phone, check));
    CHECK(phone.reader->has("heading", "还没有提交：现在提交的人太多"));
    CHECK_FALSE(phone.reader->has("heading", "还没有提交：网络不通"));
    phone.app->wake();
    phone.answer(201, wire::encode(some_receipt()));
    CHECK(is_at(phone, received));
}

TEST_CASE("An answer without a case waits on the check screen too") {
    Phone phone;
    phone.agree();
    REQUIRE(phone.reader->press("radio", "满意"));
    REQUIRE(phone.reader->press("button", "提交评价"));
    phone.answer(0, "");
    CHECK(is_at(phone, check));
    CHECK(phone.reader->has("heading", "还没有提交：网络不通"));
}

TEST_CASE("What waits for a network can be left, and goes on when the code is opened again") {
    Phone phone;
    phone.submit_dissatisfied();
    const auto first = headless().posts[0].request;
    phone.answer(0, "");
    headless().in_tab.clear();
    headless().history = {};
    phone.reload();
    REQUIRE(headless().posts.size() == 2);
    CHECK(headless().posts[1].request.body == first.body);
    CHECK(headless().posts[1].request.authorization == first.authorization);
    CHECK(is_at(phone, check));
    phone.answer(201, wire::encode(some_receipt()));
    CHECK(is_at(phone, received));
}

TEST_CASE("Whoever goes back to change something is not submitted behind their back") {
    Phone phone;
    phone.submit_dissatisfied();
    phone.answer(0, "");
    REQUIRE(phone.reader->press("button", cancel));
    CHECK(headless().wake_after == 0);
    phone.app->wake();
    phone.reload();
    CHECK(headless().posts.size() == 1);
    CHECK(is_at(phone, question));
}

TEST_CASE("Where nothing can be kept, waiting asks for the page to stay open") {
    Phone phone;
    headless().storage_allowed = false;
    phone.submit_dissatisfied();
    phone.answer(0, "");
    CHECK(phone.reader->reads("请不要关闭本页"));
    CHECK_FALSE(phone.reader->reads("也可以先离开"));
}

TEST_CASE("Two tabs of one code do not write over each other's answers") {
    Phone phone;
    phone.fill_dissatisfied();
    // Another tab has taken over what is kept, and changed it.
    auto& [key, kept] = *headless().on_phone.begin();
    const std::string shared_key = key;
    kept.replace(kept.find("车被拖走了"), std::string{"车被拖走了"}.size(), "另一个标签页");
    phone.app->stored_elsewhere(shared_key);
    REQUIRE(phone.reader->type("文字说明（选填）", "这个标签页"));
    CHECK(headless().on_phone.size() == 2);
    CHECK(headless().on_phone.at(shared_key).find("另一个标签页") != std::string::npos);

    phone.reload();
    CHECK(phone.reader->reads("这个标签页"));
    REQUIRE(phone.reader->press("button", "清除已填内容"));
    REQUIRE(phone.reader->press("button", "再点一次，清除全部内容"));
    phone.reload();
    CHECK(phone.reader->reads("另一个标签页"));
}

TEST_CASE("A new submission after a conflict leaves nothing of the first one behind") {
    Phone phone;
    phone.submit_dissatisfied();
    phone.answer(
        409, wire::encode(Error{ErrorCode::Conflict, Text::SubmissionConflict, "submission_id"}, Language::Chinese));
    CHECK(headless().on_phone.size() == 1);
    REQUIRE(phone.reader->press("button", "重新提交"));
    phone.answer(201, wire::encode(some_receipt()));
    CHECK(headless().on_phone.empty());
}

TEST_CASE("A tab that another one has left without a draft shows its answers again after a reload") {
    Phone phone;
    phone.fill_dissatisfied();
    const std::string key = headless().on_phone.begin()->first;
    headless().on_phone.clear();
    phone.app->stored_elsewhere(key);
    phone.reload();
    CHECK(phone.reader->reads("车被拖走了"));
}

TEST_CASE("What waits for a network stays the same submission when another tab has sent it meanwhile") {
    Phone phone;
    phone.submit_dissatisfied();
    const std::string key = headless().on_phone.begin()->first;
    phone.answer(0, "");
    headless().on_phone.clear();
    phone.app->stored_elsewhere(key);
    phone.app->wake();
    REQUIRE(headless().posts.size() == 2);
    CHECK(headless().posts[1].request.body == headless().posts[0].request.body);
    CHECK(headless().posts[1].request.authorization == headless().posts[0].request.authorization);
}

TEST_CASE("Whoever goes back while it is being tried again ends the attempt, and nothing more is sent") {
    Phone phone;
    phone.submit_dissatisfied();
    phone.answer(0, "");
    phone.app->wake();
    REQUIRE(headless().posts.size() == 2);
    REQUIRE(phone.reader->press("button", cancel));
    CHECK(headless().posts_aborted == 1);
    phone.answer(0, "");
    CHECK(is_at(phone, question));
    CHECK(headless().wake_after == 0);
    phone.app->wake();
    CHECK(headless().posts.size() == 2);
    CHECK(phone.reader->reads("车被拖走了"));
}

TEST_CASE("A tab whose answers were submitted by another one has a submission of its own from then on") {
    Phone phone;
    phone.fill_dissatisfied();
    const std::string key = headless().on_phone.begin()->first;
    const std::string kept = headless().on_phone.begin()->second;
    headless().on_phone.clear();
    phone.app->stored_elsewhere(key);
    CHECK(headless().on_phone.size() == 1); // What this tab shows is not lost with the other's.
    CHECK_FALSE(headless().on_phone.contains(key));
    REQUIRE(phone.reader->press("button", "下一步"));
    REQUIRE(phone.reader->press("button", "提交评价"));
    const auto secret = headless().posts[0].request.authorization.substr(std::string{"Bearer "}.size());
    CHECK(kept.find(secret) == std::string::npos);
    CHECK_FALSE(headless().on_phone.contains(key));
}
