#include "shared/wire/administration_json.hpp"

#include "shared/text/text_ids.hpp"

#include <catch_amalgamated.hpp>

using namespace zhiping;

namespace {

const Officer li{"李静", "1001"};
const Date monday = parse_date("2026-11-30").value();
const Instant noon{std::chrono::seconds{1795400000}};
const Unit brigade{"420114", "420100", Level::Brigade, {"蔡甸大队", "Caidian Brigade"}};
const HolidayNotice notice{2027, "国办发明电", {parse_date("2027-01-01").value()}, {parse_date("2027-01-03").value()}};

template <typename T> Error refused(const Result<T>& result) {
    REQUIRE_FALSE(result);
    return result.error();
}

} // namespace

TEST_CASE("What an administrator is shown is read as it was written") {
    const AccountPage page{{{.officer = li,
                             .unit_id = "420114",
                             .roles = {Role::Handler, Role::Lead},
                             .has_one_use_password = true,
                             .open_cases = 3,
                             .absences = {{monday, monday, {"王海", "1002"}}}},
                            {.officer = {"王海", "1002"}, .unit_id = "420114", .is_disabled = true}},
                           "1002"};
    CHECK(wire::decode_account_page(wire::encode(page)).value() == page);
    const HandedOver handed{"1001", "ABCD-EFGH", "otpauth://totp/1001", {"AAAA", "BBBB"}};
    CHECK(wire::decode_handed_over(wire::encode(handed)).value() == handed);
    auto with_body = brigade;
    with_body.reconsideration = {"蔡甸区人民政府", "Caidian District"};
    const std::vector<UnitLine> lines{{brigade, 2, 5}, {with_body, 0, 0}};
    CHECK(wire::decode_unit_lines(wire::encode(lines)).value() == lines);
    const std::vector<PendingChange> changes{{7,
                                              StaffAct::ChangeRoles,
                                              "1001",
                                              "420114 → 420115",
                                              li,
                                              noon,
                                              true,
                                              false,
                                              "王海",
                                              {Role::Supervisor},
                                              {Role::Lead}},
                                             {.id = 8,
                                              .what = StaffAct::LoadPolicy,
                                              .subject = "policy 1001",
                                              .words = "",
                                              .asked_by = li,
                                              .asked_at = noon}};
    CHECK(wire::decode_pending_changes(wire::encode(changes)).value() == changes);
    const MovedCases moved{2, {{"ZP-20261120-00000000-0", "此人与案件有关"}}};
    CHECK(wire::decode_moved_cases(wire::encode(moved)).value() == moved);
    const std::vector<wire::TemplateSetLine> sets{{1, monday, std::nullopt, "", false, 9},
                                                  {2, monday, noon, "李静", true, 1}};
    CHECK(wire::decode_template_set_lines(wire::encode(sets)).value() == sets);
    const std::vector<wire::NoticeLine> notices{{notice, noon, true}, {notice, std::nullopt, false}};
    CHECK(wire::decode_notice_lines(wire::encode(notices)).value() == notices);
    CHECK(wire::decode_waiting(wire::encode_waiting(12)).value() == 12);
}

TEST_CASE("What an administrator wants is read as it was written, and a code where there is one") {
    const wire::AccountWish wish{
        {li, "420114", {Role::Lead}}, "123456", AccountFacts{{"李", "1001"}, "420100", {Role::Handler}}};
    CHECK(wire::decode_account_wish(wire::encode(wish)).value() == wish);
    CHECK(wire::encode(wire::AccountWish{{li, "420114", {Role::Handler}}}).find("code") == std::string::npos);
    CHECK(wire::encode(wire::AccountWish{{li, "420114", {Role::Handler}}}).find("seen") == std::string::npos);
    auto renamed = brigade;
    renamed.name.chinese = "蔡甸区大队";
    for (const auto& unit : {wire::UnitWish{brigade}, wire::UnitWish{renamed, brigade}})
        CHECK(wire::decode_unit_wish(wire::encode(unit), "420114").value() == unit);
    const wire::ChangeDecision decision{true, "123456"};
    CHECK(wire::decode_change_decision(wire::encode(decision)).value() == decision);
    CHECK(wire::decode_change_decision(R"({"confirm":false})").value() == wire::ChangeDecision{false, ""});
    const wire::AbsenceWish absence{monday, monday, "1002", "123456"};
    CHECK(wire::decode_absence_wish(wire::encode(absence)).value() == absence);
    CHECK(wire::decode_code(wire::encode_code("123456")).value() == "123456");
    CHECK(wire::decode_code("{}").value().empty());
    CHECK(wire::decode_receiver(wire::encode_receiver("1002")).value() == "1002");
    const wire::TemplatesWish templates{monday, R"({"templates":[]})"};
    CHECK(wire::decode_templates_wish(wire::encode(templates)).value() == templates);
}

TEST_CASE("What is missing, wrong or not known in a wish is refused at its member") {
    const auto account = [](const char* body) { return refused(wire::decode_account_wish(body)); };
    CHECK(account("[]") == invalid("", Text::BodyNotJson));
    CHECK(account("{}") == invalid("badge", Text::FieldMissing));
    CHECK(account(R"({"badge":1})") == invalid("badge", Text::FieldWrongType));
    CHECK(account(R"({"badge":"1","name":"a","unit":"b","roles":["king"]})") == invalid("roles", Text::ValueUnknown));
    CHECK(account(R"({"badge":"1","name":"a","unit":"b","roles":["lead"],"id":1})") ==
          invalid("id", Text::ValueUnknown));
    const auto unit = [](const char* body) { return refused(wire::decode_unit_wish(body, "420114")); };
    CHECK(unit("{}") == invalid("level", Text::FieldMissing));
    CHECK(unit(R"({"level":"town"})") == invalid("level", Text::ValueUnknown));
    CHECK(unit(R"({"level":"brigade","name":{"zh-CN":"大队"}})") == invalid("en", Text::FieldMissing));
    CHECK(account(R"({"badge":"1","name":"a","unit":"b","roles":["lead"],"seen":{"name":"a"}})") ==
          invalid("unit", Text::FieldMissing));
    CHECK(account(R"({"badge":"1","name":"a","unit":"b","roles":["lead"],"seen":1})") ==
          invalid("seen", Text::FieldWrongType));
    const std::string facts = R"("level":"brigade","name":{"zh-CN":"大队","en":"Brigade"})";
    CHECK(unit(("{" + facts + R"(,"seen":{"level":"brigade"}})").c_str()) == invalid("name", Text::FieldMissing));
    CHECK(unit(("{" + facts + R"(,"seen":{)" + facts + R"(,"id":"1"}})").c_str()) == invalid("id", Text::ValueUnknown));
    CHECK(refused(wire::decode_change_decision("{}")) == invalid("confirm", Text::FieldMissing));
    CHECK(refused(wire::decode_absence_wish(R"({"from":"2026-02-30"})")) == invalid("from", Text::ValueUnknown));
    CHECK(refused(wire::decode_code(R"({"codes":"1"})")) == invalid("codes", Text::ValueUnknown));
    CHECK(refused(wire::decode_receiver("{}")) == invalid("to", Text::FieldMissing));
    CHECK(refused(wire::decode_templates_wish(R"({"begins":"2026-11-30"})")) == invalid("content", Text::FieldMissing));
    CHECK(refused(wire::decode_waiting(R"({"change":"x"})")) == invalid("change", Text::FieldWrongType));
}

TEST_CASE("Roles that are not known are passed over in a list, so that an old desk goes on with a newer server") {
    const auto page = wire::decode_account_page(
        R"({"accounts":[{"name":"a","badge":"1","unit":"u","roles":["lead","king"],"is_disabled":false,)"
        R"("has_one_use_password":false,"open_cases":0,"absences":[]}]})");
    REQUIRE(page);
    CHECK(page->accounts.front().roles == std::vector{Role::Lead});
    CHECK_FALSE(page->next);
}
