#include "tests/support/administration_house.hpp"

#include "native/app/unit_rules.hpp"
#include "shared/text/text_ids.hpp"

// What an administrator does with units, and what none may do to them.
using namespace zhiping;
using namespace zhiping::tests;
using House = AdministrationHouse;

namespace {

const Error not_theirs{ErrorCode::NotFound, Text::UnitUnknown, "unit"};
const Error parent_not_theirs{ErrorCode::NotFound, Text::UnitUnknown, "parent"};
const Error unfit = invalid("parent", Text::UnitParentUnfit);

const Unit jiangxia{"420115", "420100", Level::Brigade, {"江夏大队", "Jiangxia Brigade"}};
const Unit shiyan{"420300", "420000", Level::Detachment, {"十堰市交警支队", "Shiyan Detachment"}};

using Seen = std::optional<Unit>;

Seen stored(House& house, const std::string& id) {
    return house.store.read([&](store::Database& database) { return store::find_unit(database, id); });
}

// By who has just read what is stored.
app::AdminResult<Ok> put(House& house, const app::FirstCredentials& who, const Unit& unit) {
    return app::put_unit(house.means(), house.member(who), unit, stored(house, unit.id));
}

void store_unit(House& house, const app::FirstCredentials& who, const Unit& unit) {
    const auto answer = put(house, who, unit);
    if (const auto* refusal = std::get_if<app::AdminRefusal>(&answer))
        FAIL(text(refusal->error.message, Language::English));
}

// Refused so, and nothing changed.
void check_refused_as_seen(House& house, const app::FirstCredentials& who, const Unit& unit, const Seen& seen,
                           const Error& error, const std::string& detail = {}) {
    const auto before = house.everything();
    const auto answer = app::put_unit(house.means(), house.member(who), unit, seen);
    REQUIRE(std::holds_alternative<app::AdminRefusal>(answer));
    CHECK(std::get<app::AdminRefusal>(answer).error == error);
    CHECK(std::get<app::AdminRefusal>(answer).detail == detail);
    CHECK(house.everything() == before);
}
void check_refused(House& house, const app::FirstCredentials& who, const Unit& unit, const Error& error,
                   const std::string& detail = {}) {
    check_refused_as_seen(house, who, unit, stored(house, unit.id), error, detail);
}

Unit changed(Unit unit, std::optional<std::string> parent_id) {
    unit.parent_id = std::move(parent_id);
    return unit;
}
Unit named(Unit unit, const std::string& chinese) {
    unit.name.chinese = chinese;
    return unit;
}

} // namespace

TEST_CASE("A unit below theirs is added, renamed and moved, each an act; the same again is none") {
    House house;
    store_unit(house, house.local, jiangxia);
    CHECK(house.last_act() == "9003 add_unit 420115 420115: 420100; 江夏大队; Jiangxia Brigade");
    store_unit(house, house.local, named(jiangxia, "江夏区大队"));
    CHECK(house.last_act() == "9003 change_unit 420115 420115: 江夏大队 → 江夏区大队");
    store_unit(house, house.first, shiyan);
    store_unit(house, house.first, changed(named(jiangxia, "江夏区大队"), "420300"));
    CHECK(house.last_act() == "9001 change_unit 420115 420115: 420100 → 420300");
    const auto before = house.everything();
    store_unit(house, house.first, shiyan);
    auto without_body = shiyan;
    without_body.reconsideration = {"", ""};
    store_unit(house, house.first, without_body);
    CHECK(house.everything() == before);
    CHECK(house.problems().empty());
}

TEST_CASE("A unit that is added never overwrites one that has its number") {
    House house;
    const Error taken{ErrorCode::Conflict, Text::UnitTaken, "unit"};
    check_refused_as_seen(house, house.first, named(sample_units()[2], "另一大队"), {}, taken);
    check_refused_as_seen(house, house.first, sample_units()[2], {}, taken);
    check_refused_as_seen(house, house.local, named(sample_units()[0], "另一总队"), {}, not_theirs);
}

TEST_CASE("A unit is changed only by who has seen what it is now") {
    House house;
    const Error overtaken{ErrorCode::Conflict, Text::AdminChanged, "seen"};
    const auto before = sample_units()[2];
    store_unit(house, house.first, named(before, "蔡甸区大队"));
    check_refused_as_seen(house, house.local, named(before, "改名大队"), before, overtaken);
    check_refused_as_seen(house, house.local, named(before, "蔡甸区大队"), before, overtaken);
    check_refused_as_seen(house, house.local, jiangxia, jiangxia, overtaken); // There is none.
    auto with_body = named(before, "蔡甸区大队");
    with_body.reconsideration = {"蔡甸区人民政府", "Caidian District"};
    check_refused_as_seen(house, house.local, with_body, with_body, overtaken);
}

TEST_CASE("Units that are administered are listed with their staff and open cases") {
    House house;
    house.take_case(1, house.handler.officer);
    app::disable_staff(house.store, "1002");
    const auto listed = [&](const app::FirstCredentials& who) {
        return app::list_unit_lines(house.store, house.member(who)).value();
    };
    const auto units = sample_units();
    CHECK(listed(house.first) == std::vector<UnitLine>{{units[0], 0, 2}, {units[1], 0, 1}, {units[2], 1, 2}});
    CHECK(listed(house.local) == std::vector<UnitLine>{{units[1], 0, 1}, {units[2], 1, 2}});
}

TEST_CASE("A unit that is not theirs is as unknown as none, and nothing goes under one") {
    House house;
    store_unit(house, house.first, shiyan);
    check_refused(house, house.local, named(shiyan, "改名"), not_theirs);
    check_refused(house, house.local, named(sample_units()[0], "改名"), not_theirs);
    check_refused(house, house.local, changed(jiangxia, "420300"), parent_not_theirs);
    check_refused(house, house.local, changed(jiangxia, "429999"), parent_not_theirs);
    check_refused(house, house.local, changed(sample_units()[2], "420300"), parent_not_theirs);
    check_refused(house, house.local, changed(sample_units()[1], "420300"), parent_not_theirs); // Their own.
    check_refused(house, house.local, {"G", {}, Level::Bureau, {"总队", "Bureau"}}, parent_not_theirs);
    check_refused(house, house.first, {"G", {}, Level::Bureau, {"总队", "Bureau"}}, parent_not_theirs);
    store_unit(house, house.local, named(sample_units()[1], "武汉支队")); // Their own may have another name.
}

TEST_CASE("A unit does not go under itself, nor under one below it") {
    House house;
    const auto under_itself = invalid("parent", Text::UnitUnderItself);
    check_refused(house, house.first, changed(sample_units()[0], "420000"), under_itself);
    check_refused(house, house.first, changed(sample_units()[0], "420114"), under_itself);
    check_refused(house, house.first, changed(sample_units()[1], "420100"), under_itself);
    check_refused(house, house.first, changed(sample_units()[1], "420114"), under_itself);
    check_refused(house, house.local, changed(sample_units()[2], "420114"), under_itself);
}

TEST_CASE("A unit is not moved away from its open cases, and the reason has their number") {
    House house;
    store_unit(house, house.first, shiyan);
    house.take_case(1, house.handler.officer);
    const Error with_cases{ErrorCode::Conflict, Text::UnitHasCases, "parent"};
    check_refused(house, house.first, changed(sample_units()[2], "420300"), with_cases, "1");
    store_unit(house, house.first, {"G", "420000", Level::Bureau, {"高速总队", "Expressway"}});
    check_refused(house, house.first, changed(sample_units()[1], "G"), with_cases, "1"); // Of the brigade below it.
    store_unit(house, house.first, named(sample_units()[2], "蔡甸区大队"));
}

TEST_CASE("What cannot be a unit is refused with its field") {
    House house;
    check_refused(house, house.first, changed(jiangxia, "420000"), unfit); // A brigade under a bureau.
    check_refused(house, house.first, changed(shiyan, "420114"), unfit);
    auto unit = jiangxia;
    unit.level = Level::Detachment;
    check_refused(house, house.first, unit, unfit);
    unit = sample_units()[2];
    unit.level = Level::Detachment;
    unit.parent_id = "420000";
    check_refused(house, house.first, unit, invalid("level", Text::UnitLevelFixed));
    for (const auto* id : {"", "a b", "大队", "123456789012345678901"}) {
        unit = jiangxia;
        unit.id = id;
        check_refused(house, house.first, unit, invalid("unit", Text::UnitIdUnfit));
    }
    check_refused(house, house.first, named(jiangxia, ""), invalid("name", Text::FieldMissing));
    for (const auto* name : {"a\nb", "a\u202Eb", "a\u2028b", "a\u0085b"})
        check_refused(house, house.first, named(jiangxia, name), invalid("name", Text::WordsUnfit));
    unit = jiangxia;
    unit.name.english.clear();
    check_refused(house, house.first, unit, invalid("name_en", Text::FieldMissing));
    unit.name.english = "a\nb";
    check_refused(house, house.first, unit, invalid("name_en", Text::WordsUnfit));
    unit = jiangxia;
    unit.reconsideration = {"", "Jiangxia"};
    check_refused(house, house.first, unit, invalid("reconsideration", Text::FieldMissing));
    unit.reconsideration = {"a\nb", "Jiangxia"};
    check_refused(house, house.first, unit, invalid("reconsideration", Text::WordsUnfit));
    unit.reconsideration = {"江夏区政府", ""};
    check_refused(house, house.first, unit, invalid("reconsideration_en", Text::FieldMissing));
    unit.reconsideration = {"江夏区政府", "a\u202Eb"};
    check_refused(house, house.first, unit, invalid("reconsideration_en", Text::WordsUnfit));
    unit.reconsideration = {"江夏区政府", std::string(201, 'a')};
    check_refused(house, house.first, unit, invalid("reconsideration_en", Text::WordsUnfit));
}

TEST_CASE("There are no more units under one than can be listed") {
    House house;
    std::vector<Unit> many;
    for (auto number = count_rows(house.store, "unit"); number < app::max_units_under_one; ++number)
        many.push_back({"z" + std::to_string(10'000 + number), "420100", Level::Brigade, {"大队", "Brigade"}});
    REQUIRE_FALSE(app::load_units(house.store, many));
    check_refused(house, house.local, jiangxia, {ErrorCode::Conflict, Text::UnitsTooMany, "unit"}, "2000");
    store_unit(house, house.local, named(many.front(), "改名大队"));
    CHECK(app::list_unit_lines(house.store, house.member(house.first)).value().size() == app::max_units_under_one);
}

TEST_CASE("Units of another top that would come to be too many are not moved under one") {
    House house;
    std::vector<Unit> others{{"P", {}, Level::Bureau, {"另一总队", "Other Bureau"}},
                             {"P1", "P", Level::Detachment, {"支队", "Detachment"}}};
    for (int number = 0; number < 1000; ++number)
        others.push_back({"P1-" + std::to_string(number), "P1", Level::Brigade, {"大队", "Brigade"}});
    REQUIRE_FALSE(app::load_units(house.store, others));
    std::vector<Unit> many;
    for (int number = 0; number < 997; ++number)
        many.push_back({"z" + std::to_string(number), "420100", Level::Brigade, {"大队", "Brigade"}});
    REQUIRE_FALSE(app::load_units(house.store, many));
    const auto moved = app::load_units(house.store, {changed(others[1], "420000")}); // With 1000 below it: 2001 in all.
    REQUIRE(moved);
    CHECK(moved->reason == "id P1: there would be more than 2000 units with those below 420000");
}
