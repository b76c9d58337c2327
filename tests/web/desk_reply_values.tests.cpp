#include "tests/support/reply_desk.hpp"
#include "web/desk/reply_values.hpp"

#include <catch_amalgamated.hpp>

using namespace zhiping;
using namespace zhiping::desk;
using namespace zhiping::tests;
using enum CaseAction;
using Desk = ReplyDesk;

namespace {

std::string value_of(const std::vector<TemplateValue>& values, TemplateVariable variable) {
    for (const auto& each : values)
        if (each.variable == variable) return each.value;
    return {};
}

std::string inquiry_of(const StaffCase& shown) { return value_of(values_of_record(shown), TemplateVariable::Inquiry); }

std::string field_of(TemplateVariable variable) { return "reply.value." + std::to_string(static_cast<int>(variable)); }

DeskCase verified() {
    auto made = taken();
    made.does(SayRecordings, test::handler, {.words = "已拷贝", .recordings = Recordings::Secured});
    made.does(RecordOfficerStatement, test::handler, {.words = "已经说明了理由。", .officer = test::named_officer});
    made.does(RecordContact, test::handler,
              {.words = "电话联系", .contact = ContactKind::First, .happened_at = made.now});
    return made;
}

constexpr auto explanation = TemplateVariable::OfficerExplanation;
constexpr auto measure_taken = TemplateVariable::MeasureTaken;
constexpr auto measure_day = TemplateVariable::MeasureDay;
const Date first_day = parse_date("2026-12-01").value(), last_day = parse_date("2026-12-03").value();

} // namespace

TEST_CASE("How a case was verified is what its record says, and nothing that was not done") {
    CHECK(values_of_record(taken().shown_to(test::handler)).empty());
    const auto shown = verified().shown_to(test::handler);
    CHECK(inquiry_of(shown) == "调取录音录像、听取民警说明、联系您了解情况");
    for (const auto said : {Recordings::NoneExist, Recordings::NotSecured}) {
        auto made = verified();
        made.does(SayRecordings, test::handler, {.words = "后来发现", .recordings = said});
        CHECK(inquiry_of(made.shown_to(test::handler)) == "听取民警说明、联系您了解情况");
    }
}

TEST_CASE("A contact that its citizen disputes is none that they are told of") {
    auto shown = verified().shown_to(test::handler);
    shown.file.disputed_contacts = shown.file.contacts;
    CHECK(inquiry_of(shown) == "调取录音录像、听取民警说明");
}

TEST_CASE("What another unit did is not what this one did") {
    auto shown = verified().shown_to(test::handler);
    shown.file.unit_id = "420100";
    CHECK(values_of_record(shown).empty());
}

TEST_CASE("What an officer said is not for the citizen word by word: it may name people") {
    CHECK(value_of(values_of_record(verified().shown_to(test::handler)), explanation).empty());
}

TEST_CASE("A text that names a day has the measures that are promised, another those that are done") {
    const std::vector<Measure> measures{{MeasureKind::Apologised},
                                        {MeasureKind::Repaid, last_day},
                                        {MeasureKind::Corrected, first_day},
                                        {MeasureKind::OfficerInstructed}};
    const auto done = values_of_measures(measures, "已经：{处理措施}");
    CHECK(value_of(done, measure_taken) == "赔礼道歉、对民警批评教育");
    CHECK(value_of(done, measure_day).empty());
    const auto promised = values_of_measures(measures, "{处理措施}，将于 {完成日期} 前完成");
    CHECK(value_of(promised, measure_taken) == "退还款物、予以纠正");
    CHECK(value_of(promised, measure_day) == "12月3日（星期四）");
    CHECK(value_of(values_of_measures({}, "{处理措施}"), measure_taken).empty());
}

TEST_CASE("A template brings what the record says, and whoever writes something else keeps it") {
    Desk desk{verified()};
    desk.begin_empty();
    desk.answer_templates(
        {one_template("one", "经{核查方式}，民警说：{民警说明}。"), one_template("two", "经{核查方式}。{民警说明}")});
    desk.write("reply.template", "one");
    CHECK(desk.page.value(field_of(TemplateVariable::Inquiry)) == "调取录音录像、听取民警说明、联系您了解情况");
    CHECK(desk.preview_has("经调取录音录像、听取民警说明、联系您了解情况，民警说：{民警说明}。"));
    desk.write(field_of(explanation), "民警说明了理由");
    desk.write(field_of(TemplateVariable::Inquiry), "");
    desk.write("reply.template", "two");
    CHECK(desk.page.value(field_of(explanation)) == "民警说明了理由");
    CHECK(desk.page.value(field_of(TemplateVariable::Inquiry)).empty());
}

TEST_CASE("What is chosen as a measure need not be written once more, until somebody writes something else") {
    Desk desk;
    desk.begin_empty();
    desk.answer_templates({one_template("done", "我们已经：{处理措施}。")});
    desk.write("reply.template", "done");
    CHECK(desk.page.value(field_of(measure_taken)).empty());
    REQUIRE(desk.reader->press("button", "加一项措施"));
    desk.write("reply.measure.0", "apologised");
    CHECK(desk.page.value(field_of(measure_taken)) == "赔礼道歉");
    CHECK(desk.preview_has("我们已经：赔礼道歉。"));
    desk.write("reply.day.0", "2026-12-01");
    CHECK(desk.page.value(field_of(measure_taken)).empty()); // It is not done.
    desk.write("reply.day.0", "");
    desk.write(field_of(measure_taken), "大队长当面道歉");
    desk.write("reply.measure.0", "explained");
    CHECK(desk.page.value(field_of(measure_taken)) == "大队长当面道歉");
}

TEST_CASE("Nothing that was filled in for one case is there for the next") {
    Desk desk{verified()};
    desk.begin_empty();
    desk.answer_templates({one_template("one", "经{核查方式}，民警说：{民警说明}。")});
    desk.write("reply.template", "one");
    desk.open_other();
    desk.begin_empty();
    desk.write("reply.template", "one");
    CHECK(desk.page.value(field_of(explanation)).empty());
    CHECK(desk.preview_has("经{核查方式}，民警说：{民警说明}。"));
}
