#include "shared/text/text_ids.hpp"
#include "shared/wire/error_json.hpp"
#include "tests/support/phone.hpp"

using namespace zhiping;
using namespace zhiping::tests;

TEST_CASE("The instructions say what the code is about, and agreeing leads on") {
    Phone phone;
    CHECK(phone.reader->reads("违法停车告知单"));
    CHECK(phone.reader->reads("湖北高速交警 蔡甸大队"));
    CHECK(phone.reader->reads("420114 0312 3456"));
    phone.agree();
    CHECK(phone.reader->has("heading", "您对这次执法满意吗？"));
    CHECK(headless().title_focused);
}

TEST_CASE("Nothing is chosen beforehand, and the three answers come in one fixed order") {
    Phone phone;
    phone.agree();
    std::vector<std::string> labels;
    for (const auto& node : phone.reader->nodes())
        if (node["role"] == "radio") {
            labels.push_back(node["label"]);
            CHECK(node.value("checked", 0) == 0);
        }
    CHECK(labels == std::vector<std::string>{"满意", "不满意", "其他"});
}

TEST_CASE("The eight situations open on dissatisfied, and only then") {
    Phone phone;
    phone.agree();
    CHECK_FALSE(phone.reader->has("checkbox", "无故扣车"));
    REQUIRE(phone.reader->press("radio", "不满意"));
    const auto nodes = phone.reader->nodes();
    CHECK(std::count_if(nodes.begin(), nodes.end(), [](const auto& node) { return node["role"] == "checkbox"; }) == 8);
    REQUIRE(phone.reader->press("radio", "满意"));
    CHECK_FALSE(phone.reader->has("checkbox", "无故扣车"));
}

TEST_CASE("Going on without an answer says what is missing, on top and at the field, and moves the focus there") {
    Phone phone;
    phone.agree();
    REQUIRE(phone.reader->press("button", "下一步"));
    CHECK(phone.reader->has("link", "请选择满意、不满意或其他"));
    CHECK(phone.reader->find("link", "请选择满意、不满意或其他")->at("target") ==
          phone.reader->find("radio", "满意")->at("id"));
    CHECK(headless().title.starts_with("错误："));
    CHECK(headless().focused != 0);
    REQUIRE(phone.reader->press("radio", "不满意"));
    REQUIRE(phone.reader->press("button", "下一步"));
    CHECK(phone.reader->has("link", "请至少勾选一种情形"));
    CHECK(phone.reader->description_of("group", "执法流程规范监督") == "请至少勾选一种情形 请勾选出现的情形，可多选");
}

TEST_CASE("A statement that is too long is counted, refused, and kept") {
    Phone phone;
    phone.agree();
    REQUIRE(phone.reader->press("radio", "其他"));
    std::string long_text;
    for (int count = 0; count < 2001; ++count) long_text += "长";
    REQUIRE(phone.reader->type("文字说明（选填）", long_text));
    CHECK(phone.reader->reads("超出 1 字"));
    REQUIRE(phone.reader->press("button", "提交评价"));
    CHECK(phone.reader->has("link", "文字说明最多 2000 字，请删减"));
    CHECK(phone.reader->find("text-area", "文字说明（选填）")->at("value") == long_text);
    CHECK(headless().posts.empty());
}

TEST_CASE("The counter counts what a person sees as one character") {
    Phone phone;
    phone.agree();
    REQUIRE(phone.reader->type("文字说明（选填）", "好👨‍👩‍👧‍👦🇨🇳e\u0301"));
    CHECK(phone.reader->reads("4 / 2000"));
}

TEST_CASE("Passing the limit, and coming back under it, is told once each") {
    Phone phone;
    phone.agree();
    std::string text;
    for (int count = 0; count < 2001; ++count) text += "长";
    REQUIRE(phone.reader->type("文字说明（选填）", text));
    CHECK(headless().announced == "超出 1 字");
    headless().announced.clear();
    REQUIRE(phone.reader->type("文字说明（选填）", text + "长"));
    CHECK(headless().announced.empty());
    REQUIRE(phone.reader->type("文字说明（选填）", "短"));
    CHECK(headless().announced == "1 / 2000");
}

TEST_CASE("A statement of few characters and too many bytes is refused in words that say why, and kept") {
    Phone phone;
    phone.agree();
    REQUIRE(phone.reader->press("radio", "其他"));
    std::string flood = "a";
    for (int count = 0; count < 10'000; ++count) flood += "\u0301";
    REQUIRE(phone.reader->type("文字说明（选填）", flood));
    CHECK(phone.reader->has("paragraph",
                            "文字说明里叠加的符号、组合表情或看不见的字符太多，请删减")); // In place of the count.
    REQUIRE(phone.reader->press("button", "提交评价"));
    CHECK(phone.reader->has("link", "文字说明里叠加的符号、组合表情或看不见的字符太多，请删减"));
    CHECK(phone.reader->find("text-area", "文字说明（选填）")->at("value") == flood);
    CHECK(headless().posts.empty());
}

TEST_CASE("A dissatisfied evaluation is checked, sent once, and answered with a receipt and a date") {
    Phone phone;
    phone.fill_dissatisfied();
    REQUIRE(phone.reader->press("button", "下一步"));
    CHECK(phone.reader->has("heading", "请核对您的评价"));
    CHECK(phone.reader->has("value", "无故扣车；执法不公"));
    REQUIRE(phone.reader->press("button", "提交评价"));
    CHECK(phone.reader->find("button", "正在提交……")->at("disabled") == 1);
    phone.reader->press("button", "正在提交……");
    REQUIRE(headless().posts.size() == 1);

    const auto& request = headless().posts[0].request;
    const auto submission = wire::decode_submission(request.body);
    REQUIRE(submission);
    CHECK(submission->evaluation.satisfaction == Satisfaction::Dissatisfied);
    CHECK(submission->evaluation.situations ==
          std::vector{Situation::ImpoundedWithoutCause, Situation::UnfairEnforcement});
    CHECK(submission->evaluation.statement == "车被拖走了😡");
    CHECK(submission->evaluation.code == sample_code);
    CHECK(request.authorization.size() == std::string{"Bearer "}.size() + 32);
    CHECK(request.body.find(request.authorization.substr(7)) == std::string::npos);

    phone.answer(201, wire::encode(some_receipt()));
    CHECK(phone.reader->has("heading", "已收到您的评价"));
    CHECK(phone.reader->reads(some_receipt().number.text()));
    CHECK(phone.reader->reads("最迟 11月25日（星期三），3 个工作日"));
}

TEST_CASE("While it is being sent nothing can be changed, and the receipt shows what was sent") {
    Phone phone;
    phone.submit_dissatisfied();
    CHECK(phone.reader->nodes()[0]["role"] == "header");
    const auto main = phone.reader->find("main", "");
    REQUIRE(main);
    CHECK(main->value("disabled", 0) == 1);
    // The page disables them; should one arrive all the same, it changes nothing that was sent.
    REQUIRE(phone.reader->press("button", "返回修改"));
    REQUIRE(phone.reader->type("文字说明（选填）", "后来改的"));
    phone.answer(201, wire::encode(some_receipt()));
    CHECK(phone.reader->has("value", "车被拖走了😡"));
    CHECK_FALSE(phone.reader->reads("后来改的"));
}

TEST_CASE("Changing an answer leads to its field") {
    Phone phone;
    phone.fill_dissatisfied();
    REQUIRE(phone.reader->press("button", "下一步"));
    const auto row = [&](const std::string& label) {
        for (const auto& node : phone.reader->nodes())
            if (node["role"] == "button" && node.value("description", "") == label)
                return node["id"].get<std::uint32_t>();
        return 0u;
    };
    phone.app->activate(row("文字说明"));
    phone.reader->settle();
    CHECK(headless().focused == phone.reader->find("text-area", "文字说明（选填）")->at("id"));
    REQUIRE(phone.reader->press("button", "下一步"));
    phone.app->activate(row("满意度"));
    phone.reader->settle();
    CHECK(headless().focused == phone.reader->find("radio", "不满意")->at("id"));
}

TEST_CASE("Satisfied is sent at once, without situations that were ticked before") {
    Phone phone;
    phone.agree();
    REQUIRE(phone.reader->press("radio", "不满意"));
    REQUIRE(phone.reader->press("checkbox", "辅警执法"));
    REQUIRE(phone.reader->press("radio", "满意"));
    REQUIRE(phone.reader->press("button", "提交评价"));
    REQUIRE(headless().posts.size() == 1);
    const auto submission = wire::decode_submission(headless().posts[0].request.body);
    REQUIRE(submission);
    CHECK(submission->evaluation.situations.empty());
}

TEST_CASE("A refusal by the server is shown at its field, in its words") {
    Phone phone;
    phone.submit_dissatisfied();
    phone.answer(400, wire::encode(invalid("situations", Text::SituationNotOffered), Language::Chinese));
    CHECK(phone.reader->has("heading", "您对这次执法满意吗？"));
    CHECK(phone.reader->description_of("group", "执法流程规范监督").starts_with("所选情形不适用于这类评价。"));
    CHECK(phone.reader->is_checked("checkbox", "无故扣车"));
}

TEST_CASE("Whatever the server answers, nothing that was written is lost") {
    const auto body =
        GENERATE(std::string{"<html>502</html>"}, std::string{}, std::string{"{}"}, std::string(100000, '['));
    const auto status = GENERATE(0, 200, 201, 404, 409, 500, 503);
    Phone phone;
    phone.submit_dissatisfied();
    phone.answer(status, body);
    CHECK(phone.reader->has("button", "重新提交"));
    CHECK(phone.reader->has("value", "车被拖走了😡"));
    REQUIRE(phone.reader->press("button", "重新提交"));
    CHECK(headless().posts.size() == 2);
}

TEST_CASE("A submission that arrived but was changed since may be sent as a new one") {
    Phone phone;
    phone.submit_dissatisfied();
    const auto first = headless().posts[0].request;
    phone.answer(
        409, wire::encode(Error{ErrorCode::Conflict, Text::SubmissionConflict, "submission_id"}, Language::Chinese));
    CHECK(phone.reader->reads("上一次提交其实已经收到"));
    CHECK(phone.reader->has("value", "车被拖走了😡"));
    REQUIRE(phone.reader->press("button", "重新提交"));
    const auto& second = headless().posts[1].request;
    CHECK(wire::decode_submission(second.body)->id != wire::decode_submission(first.body)->id);
    CHECK(second.authorization != first.authorization);
    CHECK(wire::decode_submission(second.body)->evaluation == wire::decode_submission(first.body)->evaluation);
}

TEST_CASE("A form at rest asks for no frame and shows no document again") {
    Phone phone;
    phone.fill_dissatisfied();
    const int shown = headless().documents_shown;
    CHECK_FALSE(phone.app->wants_frame());
    phone.app->draw({390, 1350, 0, 844, 2, 1, false});
    CHECK(headless().documents_shown == shown);
}

TEST_CASE("Every thing to operate has a name, a place and a finger's size") {
    Phone phone;
    phone.fill_dissatisfied();
    for (const auto& node : phone.reader->nodes()) {
        const std::string role = node["role"];
        if (role != "button" && role != "radio" && role != "checkbox" && role != "text-area") continue;
        INFO(node.dump());
        CHECK_FALSE(phone.reader->name_of(node).empty());
        CHECK(node.value("width", 0.0) >= 44);
        CHECK(node.value("height", 0.0) >= 44);
        CHECK(node.value("x", -1.0) >= 0);
        CHECK(node["x"].get<double>() + node["width"].get<double>() <= 390);
    }
}

TEST_CASE("Ids are unique and the same in the next frame") {
    Phone phone;
    phone.fill_dissatisfied();
    const auto nodes = phone.reader->nodes();
    std::set<std::uint32_t> ids;
    for (const auto& node : nodes) CHECK(ids.insert(node["id"].get<std::uint32_t>()).second);
    phone.reader->settle();
    CHECK(phone.reader->nodes() == nodes);
}

TEST_CASE("The narrowest phone and the largest letters keep everything inside the column") {
    platform::reset_headless();
    headless().now = friday_afternoon;
    citizen::App app{parking_notice(), Language::English};
    REQUIRE(app.begin({}, {}));
    Reader reader{app, 320};
    REQUIRE(reader.press("button", "Large text"));
    REQUIRE(reader.press("button", "Agree and start"));
    REQUIRE(reader.press("radio", "Dissatisfied"));
    for (const auto& node : reader.nodes()) {
        if (!node.contains("x")) continue;
        INFO(node.dump());
        CHECK(node["x"].get<double>() >= 0);
        CHECK(node["x"].get<double>() + node["width"].get<double>() <= 320);
    }
}

TEST_CASE("The glyphs that a new screen lacks are drawn together, once for each style") {
    Phone phone;
    phone.agree();
    const auto before = headless();
    REQUIRE(phone.reader->press("radio", "不满意"));
    CHECK(headless().glyph_batches > before.glyph_batches);
    CHECK(headless().glyph_batches - before.glyph_batches <= 6);
    // ImGui asks for a stand-in of its own in each new size; all others were ready.
    CHECK(headless().glyphs_taken - before.glyphs_taken <= headless().glyphs_prepared - before.glyphs_prepared + 6);
}

TEST_CASE("What is written with a glyph that was never drawn is seen in the same frame") {
    Phone phone;
    phone.agree();
    const auto triangles = headless().triangles;
    const auto frames = phone.reader->frames();
    REQUIRE(phone.reader->type("文字说明（选填）", "龘"));
    CHECK(headless().triangles > triangles);
    CHECK(phone.reader->frames() > frames);
}
