#include "shared/cases/reply_template.hpp"

#include "shared/cases/reply_draft.hpp"
#include "shared/cases/reply_words.hpp"
#include "shared/evaluation/receipt.hpp"
#include "shared/text/text_ids.hpp"
#include "shared/wire/reply_template_json.hpp"
#include "tests/shared/case_world.hpp"
#include "tests/shared/json_text.hpp"

#include <algorithm>

// Templates for replies, and what a citizen reads of a reply.
using namespace zhiping;
using namespace zhiping::test;
using enum CaseAction;

namespace {

constexpr std::array ticked{Situation::UncivilLanguage, Situation::ImpoundedWithoutCause};
const Date today{std::chrono::year{2026} / 11 / 20};

ReplyTemplate with_text(std::string text) { return {.id = "one", .name = "一", .text = std::move(text)}; }

std::optional<Message> problem_of(const ReplyTemplate& one) {
    const auto problem = check_template(one);
    return problem ? std::optional{problem->message} : std::nullopt;
}

std::vector<ReplyTemplate> many_templates(std::size_t count) {
    std::vector<ReplyTemplate> all;
    while (all.size() < count) all.push_back({.id = "t" + std::to_string(all.size()), .name = "一", .text = "好"});
    return all;
}

std::string field_of(std::string_view file) {
    const auto refused = refusal(wire::decode_template_file(file));
    return refused ? refused->field : "taken";
}

const ReplyTemplateSet sample_set{7,
                                  Date{std::chrono::year{2026} / 12 / 1},
                                  {{.id = "a",
                                    .name = "甲",
                                    .modules = {Module::LawEnforcement},
                                    .situations = {Situation::UncivilLanguage, Situation::Other},
                                    .findings = {Finding::Wrong},
                                    .text = "您好\n{回执号}"},
                                   {.id = "b", .name = "乙", .text = "好"}}};

} // namespace

TEST_CASE("A template may have every variable, each as often as it likes") {
    std::string text;
    for (const auto& variable : template_variables) text += "{" + std::string{variable.id} + "}，";
    CHECK_FALSE(check_template(with_text(text + text)));
    CHECK_FALSE(check_template(with_text("没有变量")));
}

TEST_CASE("A variable that is not known is refused and named, whatever stands in its braces") {
    const std::pair<const char*, const char*> unknown[] = {{"您好，{姓名}", "{姓名}"},     {"{回执号}{单号}", "{单号}"},
                                                           {"{ 回执号}", "{ 回执号}"},     {"{}", "{}"},
                                                           {"{\x1B[31m}", "{\uFFFD[31m}"}, {"{a\nb}", "{a\uFFFDb}"}};
    for (const auto& [text, name] : unknown) {
        CAPTURE(name);
        const auto problem = check_template(with_text(text));
        REQUIRE(problem);
        CHECK(problem->where == "text");
        if (problem->message == Text::WordsUnreadable) continue; // A control character, which comes first.
        CHECK(problem->message == Text::TemplateVariableUnknown);
        CHECK(problem->variable == name);
        CHECK(spoken_problem(*problem, Language::English) == "text: There is no variable " + std::string{name} + ".");
    }
    const auto cut = check_template(with_text("{" + repeated("长", 4000) + "}"));
    CHECK(cut->variable == "{" + repeated("长", 40) + "…}");
}

TEST_CASE("A brace without its other one is refused") {
    for (const auto* text : {"您好 {回执号", "您好 回执号}", "{回执号}}", "{{回执号}", "{回执号{地点}", "}{"}) {
        CAPTURE(text);
        CHECK(problem_of(with_text(text)) == Text::TemplateBraceAlone);
    }
}

TEST_CASE("A template has a text that a reply could have, a name in one line and an id of small letters") {
    CHECK_FALSE(check_template(with_text(repeated("答", max_reply_characters))));
    CHECK(problem_of(with_text(repeated("答", max_reply_characters + 1))) == Text::WordsTooLong);
    CHECK(problem_of(with_text(std::string(100'000, 'x'))) == Text::WordsTooLong);
    CHECK(problem_of(with_text(" \n")) == Text::WordsMissing);
    CHECK(problem_of(with_text("好\x01")) == Text::WordsUnreadable);
    CHECK(problem_of(with_text("\xFF")) == Text::WordsUnreadable);
    auto one = with_text("好");
    for (const auto& [name, message] : {std::pair<std::string, Message>{"", Text::WordsMissing},
                                        {"　", Text::WordsMissing},
                                        {"甲\n乙", Text::WordsUnreadable},
                                        {"甲\x7F", Text::WordsUnreadable},
                                        {repeated("名", max_template_name_characters + 1), Text::WordsTooLong}}) {
        one.name = name;
        CAPTURE(name);
        CHECK(problem_of(one) == message);
        CHECK(check_template(one)->where == "name");
    }
    one = with_text("好");
    for (const auto& id : {std::string{}, std::string{"A"}, std::string{"a b"}, std::string{"甲"},
                           std::string(max_template_id_bytes + 1, 'a')}) {
        one.id = id;
        CHECK(problem_of(one) == Text::TemplateIdMalformed);
    }
}

TEST_CASE("Of a set that is refused the first template that is wrong is named, with its place and id") {
    CHECK_FALSE(check_templates(many_templates(max_templates)));
    CHECK(check_templates(many_templates(max_templates + 1))->message == Text::TemplatesTooMany);
    CHECK(check_templates({}) == TemplateProblem{"templates", Text::FieldMissing});
    auto all = many_templates(4);
    all[3].id = "t1";
    CHECK(check_templates(all) == TemplateProblem{"template 4 (t1): id", Text::TemplateIdTwice});
    all[2].text = "{电话}";
    CHECK(spoken_problem(*check_templates(all), Language::English) ==
          "template 3 (t2): text: There is no variable {电话}.");
}

TEST_CASE("What is known is put in, and what is not stays as it was") {
    const TemplateValue values[] = {{TemplateVariable::Receipt, "ZP-1"}, {TemplateVariable::Place, ""}};
    CHECK(fill_in("{回执号}在{地点}，{回执号}，{民警说明}，{谁}。", values) ==
          "ZP-1在{地点}，ZP-1，{民警说明}，{谁}。");
    CHECK(fill_in("", values).empty());
    CHECK(fill_in("没有", values) == "没有");
    CHECK(fill_in("{回执号", values) == "{回执号");
    CHECK(fill_in("}{回执号}{", values) == "}ZP-1{");
    CHECK(fill_in("{{回执号}}", values) == "{ZP-1}");
}

TEST_CASE("What is in a value is never taken for a variable, neither then nor when the reply is checked") {
    const TemplateValue values[] = {{TemplateVariable::Place, "{回执号}号路{"}, {TemplateVariable::Receipt, "ZP-1"}};
    const auto filled = fill_in("{地点}{回执号}", values);
    CHECK(filled == "｛回执号｝号路｛ZP-1");
    CHECK(unfilled(filled).empty());
    CHECK(fill_in(filled, values) == filled);
    CHECK(check_filled(filled, "text"));
    // Nor do two values make one together, or with the text.
    const TemplateValue halves[] = {{TemplateVariable::Place, "{回执"}, {TemplateVariable::Unit, "号}"}};
    CHECK(unfilled(fill_in("{地点}{办理单位}", halves)).empty());
    CHECK(unfilled(fill_in("{地点}号}", halves)).empty());
}

TEST_CASE("The variables that are left are told once each, in the order of the text") {
    CHECK(unfilled("{联系电话}{谁}{回执号}{联系电话}") ==
          std::vector{TemplateVariable::Telephone, TemplateVariable::Receipt});
    CHECK(unfilled("{甲{回执号}乙}") == std::vector{TemplateVariable::Receipt});
    CHECK(unfilled("回执号").empty());
    CHECK(unfilled("").empty());
    CHECK(unfilled(repeated("}", 30'000) + repeated("{", 30'000)).empty());
}

TEST_CASE("A case gives its number, its document, its day, its place and who answers") {
    StoredEvaluation stored{
        .receipt = {.number = ReceiptNumber::from_random(today, {1, 2, 3, 4, 5}),
                    .received = at(std::chrono::year{2026} / 11 / 20, 23, 59)},
        .subject = {some_code(), Module::LawEnforcement, {"蔡甸大队", "Caidian"}, "违法停车告知单", "4201"},
        .evaluation = {some_code(), 3, Language::Chinese, at(std::chrono::year{2026} / 11 / 20, 23)}};
    constexpr auto all = "{回执号}|{文书名称}|{文书编号}|{评价日期}|{地点}|{办理单位}|{核查情况}";
    CHECK(fill_in(all, values_of_case(stored, "武汉支队")) ==
          stored.receipt.number.text() + "|违法停车告知单|4201|2026年11月20日（星期五）|{地点}|武汉支队|{核查情况}");
    // Of a code that was printed blank, the number is what the citizen read from the document.
    stored.subject.document_number.clear();
    stored.evaluation.document_number = "77";
    CHECK(fill_in("{文书编号}", values_of_case(stored, "")) == "77");
    for (const auto& [variable, value] : values_of_case(stored, "甲"))
        CHECK(facts_of(template_variables, variable).is_from_case);
}

TEST_CASE("A template is offered for what it names, and for everything when it names nothing") {
    const SituationFinding wrong{Situation::Other, Finding::Wrong}, open{Situation::Other},
        declined{Situation::Other, {}, Decline{DeclineReason::BeforeCourt, "复议"}};
    const auto offered = [](const ReplyTemplate& one, const SituationFinding& found) {
        return is_offered(one, Module::Service, {{found}});
    };
    auto one = with_text("好");
    for (const auto& each : {wrong, open, declined}) CHECK(offered(one, each));
    CHECK_FALSE(is_offered(one, Module::Service, {}));
    one.findings = {Finding::Wrong};
    CHECK(offered(one, wrong));
    CHECK(offered(one, open)); // It may be found yet.
    CHECK_FALSE(offered(one, declined));
    CHECK_FALSE(offered(one, {Situation::Other, Finding::Lawful}));
    one.situations = {Situation::Charges};
    CHECK_FALSE(offered(one, wrong));
    // Situation and finding belong together.
    CHECK_FALSE(
        is_offered(one, Module::Service, std::array{wrong, SituationFinding{Situation::Charges, Finding::Lawful}}));
    CHECK(is_offered(one, Module::Service, std::array{wrong, SituationFinding{Situation::Charges, Finding::Wrong}}));
    one.modules = {Module::DrivingTest};
    CHECK_FALSE(offered(one, {Situation::Charges, Finding::Wrong}));
}

TEST_CASE("A reply with a variable that is left is refused and the variable named, in both languages") {
    auto reply = clean_reply();
    for (const auto& variable : template_variables) {
        const auto name = "{" + std::string{variable.id} + "}";
        reply.text = "您好，现将核查结果答复如下，如有疑问请拨打" + name + "，谢谢。";
        const auto refused = refusal(check_reply(reply, ticked, today, newest_policy()));
        REQUIRE(refused);
        CHECK(refused->field == "text");
        for (const auto& language : languages)
            CHECK(text(refused->message, language.value).find(name) != std::string_view::npos);
    }
}

TEST_CASE("A variable is named before what else stands in braces, wherever in a reply it is") {
    auto reply = clean_reply();
    reply.basis = "{谁}{联系电话}";
    CHECK(refusal(check_reply(reply, ticked, today, newest_policy())) == invalid("basis", Text::VariableTelephoneLeft));
    reply.basis = "{谁}";
    CHECK(refusal(check_reply(reply, ticked, today, newest_policy())) == invalid("basis", Text::PlaceholderLeft));
    reply = clean_reply();
    reply.findings[0] = {ticked[0], {}, Decline{DeclineReason::BeforeCourt, "{核查情况}"}};
    CHECK(refusal(check_reply(reply, ticked, today, newest_policy())) == invalid("findings", Text::VariableFactsLeft));
}

TEST_CASE("A variable that is left is refused by handing in and by issuing, and kept in a draft") {
    CaseWorld world;
    world.does(Take, handler);
    auto reply = clean_reply();
    reply.text += "{联系电话}";
    for (const auto action : {HandIn, IssueReply})
        CHECK(world.act(action, handler, {.reply = reply}) == invalid("text", Text::VariableTelephoneLeft));
    CHECK(check_draft(reply));
    reply.text = fill_in(reply.text, {{{TemplateVariable::Telephone, "027-12345678"}}});
    CHECK_FALSE(world.act(HandIn, handler, {.reply = reply}));
}

TEST_CASE("A set of templates arrives as it was sent, and says which variables a case gives") {
    const auto sent = wire::encode(sample_set);
    CHECK(wire::decode_template_set(sent).value() == sample_set);
    CHECK(sent.starts_with(R"({"begins":"2026-12-01","number":7,"templates":[{"findings":["wrong"],"id":"a",)"));
    CHECK(sent.find(R"({"findings":[],"id":"b","modules":[],"name":"乙","situations":[],"text":"好"})") !=
          std::string::npos);
    CHECK(sent.find(R"({"from_case":true,"name":"回执号"})") != std::string::npos);
    CHECK(sent.find(R"({"from_case":false,"name":"联系电话"})") != std::string::npos);
}

TEST_CASE(
    "A set that was damaged on its way is refused at what is wrong, and what a newer server adds is passed over") {
    const Members one{{"id", R"("a")"},     {"name", R"("甲")"}, {"modules", "[]"},
                      {"situations", "[]"}, {"findings", "[]"},  {"text", R"("好")"}};
    const auto set = [](const std::string& each) {
        return Members{{"number", "1"}, {"begins", R"("2026-12-01")"}, {"templates", "[" + each + "]"}};
    };
    const auto field = [](const std::string& body) {
        const auto refused = refusal(wire::decode_template_set(body));
        return refused ? refused->field : "taken";
    };
    const auto good = set(json_text(one));
    CHECK(field(json_text(good)) == "taken");
    for (const auto* needed : {"number", "begins", "templates"}) CHECK(field(without(good, needed)) == needed);
    CHECK(field(changed(good, "number", "1.5")) == "number");
    CHECK(field(changed(good, "number", "3000000000")) == "number");
    CHECK(field(changed(good, "begins", R"("2026-02-30")")) == "begins");
    CHECK(field(changed(good, "templates", "{}")) == "templates");
    CHECK(field(changed(good, "templates", "[7]")) == "template 1");
    CHECK(field("[]").empty());
    CHECK(field("{").empty());
    for (const auto& [name, value] : one) {
        CHECK(field(json_text(set(without(one, name)))).ends_with(": " + name));
        CHECK(field(json_text(set(changed(one, name, "7")))).ends_with(": " + name));
    }
    CHECK(field(json_text(set(changed(one, "modules", "[7]")))) == "template 1 (a): modules");

    auto newer = good;
    newer["colour"] = R"("red")";
    newer["templates"] = "[" + changed(one, "colour", "1") + "," + changed(one, "findings", R"(["wrong","weather"])") +
                         "," + changed(one, "id", R"("b")") + "]";
    const auto read = wire::decode_template_set(json_text(newer)).value();
    REQUIRE(read.templates.size() == 3);
    CHECK(read.templates[1].findings == std::vector{Finding::Wrong});
    // What is only for what is not known here is not offered for everything instead.
    auto foreign = one;
    foreign["id"] = R"("b")";
    foreign["situations"] = R"(["weather"])";
    newer["templates"] = "[" + json_text(one) + "," + json_text(foreign) + "]";
    CHECK(wire::decode_template_set(json_text(newer)).value().templates.size() == 1);
}

TEST_CASE("A file of templates is refused at what is missing, unknown or of the wrong type, with the template named") {
    CHECK(field_of(R"({"templates":[{"id":"a","name":"甲","text":"好"}],"source":"ours"})") == "taken");
    CHECK(field_of("").empty());
    CHECK(field_of("templates").empty());
    CHECK(field_of("[]").empty());
    CHECK(field_of("{}") == "templates");
    CHECK(field_of(R"({"templates":"a"})") == "templates");
    CHECK(field_of(R"({"templates":[],"number":2})") == "number");
    CHECK(field_of(R"({"templates":["a"]})") == "template 1");
    CHECK(field_of(R"({"templates":[{"id":"a","text":"好"}]})") == "template 1 (a): name");
    CHECK(field_of(R"({"templates":[{"name":"甲","text":"好"}]})") == "template 1: id");
    CHECK(field_of(R"({"templates":[{"id":"a","name":"甲","text":"好","situation":["other"]}]})") ==
          "template 1 (a): situation");
    CHECK(field_of(R"({"templates":[{"id":"a","name":"甲","text":"好","situations":["weather"]}]})") ==
          "template 1 (a): situations");
    CHECK(field_of(R"({"templates":[{"id":"a","name":"甲","text":"好","modules":"service"}]})") ==
          "template 1 (a): modules");
    CHECK(field_of(R"({"templates":[{"id":"a","name":"甲","text":["好"]}]})") == "template 1 (a): text");
}

namespace {

CodeFacts facts_of_document(std::string type) {
    return {some_code(), Module::LawEnforcement, {"蔡甸大队", "Caidian"}, std::move(type), "4201"};
}

} // namespace

TEST_CASE("What a citizen reads of a reply is there in the order of their page, before it is issued as after") {
    const auto& content = newest_catalogue().of(Module::LawEnforcement);
    const CitizenAttachment file{Sha256{1}, AttachmentFormat::Pdf, 1'500'000, "意见书.pdf"};
    auto reply = promise(today + std::chrono::days{10});
    reply.measures.insert(reply.measures.begin(), {MeasureKind::Apologised});
    reply.findings[1] = {ticked[1], {}, Decline{DeclineReason::BeforeCourt, "等待判决"}};
    reply.attachments = {file.hash};
    const auto issued = as_issued(reply, "420114", at(std::chrono::year{2026} / 11 / 20, 16), {{file}});
    const auto subject = facts_of_document("行政处罚决定书");
    const auto words = reply_words(issued, {"蔡甸大队", subject, content}, Language::Chinese);
    using enum ReplyPart;
    CHECK(words ==
          std::vector<ReplyWords>{{Heading, "蔡甸大队的答复", "2026年11月20日 16:00答复"},
                                  {ReplyPart::Finding, "总的认定", "属实"},
                                  {ReplyPart::Finding, "执法用语不文明、态度粗暴", "发生过，做法不当"},
                                  {ReplyPart::Finding, "无故扣车",
                                   std::string{text(Text::DeclineBeforeCourt, Language::Chinese)} + "。等待判决"},
                                  {Said, "答复内容", reply.text},
                                  {Said, "依据", reply.basis},
                                  {ReplyPart::Measure, "处理措施", "赔礼道歉：已经做到"},
                                  {ReplyPart::Measure, "", "退还款物：承诺 11月30日（星期一）前做到"},
                                  {Attachment, "附件", "意见书.pdf（pdf，1.5 MB）"},
                                  {LegalWay, "", std::string{text(Text::LegalWayOfReply, Language::Chinese)}}});
    // Once the promise is kept, its words are others, and nothing else is.
    const CitizenMeasure kept[] = {{reply.measures[1], "420114", issued.issued}};
    auto later = reply_words(issued, {"蔡甸大队", subject, content, kept}, Language::Chinese);
    CHECK(later[7].text == "退还款物：承诺 11月30日（星期一）前做到，已经做到");
    later[7] = words[7];
    CHECK(later == words);
}

TEST_CASE("Of a reply without measures and files, to no decision, their headings are left out") {
    const auto& content = newest_catalogue().of(Module::LawEnforcement);
    const auto issued = as_issued(clean_reply(), "420114", at(std::chrono::year{2026} / 11 / 20, 16), {});
    const auto subject = facts_of_document("违法停车告知单");
    const auto words = reply_words(issued, {"Caidian Brigade", subject, content}, Language::English);
    REQUIRE(words.size() == 6);
    CHECK(words.front().label.find("Caidian Brigade") != std::string::npos);
    CHECK(words.back() ==
          ReplyWords{ReplyPart::Said, std::string{text(Text::ReplyBasis, Language::English)}, clean_reply().basis});
}
