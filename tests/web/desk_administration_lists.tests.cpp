#include "tests/support/administration_desk.hpp"

#include <catch_amalgamated.hpp>

#include <algorithm>

using namespace zhiping;
using namespace zhiping::desk;
using namespace zhiping::tests;
using Desk = AdministrationDesk;

// Units, changes that wait, what is loaded whole, codes and printing systems.

namespace {

struct Issuing : Desk {
    Issuing() : Desk({Role::Codes}) {}

    void open_code() {
        answer(kept_codes_path, 200, wire::encode_codes({parking_notice()}, true));
        open(0);
    }
    void list_issuers() {
        go_to(Section::Issuers);
        answer(issuers_path, 200, wire::encode(some_issuers()));
    }
};

std::ptrdiff_t asked_for(std::string_view path) {
    const auto& all = platform::headless().asked;
    return std::count_if(all.begin(), all.end(), [&](const auto& each) { return each.request.path == path; });
}

const std::string code_path = kept_codes_path + "/" + sample_code.symbols();

void list_units(Desk& desk) {
    desk.go_to(Section::Units);
    desk.answer(units_path, 200, wire::encode(some_units()));
}

Json unit_sent(const Unit& unit) { return Json::parse(wire::encode(wire::UnitWish{unit})); }

void list_changes(Desk& desk) {
    desk.go_to(Section::Changes);
    desk.answer(changes_path, 200, wire::encode(some_changes()));
}

} // namespace

TEST_CASE("Units stand below the one they belong to, and are found by number and name") {
    Desk desk;
    list_units(desk);
    const auto& units = desk.administration.units();
    CHECK(units.items().front().unit.id == "420100");
    for (const auto* words : {"大队", "支队", "3", "武汉市交警支队"}) CHECK(desk.reader->has("cell", words));
    desk.type("units.search", "Caidian");
    CHECK(desk.administration.units().found().size() == 1);
    desk.type("units.search", "没有这个");
    CHECK(desk.reads("没有符合条件的单位。"));
}

TEST_CASE("A unit that belongs to one that is not there stands at the top") {
    Desk desk;
    desk.go_to(Section::Units);
    desk.answer(units_path, 200,
                wire::encode(std::vector<UnitLine>{{{"b", "a", Level::Brigade, {"乙", "B"}}},
                                                   {{"a", "elsewhere", Level::Detachment, {"甲", "A"}}}}));
    CHECK(desk.administration.units().items().size() == 2);
    CHECK(desk.administration.units().items().front().unit.id == "a");
}

TEST_CASE("A unit is changed as it is written, and refused at the field that is wrong") {
    Desk desk;
    list_units(desk);
    desk.open(1);
    CHECK(desk.nodes().is_disabled("unit.id"));
    CHECK(desk.nodes().value("unit.reconsideration") == "蔡甸区人民政府");
    desk.type("unit.name", "蔡甸区大队");
    desk.type("unit.reconsideration", "");
    desk.type("unit.reconsideration_en", "");
    desk.press("unit.save");
    CHECK(asked_last().method == "PUT");
    CHECK(asked_last().path == units_path + "/420114");
    CHECK(sent_last() == Json{{"parent", "420100"},
                              {"level", "brigade"},
                              {"name", {{"zh-CN", "蔡甸区大队"}, {"en", "Caidian Brigade"}}},
                              {"reconsideration", {{"zh-CN", ""}, {"en", ""}}}, // The one that it had goes.
                              {"seen", unit_sent(some_units()[0].unit)}});
    desk.answer(units_path + "/420114", 400, refusal("invalid", "单位不能归到自己之下。", "parent"));
    CHECK(desk.node_to_mend() == "unit.parent");
    CHECK(desk.reader->description_of("select", "上级单位") == "单位不能归到自己之下。");
    desk.press("unit.save");
    desk.answer(units_path + "/420114", 400, refusal("invalid", "这里写的字不能用。", "name_en"));
    CHECK(desk.node_to_mend() == "unit.name_en");
    desk.press("unit.save");
    desk.answer(units_path + "/420114", 409, refusal("conflict", "还有 3 件没有办结的案件。"));
    CHECK(desk.nodes().has("unit.problem"));
    desk.press("unit.save");
    desk.answer(units_path + "/420114", 200, "{}");
    CHECK(desk.said() == "已保存：蔡甸区大队");
    CHECK(asked_last().path == units_path);
    desk.type("unit.name", "蔡甸大队");
    desk.press("unit.save");
    CHECK(sent_last()["seen"]["name"]["zh-CN"] == "蔡甸区大队"); // As it was saved.
    CHECK_FALSE(sent_last()["seen"].contains("reconsideration"));
}

TEST_CASE("A unit that became another meanwhile is shown as it is, unless somebody is changing it") {
    Desk desk;
    list_units(desk);
    desk.open(1);
    auto units = some_units();
    const auto tell = [&](const std::string& name) {
        units[0].unit.name.chinese = name;
        desk.administration.units().refresh();
        desk.answer(units_path, 200, wire::encode(units));
    };
    tell("蔡甸区大队");
    CHECK(desk.nodes().value("unit.name") == "蔡甸区大队");
    desk.type("unit.name", "蔡甸一大队");
    tell("蔡甸二大队");
    CHECK(desk.nodes().value("unit.name") == "蔡甸一大队");
    desk.press("unit.save"); // Against what was there when it was begun.
    CHECK(sent_last()["seen"]["name"]["zh-CN"] == "蔡甸区大队");
    desk.answer(units_path + "/420114", 409, refusal("conflict", "别人刚改过，请重新读取，再打开它修改。", "seen"));
    CHECK(desk.nodes().has("unit.problem"));
    desk.open(1);
    CHECK(desk.nodes().value("unit.name") == "蔡甸二大队");
}

TEST_CASE("A unit is added below the one that is open, with a number and a level") {
    Desk desk;
    list_units(desk);
    desk.open(0);
    desk.press("units.add");
    CHECK(desk.nodes().value("unit.parent") == "420100");
    desk.press("unit.save");
    CHECK(desk.node_to_mend() == "unit.id");
    desk.type("unit.id", "420115");
    desk.press("unit.save");
    CHECK(desk.node_to_mend() == "unit.level");
    desk.type("unit.level", "brigade");
    desk.type("unit.name", "江夏大队");
    desk.type("unit.name_en", "Jiangxia Brigade");
    desk.press("unit.save");
    CHECK(asked_last().path == units_path + "/420115");
    CHECK(sent_last()["parent"] == "420100");
    CHECK_FALSE(sent_last().contains("seen"));
    desk.answer(units_path + "/420115", 409, refusal("conflict", "已有这个编号的单位。", "unit"));
    CHECK(desk.node_to_mend() == "unit.id");
}

TEST_CASE("Where there are very many units, one is named by its number") {
    std::vector<UnitLine> many;
    for (int number = 1; number <= 301; ++number)
        many.push_back({{std::to_string(number), {}, Level::Brigade, {"大队", "Brigade"}}});
    Desk desk;
    desk.answer(units_path, 200, wire::encode(many));
    CHECK(desk.nodes().node("people.unit")->at("role") == "text-field");
    CHECK(desk.reads("单位多于 300 个，请填单位编号"));
}

TEST_CASE("A change that waits says what becomes of whose roles, and what else stands in it") {
    Desk desk;
    list_changes(desk);
    CHECK(desk.reader->has("cell", "新增职责：负责人、420114"));
    desk.open(0);
    CHECK(desk.reader->has("heading", "修改职责：承办甲 000111"));
    for (const auto* words :
         {"新增职责：负责人、督察", "取消职责：承办人", "credentials 000902 2026-11-20 09:00", "管理乙（000902）提出"})
        CHECK(desk.reads(words));
    desk.press("change.confirm");
    CHECK(desk.reads("修改职责：承办甲 000111 新增职责：负责人、督察"));
}

TEST_CASE("The tab of changes that wait counts those that the reader decides, wherever they are") {
    Desk desk;
    const auto count = [&] { return desk.nodes().description("administration.changes"); };
    CHECK(count().empty());
    desk.answer(changes_path, 200, wire::encode(some_changes()));
    CHECK(count() == "1");
    desk.go_to(Section::Units);
    CHECK(asked_for(changes_path) == 2);
    desk.answer(changes_path, 200, wire::encode(std::vector<PendingChange>{}));
    CHECK(count() == "0");
}

TEST_CASE("A person of whom a change waits is said so, and it leads to the change") {
    Desk desk;
    desk.answer(changes_path, 200, wire::encode(some_changes()));
    desk.open_person();
    CHECK(desk.reads("有一项变更等待确认：修改职责：承办甲 000111"));
    desk.press("account.change");
    CHECK(desk.administration.section() == Section::Changes);
    CHECK(desk.nodes().has("change.confirm"));
    desk.go_to(Section::People);
    desk.open(1);
    CHECK_FALSE(desk.nodes().has("account.waits"));
}

TEST_CASE("A change that waits is confirmed with a code, and what it hands over is shown once") {
    Desk desk;
    list_changes(desk);
    desk.open(0);
    desk.press("change.confirm");
    desk.type("asked.code", "123456");
    desk.press("asked.send");
    CHECK(asked_last().path == changes_path + "/7/decision");
    CHECK(sent_last() == Json{{"confirm", true}, {"code", "123456"}});
    desk.answer(changes_path + "/7/decision", 409, refusal("conflict", "这项更改已经有人确认或拒绝。"));
    CHECK(desk.nodes().has("asked.problem"));
    desk.press("asked.send");
    desk.answer(changes_path + "/7/decision", 200, wire::encode(some_credentials()));
    CHECK(desk.said() == "已确认，变更已生效。");
    CHECK(desk.reader->has("heading", "交给本人：000555"));
    CHECK(asked_last().path == changes_path);
}

TEST_CASE("A change that waits is refused, and one's own is decided by somebody else") {
    Desk desk;
    list_changes(desk);
    desk.open(0);
    desk.press("change.refuse");
    CHECK_FALSE(desk.nodes().has("asked.code")); // Nothing changes.
    desk.press("asked.send");
    CHECK(sent_last()["confirm"] == false);
    desk.answer(changes_path + "/7/decision", 200, "{}");
    CHECK(desk.said() == "没有同意，什么都没有变。");
    desk.open(1);
    CHECK(desk.reads("由另一名管理员确认。"));
    CHECK_FALSE(desk.nodes().has("change.confirm"));
    CHECK_FALSE(desk.nodes().has("change.refuse"));
    auto own = some_changes();
    own[1].may_refuse = true;
    desk.answer(changes_path, 200, wire::encode(own));
    CHECK_FALSE(desk.nodes().has("change.confirm"));
    CHECK(desk.nodes().label("change.refuse") == "撤回变更");
    desk.press("change.refuse");
    desk.press("asked.send");
    CHECK(asked_last().path == changes_path + "/8/decision");
    CHECK(sent_last()["confirm"] == false);
    desk.answer(changes_path + "/8/decision", 200, "{}");
    CHECK(desk.said() == "已撤回，什么都没有变。");
    desk.answer(changes_path, 200, wire::encode(std::vector<PendingChange>{}));
    CHECK(desk.reads("没有待确认的变更。"));
}

TEST_CASE("A set of templates is loaded whole, with its first day, and a refusal leaves what was pasted") {
    Desk desk;
    desk.go_to(Section::Templates);
    desk.answer(sets_path, 200, wire::encode(some_sets()));
    for (const auto* words : {"现行", "2026-11-01", "法制处", "已停用", "随系统安装"})
        CHECK(desk.reader->has("cell", words));
    CHECK_FALSE(desk.nodes().has("templates.content"));
    desk.open(1);
    CHECK(desk.reads("载入时间"));
    desk.press("templates.add");
    desk.press("templates.load");
    CHECK(desk.node_to_mend() == "templates.content");
    desk.type("templates.content", "{\"templates\": []}");
    desk.press("templates.load");
    CHECK(desk.node_to_mend() == "templates.begins");
    desk.type("templates.begins", "2026-12-01");
    desk.press("templates.load");
    CHECK(asked_last().path == sets_path);
    CHECK(sent_last() == Json{{"begins", "2026-12-01"}, {"content", "{\"templates\": []}"}});
    desk.answer(sets_path, 400, refusal("invalid", "模板没有载入：一个也没有", "content"));
    CHECK(desk.node_to_mend() == "templates.content");
    CHECK(desk.nodes().value("templates.content") == "{\"templates\": []}");
    desk.press("templates.load");
    desk.open(0); // Not while it is on its way.
    desk.answer(sets_path, 201, R"({"number":3})");
    CHECK(desk.said() == "已载入。");
    CHECK_FALSE(desk.nodes().has("templates.content"));
    desk.press("templates.add");
    CHECK(desk.nodes().value("templates.content").empty());
}

TEST_CASE("A notice of holidays is sent as its file has it, and a day of it that is wrong is said") {
    Desk desk;
    desk.go_to(Section::Holidays);
    desk.answer(holidays_path, 200, wire::encode(some_notices()));
    CHECK(desk.reader->has("cell", "国办发明电〔2025〕7号"));
    desk.open(1);
    CHECK(desk.reads("2026-01-04"));
    desk.press("holidays.add");
    desk.type("holidays.content", "{\"year\": 2027}");
    desk.press("holidays.load");
    CHECK(asked_last().path == holidays_path);
    CHECK(asked_last().body == "{\"year\": 2027}");
    desk.answer(holidays_path, 400, refusal("invalid", "缺少这一项。", "holidays"));
    CHECK(desk.nodes().has("holidays.problem"));
    desk.press("holidays.load");
    desk.answer(holidays_path, 200, "{}");
    CHECK(desk.said() == "已载入。");
}

TEST_CASE("Versions of the rules are listed, and a policy that is loaded may wait for a second administrator") {
    Desk desk;
    desk.go_to(Section::Rules);
    desk.answer(versions_path, 200, wire::encode(some_versions()));
    for (const auto* words : {"办理规则", "情形目录", "2027-01-01", "现行", "以后启用", "随系统安装"})
        CHECK(desk.reader->has("cell", words));
    desk.open(1);
    CHECK(desk.reads("法制处"));
    desk.press("policies.add");
    desk.type("policies.content", "{}");
    desk.type("policies.begins", "2027-02-01");
    desk.type("policies.code", "123456");
    desk.press("policies.load");
    CHECK(asked_last().path == "/api/v1/admin/policies");
    CHECK(sent_last() == Json{{"begins", "2027-02-01"}, {"content", "{}"}, {"code", "123456"}});
    desk.answer("/api/v1/admin/policies", 400, refusal("invalid", "“蔡甸大队”有 3 件未办结。", "approval"));
    CHECK(desk.nodes().has("policies.problem"));
    desk.press("policies.load");
    desk.answer("/api/v1/admin/policies", 202, wire::encode_waiting(9));
    CHECK(desk.said() == "已提交。另一名管理员在“待确认”里确认后生效。");
}

TEST_CASE("Codes are listed, and one is found as it is printed") {
    Issuing desk;
    desk.open_code();
    CHECK(desk.reader->has("heading", sample_code.grouped()));
    desk.press("administration.more");
    CHECK(asked_last().path == kept_codes_path + "?after=" + sample_code.symbols());
    desk.type("codes.code", "7K3F");
    const auto asked = platform::headless().asked.size();
    desk.press("codes.find");
    CHECK(platform::headless().asked.size() == asked);
    CHECK(desk.node_to_mend() == "codes.code");
    desk.type("codes.code", sample_code.grouped());
    desk.type("codes.unit", "420114");
    desk.press("codes.find");
    CHECK(asked_last().path == kept_codes_path + "?unit=420114&code=" + sample_code.symbols());
}

TEST_CASE("A code is revoked or reissued once that was asked once more") {
    Issuing desk;
    desk.open_code();
    desk.press("code.revoke");
    CHECK(asked_last().method == "GET");
    desk.press("asked.send");
    CHECK(asked_last().path == code_path + "/revocation");
    CHECK(sent_last() == Json::object());
    desk.answer(code_path + "/revocation", 404, refusal("not_found", "没有这个二维码。"));
    CHECK(desk.nodes().has("asked.problem"));
    desk.press("asked.send");
    desk.answer(code_path + "/revocation", 204, "");
    CHECK(desk.said() == "已作废：" + sample_code.grouped());
    CHECK(asked_last().path.starts_with(kept_codes_path));
    desk.press("code.reissue");
    desk.press("asked.send");
    CHECK(asked_last().path == code_path + "/reissue");
    desk.answer(code_path + "/reissue", 201, wire::encode_code(sample_code));
    CHECK(desk.said() == "新的二维码：" + sample_code.grouped());
}

TEST_CASE("The keys of a printing system are shown once, and its key is ended once that was asked once more") {
    Issuing desk;
    desk.list_issuers();
    CHECK(desk.reader->has("cell", "1200"));
    desk.press("issuers.add");
    desk.type("issuer.name", "事故认定书打印");
    desk.type("issuer.unit", "420100");
    desk.press("issuer.save");
    CHECK(asked_last().method == "POST");
    CHECK(sent_last() == Json{{"name", "事故认定书打印"}, {"unit_id", "420100"}});
    desk.answer(issuers_path, 409, refusal("conflict", "已有这个名称的系统。", "name"));
    CHECK(desk.node_to_mend() == "issuer.name");
    desk.press("issuer.save");
    desk.answer(issuers_path, 201, wire::encode_issuer_keys(3, "the-key", "party-key"));
    CHECK(desk.reader->has("heading", "事故认定书打印的密钥"));
    CHECK(desk.reads("the-key"));
    desk.press("shown_once.done");
    CHECK_FALSE(desk.reads("the-key"));
    CHECK_FALSE(desk.reads("party-key"));
    desk.answer(issuers_path, 200, wire::encode(some_issuers()));
    desk.open(1);
    CHECK(desk.nodes().is_disabled("issuer.end"));
    desk.open(0);
    desk.press("issuer.end");
    desk.press("asked.send");
    CHECK(asked_last().method == "DELETE");
    CHECK(asked_last().path == issuers_path + "/1");
    desk.answer(issuers_path + "/1", 204, "");
    CHECK(desk.said() == "已停用：罚单打印");
}
