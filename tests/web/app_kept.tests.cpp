#include "tests/support/phone.hpp"

using namespace zhiping;
using namespace zhiping::tests;

TEST_CASE("Whoever leaves leaves nothing behind") {
    Phone phone;
    REQUIRE(phone.reader->press("button", "不同意，离开"));
    CHECK(phone.reader->has("heading", "您已离开评价"));
    CHECK(headless().on_phone.empty());
    REQUIRE(phone.reader->press("button", "重新开始"));
    CHECK(phone.reader->has("heading", "评价须知"));
}

TEST_CASE("Once the receipt is shown nothing is left on the phone but in the tab") {
    Phone phone;
    phone.submit_dissatisfied();
    CHECK_FALSE(headless().on_phone.empty());
    phone.answer(201, wire::encode(some_receipt()));
    CHECK(headless().on_phone.empty());
    phone.reload();
    CHECK(phone.reader->reads(some_receipt().number.text()));
    headless().in_tab.clear();
    phone.reload();
    CHECK(phone.reader->has("heading", "评价须知"));
}

TEST_CASE("A reload brings everything back, and a retry after it is still the same submission") {
    Phone phone;
    phone.submit_dissatisfied();
    const auto first = headless().posts[0].request;
    phone.answer(0, "");
    REQUIRE(phone.reader->press("button", "先不提交，返回修改"));

    phone.reload();
    CHECK(phone.reader->is_checked("radio", "不满意"));
    CHECK(phone.reader->is_checked("checkbox", "无故扣车"));
    CHECK(phone.reader->reads("车被拖走了😡"));
    REQUIRE(phone.reader->press("button", "下一步"));
    REQUIRE(phone.reader->press("button", "提交评价"));
    CHECK(headless().posts[1].request.body == first.body);
    CHECK(headless().posts[1].request.authorization == first.authorization);
}

TEST_CASE("A draft is erased after seven days, also one of another code") {
    Phone phone;
    phone.fill_dissatisfied();
    headless().on_phone.emplace("zhiping.draft.ANOTHER", headless().on_phone.begin()->second);
    headless().now += 7 * 24 * 3600 + 1;
    phone.reload();
    CHECK(phone.reader->has("heading", "评价须知"));
    CHECK(headless().on_phone.empty());
}

TEST_CASE("A draft that cannot be read is erased, not shown") {
    Phone phone;
    phone.fill_dissatisfied();
    headless().on_phone.begin()->second = "{\"half\":";
    phone.reload();
    CHECK(phone.reader->has("heading", "评价须知"));
    CHECK(headless().on_phone.empty());
}

TEST_CASE("Clearing asks once, and forgets that it asked when something else is done") {
    Phone phone;
    phone.fill_dissatisfied();
    REQUIRE(phone.reader->press("button", "清除已填内容"));
    CHECK(phone.reader->reads("车被拖走了😡"));
    CHECK(phone.reader->has("button", "再点一次，清除全部内容"));
    REQUIRE(phone.reader->press("button", "下一步"));
    REQUIRE(phone.reader->press("button", "返回修改"));
    CHECK(phone.reader->has("button", "清除已填内容"));
    CHECK(phone.reader->reads("车被拖走了😡"));
}

TEST_CASE("Asking whether to clear moves the focus to the answer, and nothing else goes away meanwhile") {
    Phone phone;
    phone.fill_dissatisfied();
    const auto before = headless().documents.size();
    REQUIRE(phone.reader->press("button", "清除已填内容"));
    CHECK(headless().focused == phone.reader->find("button", "再点一次，清除全部内容")->at("id"));
    REQUIRE(headless().documents.size() > before);
    for (auto index = before; index < headless().documents.size(); ++index)
        CHECK(headless().documents[index].find("\"footer\"") != std::string::npos);
}

TEST_CASE("Clearing takes every answer back and makes a new submission") {
    Phone phone;
    phone.fill_dissatisfied();
    REQUIRE(phone.reader->press("button", "清除已填内容"));
    REQUIRE(phone.reader->press("button", "再点一次，清除全部内容"));
    CHECK_FALSE(phone.reader->is_checked("radio", "不满意"));
    CHECK_FALSE(phone.reader->reads("车被拖走了"));
    CHECK(headless().on_phone.empty());
    CHECK(headless().announced == "已清除填写的内容");
}

TEST_CASE("Where the phone keeps nothing, the form works and says so") {
    Phone phone;
    headless().storage_allowed = false;
    phone.fill_dissatisfied();
    CHECK(phone.reader->reads("这部手机不允许保存"));
    REQUIRE(phone.reader->press("button", "下一步"));
    CHECK(phone.reader->has("heading", "请核对您的评价"));
}

TEST_CASE("The language switch keeps every answer and names itself in the other language") {
    Phone phone;
    phone.fill_dissatisfied();
    REQUIRE(phone.reader->press("button", "English"));
    CHECK(phone.reader->is_checked("radio", "Dissatisfied"));
    CHECK(phone.reader->is_checked("checkbox", "Vehicle impounded for no reason"));
    CHECK(headless().language == "en");
    CHECK(phone.reader->find("button", "中文")->at("language") == "zh-CN");
}

TEST_CASE("Inside a shell that chooses language and letters, the form offers neither") {
    Phone phone;
    headless().in_shell = true;
    phone.reload();
    CHECK_FALSE(phone.reader->has("button", "English"));
    CHECK_FALSE(phone.reader->has("button", "大字版"));
    CHECK(phone.reader->has("heading", "评价须知"));
}

TEST_CASE("Elder mode is remembered") {
    Phone phone;
    REQUIRE(phone.reader->press("button", "大字版"));
    CHECK(headless().elder);
    phone.reload();
    CHECK(phone.reader->has("button", "标准版"));
}
