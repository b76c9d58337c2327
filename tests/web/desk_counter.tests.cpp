#include "shared/catalogue/catalogue.hpp"
#include "shared/wire/counter_json.hpp"
#include "shared/wire/evaluation_json.hpp"
#include "tests/support/asked_server.hpp"
#include "tests/support/drawn_screen.hpp"
#include "tests/support/reader.hpp"
#include "web/desk/counter_screen.hpp"

#include <catch_amalgamated.hpp>

using namespace zhiping;
using namespace zhiping::desk;
using namespace zhiping::tests;
using platform::headless;

namespace {

constexpr std::int64_t friday_afternoon = 1795160820; // 2026-11-20 15:47 in China
const Instant received{std::chrono::seconds{friday_afternoon}};
const Code code = Code::from_random({1, 2, 3, 4, 5, 6, 7, 8, 9, 10});
const QueryCode query_code = QueryCode::from_bits({9, 8, 7, 6, 5, 4, 3, 2, 1, 0});
const ReceiptNumber number = ReceiptNumber::from_random(china_date(received), {1, 2, 3, 4, 5});
constexpr auto receipts = "/api/v1/counter/receipts";
constexpr auto evaluations = "/api/v1/counter/evaluations";
const std::string codes = "/api/v1/codes/" + code.symbols();

CodeFacts notice() {
    return {.code = code,
            .module = Module::LawEnforcement,
            .unit = {"蔡甸大队", "Caidian Brigade"},
            .document_type = "违法停车告知单",
            .document_number = "420114 0312 3456",
            .handled_at = received,
            .place = "汉阳大道 628 号"};
}

Receipt receipt() {
    return {.number = number,
            .received = received,
            .due = Deadline{parse_date("2026-11-25").value(), 3, false},
            .query_code = query_code};
}

CounterReading reading() {
    CounterReading read{
        {receipt(), notice(), Evaluation{code, newest_catalogue().version, Language::Chinese, received}}};
    read.evaluation.receipt.query_code.reset();
    read.evaluation.evaluation.satisfaction = Satisfaction::Dissatisfied;
    read.evaluation.evaluation.situations = {Situation::UncivilLanguage};
    read.evaluation.evaluation.statement = "没有人告知";
    return read;
}

CounterReading answered_reading() {
    auto read = reading();
    CounterCase seen{.status = CaseStatus::Answered, .unit_id = "420114", .round = 1};
    seen.answer_until = parse_date("2026-12-25").value();
    seen.replies = {{.event = 2,
                     .round = 1,
                     .unit_id = "420114",
                     .issued = received,
                     .findings = {{Situation::UncivilLanguage, Finding::Wrong}},
                     .overall = OverallFinding::Substantiated,
                     .measures = {{MeasureKind::Apologised}},
                     .text = "已对民警批评教育。"}};
    seen.events = {
        {.number = 1, .action = CaseAction::Open, .at = received, .role = Role::Citizen},
        {.number = 2, .action = CaseAction::IssueReply, .at = received, .role = Role::Handler, .unit_id = "420114"},
        {.number = 3, .action = CaseAction::AddWords, .at = received, .role = Role::Citizen, .words = "还有一件事"}};
    seen.units = {{"420114", {"蔡甸大队", "Caidian Brigade"}}};
    read.shown = std::move(seen);
    return read;
}

// Somebody at a counter, and what they see.
struct Desk {
    Desk() {
        platform::reset_headless();
        headless().now = friday_afternoon;
        reader.emplace(screen, 1200.0f);
    }

    void answer(std::string_view path, int status, const std::string& body, int retry_after = 0) {
        tests::answer(path, status, body, retry_after);
        reader->settle();
    }
    void type(const std::string& name, const std::string& text) { REQUIRE(reader->type(name, text)); }
    void press(const std::string& label) { REQUIRE(reader->press("button", label)); }

    void ask_for_reading() {
        type("回执号", number.text());
        type("查询码", query_code.text());
        press("查询");
    }
    void look_up(const CodeFacts& facts = notice()) {
        type("二维码编号", code.grouped());
        press("下一步");
        answer(codes, 200, wire::encode(facts));
    }
    // Up to the form, and dissatisfied.
    void fill() {
        look_up();
        press("当事人同意，开始填写");
        REQUIRE(reader->press("radio", "不满意"));
        REQUIRE(reader->press("checkbox", situation_words(0)));
        type("用文字写明地点", "汉阳大道 628 号");
    }
    static std::string situation_words(std::size_t index) {
        return std::string{newest_catalogue().of(Module::LawEnforcement).situations[index].words[Language::Chinese]};
    }

    void take(const CounterStep& step) {
        if (std::holds_alternative<ReadOut>(step)) counter.read_out();
        if (std::holds_alternative<LookUpCode>(step)) counter.look_up();
        if (std::holds_alternative<AgreeForPerson>(step)) counter.agree();
        if (const auto* chosen = std::get_if<ChooseSatisfaction>(&step)) counter.choose(chosen->satisfaction);
        if (const auto* toggled = std::get_if<ToggleSituation>(&step)) counter.toggle(toggled->situation);
        if (std::holds_alternative<SubmitForPerson>(step)) counter.submit();
        if (std::holds_alternative<NextPerson>(step)) counter.forget();
    }

    Api api{Language::Chinese, [] {}};
    Counter counter{api, [] {}};
    DrawnScreen screen{[this](ui::Canvas& canvas) {
        for (const auto& [id, text] : std::exchange(screen.texts, {})) take_counter_text(canvas, counter, id, text);
        take(draw_counter(canvas, {counter, [](std::string_view) { return 0.0f; }}));
    }};
    std::optional<Reader> reader;
};

} // namespace

TEST_CASE("An evaluation is asked for by both numbers, and read out with its reply and what happened") {
    Desk desk;
    desk.ask_for_reading();
    CHECK(asked_last().method == "POST");
    CHECK(asked_last().path == receipts);
    CHECK(sent_last() == Json{{"receipt", number.text()}, {"query_code", query_code.text()}});
    CHECK(desk.reader->find("button", "查询")->at("disabled") == 1);
    desk.answer(receipts, 200, wire::encode(answered_reading()));
    for (const auto* words : {"蔡甸大队已经答复", "请在 12月25日（星期五）前告诉我们是否满意。不回答不会算作满意。",
                              "发生过，做法不当", "属实", "赔礼道歉：已经做到", "已对民警批评教育。", "您补充了内容"})
        CHECK(desk.reader->has("paragraph", words));
    CHECK(desk.reader->has("heading", "蔡甸大队的答复"));
    CHECK(desk.reader->has("value", "没有人告知"));
    CHECK(desk.reader->reads("还有一件事"));
    CHECK_FALSE(desk.reader->reads(query_code.text()));
}

TEST_CASE("An evaluation without a case is read out with the answer to its comment") {
    Desk desk;
    desk.ask_for_reading();
    auto read = reading();
    read.evaluation.receipt.due.reset();
    read.evaluation.evaluation.satisfaction = Satisfaction::Other;
    read.evaluation.evaluation.situations.clear();
    read.evaluation.comment_answer = GivenCommentAnswer{{CommentOutcome::Adopted, "多开一个窗口"}, received};
    read.evaluation.entered_by = UnitName{"宜昌支队", "Yichang Detachment"};
    desk.answer(receipts, 200, wire::encode(read));
    for (const auto* words :
         {"单位已采纳您的意见建议", "多开一个窗口", "由宜昌支队窗口代为填写", "这条评价不需要答复，会用于改进工作。"})
        CHECK(desk.reader->has("paragraph", words));
}

TEST_CASE("Words whose retention is over are not read out") {
    Desk desk;
    desk.ask_for_reading();
    auto read = reading();
    read.evaluation.evaluation.statement.clear();
    read.evaluation.words_erased = received;
    desk.answer(receipts, 200, wire::encode(read));
    CHECK(desk.reader->has("value", "已按保存期限删除"));
}

TEST_CASE("Numbers with a slip are refused at their fields, and nothing is asked") {
    Desk desk;
    desk.type("回执号", "ZP-2026");
    desk.type("查询码", "ABC");
    desk.press("查询");
    CHECK(headless().asked.empty());
    CHECK(desk.reader->description_of("text-field", "回执号") == "这不是一个有效的回执号。");
    CHECK(desk.reader->description_of("text-field", "查询码").starts_with("这不是一个有效的查询码。"));
    desk.type("二维码编号", "7K3F");
    desk.press("下一步");
    CHECK(headless().asked.empty());
    CHECK(desk.reader->description_of("text-field", "二维码编号").starts_with("这不是一个有效的二维码编号。"));
    CHECK(desk.reader->description_of("text-field", "回执号").empty());
}

TEST_CASE("A wrong query code is refused at its field, and too many tries say how long to wait") {
    Desk desk;
    desk.ask_for_reading();
    desk.answer(receipts, 404, refusal("not_found", "没有找到这份评价。"));
    CHECK(desk.reader->description_of("text-field", "查询码") == "没有找到。请核对回执号和查询码。");
    CHECK(desk.reader->find("text-field", "回执号")->at("value") == number.text());
    desk.press("查询");
    desk.answer(receipts, 429, refusal("too_many", "查询次数太多，请稍后再试。"), 60);
    CHECK(desk.reader->has("paragraph", "查询次数太多，请稍后再试。 请 60 秒后再试。"));
    desk.press("查询");
    desk.answer(receipts, 400, refusal("invalid", "这不是一个有效的回执号。", "receipt"));
    CHECK(desk.reader->description_of("text-field", "回执号") == "这不是一个有效的回执号。");
    desk.press("查询");
    desk.answer(receipts, 200, R"({"evaluation":{}})");
    CHECK(desk.reader->has("paragraph", "服务器暂时不能处理，请稍后再试。"));
}

TEST_CASE("The next person sees nothing of the one before, and an answer about that one comes to nobody") {
    Desk desk;
    CHECK(desk.reader->find("button", "下一位")->at("disabled") == 1);
    desk.ask_for_reading();
    desk.answer(receipts, 200, wire::encode(answered_reading()));
    desk.press("下一位");
    CHECK(desk.reader->find("text-field", "回执号")->value("value", "").empty());
    CHECK_FALSE(desk.reader->reads("没有人告知"));
    desk.ask_for_reading();
    desk.press("下一位");
    desk.answer(receipts, 200, wire::encode(answered_reading()));
    CHECK(desk.counter.state() == Counter::State::Begin);
    CHECK(desk.counter.is_empty());
    CHECK_FALSE(desk.reader->reads("没有人告知"));
}

TEST_CASE("An answer that is lost with its session is told, and what was entered is sent as the same one") {
    Desk desk;
    desk.counter.lose_answer();
    CHECK(desk.counter.is_empty());
    desk.fill();
    desk.press("提交评价");
    const auto first = sent_last()["submission_id"];
    desk.counter.lose_answer();
    desk.reader->settle();
    CHECK_FALSE(desk.counter.is_busy());
    CHECK(desk.counter.problem_at({}) == text(Text::NoNetworkKept, Language::Chinese));
    desk.press("提交评价");
    CHECK(sent_last()["submission_id"] == first);
}

TEST_CASE("A code that is not known is refused at its field") {
    Desk desk;
    desk.type("二维码编号", code.grouped());
    desk.press("下一步");
    CHECK(asked_last().path == codes);
    desk.answer(codes, 404, refusal("not_found", "没有找到这个二维码"));
    CHECK(desk.reader->description_of("text-field", "二维码编号").starts_with("没有找到这个二维码"));
    desk.press("下一步");
    desk.answer(codes, 0, {});
    CHECK(desk.reader->reads("没有连上服务器"));
}

TEST_CASE("The instructions are read out before anything is entered, and what is entered is sent as it is") {
    Desk desk;
    desk.look_up();
    CHECK(desk.reader->reads("违法停车告知单"));
    CHECK(desk.reader->has("list-item", std::string{newest_catalogue().instructions[0][Language::Chinese]}));
    CHECK_FALSE(desk.reader->has("radio", "满意"));
    desk.press("当事人同意，开始填写");
    REQUIRE(desk.reader->press("radio", "不满意"));
    REQUIRE(desk.reader->press("checkbox", Desk::situation_words(1)));
    REQUIRE(desk.reader->press("checkbox", Desk::situation_words(0)));
    REQUIRE(desk.reader->press("checkbox", Desk::situation_words(2)));
    REQUIRE(desk.reader->press("checkbox", Desk::situation_words(2)));
    CHECK(desk.reader->is_checked("radio", "不满意"));
    desk.type("文字说明（选填）", "没有出示证件");
    desk.type("用文字写明地点", "汉阳大道 628 号");
    desk.press("提交评价");
    CHECK(asked_last().method == "POST");
    CHECK(asked_last().path == evaluations);
    CHECK(sent_last() == Json{{"submission_id", "0102030405060708090a0b0c0d0e0f10"},
                              {"code", code.symbols()},
                              {"catalogue_version", newest_catalogue().version},
                              {"language", "zh-CN"},
                              {"agreed_at", friday_afternoon},
                              {"satisfaction", "dissatisfied"},
                              {"situations", {"auxiliary_police_enforcing", "uncivil_language"}},
                              {"statement", "没有出示证件"},
                              {"evidence", Json::array()},
                              {"position_words", "汉阳大道 628 号"}});
}

TEST_CASE("The receipt is handed over with its query code and the promise, and gone with the person") {
    Desk desk;
    desk.fill();
    desk.press("提交评价");
    desk.answer(evaluations, 201, wire::encode(receipt()));
    CHECK(desk.reader->has("heading", "评价已提交"));
    CHECK(desk.reader->has("paragraph", number.text()));
    CHECK(desk.reader->has("paragraph", query_code.text()));
    CHECK(desk.reader->reads("蔡甸大队核查并答复 · 最迟 11月25日（星期三），3 个工作日"));
    desk.press("下一位");
    CHECK_FALSE(desk.reader->reads(query_code.text()));
    CHECK(desk.counter.is_empty());
}

TEST_CASE("What is missing is said at its field, and nothing is sent") {
    Desk desk;
    auto blank = notice();
    blank.document_number.clear();
    desk.look_up(blank);
    desk.press("当事人同意，开始填写");
    const auto asked = headless().asked.size();
    desk.press("提交评价");
    CHECK(headless().asked.size() == asked);
    CHECK(desk.reader->description_of("text-field", "文书编号").starts_with("请填写文书编号。"));
    CHECK(desk.reader->description_of("text-field", "用文字写明地点").starts_with("请提供位置，或者用文字写明地点"));
    CHECK(desk.reader->has("paragraph", "请选择满意、不满意或其他"));
    REQUIRE(desk.reader->press("radio", "不满意"));
    desk.press("提交评价");
    CHECK(desk.reader->has("paragraph", "请至少勾选一种情形"));
    desk.type("文书编号", "420114 0001");
    REQUIRE(desk.reader->press("radio", "满意"));
    desk.type("用文字写明地点", "汉阳大道");
    desk.type("文字说明（选填）", std::string(2001, 'a'));
    desk.press("提交评价");
    CHECK(desk.reader->description_of("text-area", "文字说明（选填）").starts_with("文字说明最多 2000 字，请删减"));
    desk.type("文字说明（选填）", "");
    desk.press("提交评价");
    CHECK(sent_last()["document_number"] == "420114 0001");
    CHECK(sent_last()["situations"] == Json::array());
}

TEST_CASE("Where the policy asks for no place, none is asked for") {
    Desk desk;
    auto window = notice();
    window.module = Module::Service;
    desk.look_up(window);
    desk.press("当事人同意，开始填写");
    CHECK_FALSE(desk.reader->has("text-field", "用文字写明地点"));
    REQUIRE(desk.reader->press("radio", "满意"));
    desk.press("提交评价");
    CHECK_FALSE(sent_last().contains("position_words"));
}

TEST_CASE("What the server refuses is said, and what was entered stays") {
    Desk desk;
    desk.fill();
    const auto refuse = [&](int status, const std::string& body) {
        desk.press("提交评价");
        desk.answer(evaluations, status, body);
        CHECK(desk.counter.state() == Counter::State::Filling);
    };
    refuse(403, refusal("forbidden", "您不能代为填写这一份。"));
    CHECK(desk.reader->has("paragraph", "您不能代为填写这一份。"));
    refuse(400, refusal("invalid", "文字说明里有无法识别的字符，请删除后重试", "statement"));
    CHECK(desk.reader->description_of("text-area", "文字说明（选填）").starts_with("文字说明里有无法识别的字符"));
    refuse(410, refusal("gone", "这个二维码已经作废", "code"));
    CHECK(desk.reader->has("paragraph", "这个二维码已经作废"));
    refuse(400, refusal("invalid", "地点最多写 200 字", "position_words"));
    CHECK(desk.reader->description_of("text-field", "用文字写明地点").starts_with("地点最多写 200 字"));
    CHECK(desk.counter.evaluation().where.words == "汉阳大道 628 号");
}

TEST_CASE("What may have arrived is sent as the same one, and as another once the server says that it has") {
    Desk desk;
    desk.fill();
    desk.press("提交评价");
    const auto first = sent_last()["submission_id"];
    desk.answer(evaluations, 0, {});
    CHECK(desk.reader->reads("没有收到回应，可能还没有提交。"));
    desk.press("提交评价");
    CHECK(sent_last()["submission_id"] == first);
    desk.answer(evaluations, 409, refusal("conflict", "这个提交编号已经用于另一份评价。"));
    CHECK(desk.reader->reads("上一次提交其实已经收到。"));
    desk.press("提交评价");
    CHECK(sent_last()["submission_id"] != first);
}
