#include "tests/support/case_house.hpp"
#include "tests/support/command_line.hpp"

#include "native/store/units.hpp"

#include <catch_amalgamated.hpp>

// What a file of units may not do to cases that are open.
using namespace zhiping;
using namespace zhiping::tests;
using enum CaseAction;

namespace {

const Unit shiyan{"420300", "420000", Level::Detachment, {"十堰市交警支队", "Shiyan Detachment"}};
const Unit corps{"G", "420000", Level::Bureau, {"高速公路警察总队", "Expressway Corps"}};

Unit moved(const Unit& unit, std::optional<std::string> parent_id) {
    auto changed = unit;
    changed.parent_id = std::move(parent_id);
    return changed;
}

// All that is stored of units.
std::vector<std::optional<Unit>> stored_units(CaseHouse& house) {
    return house.store.read([](store::Database& database) {
        std::vector<std::optional<Unit>> units;
        for (const auto* id : {"420000", "420100", "420114", "420300", "G"})
            units.push_back(store::find_unit(database, id));
        return units;
    });
}

std::string reason_against(CaseHouse& house, const std::vector<Unit>& units) {
    const auto before = stored_units(house);
    const auto bad = app::load_units(house.store, units);
    CHECK(stored_units(house) == before);
    return bad ? bad->reason : "";
}

} // namespace

TEST_CASE("A unit with open cases is not moved, and the reason has their number; when they are closed, it is") {
    CaseHouse house;
    const auto first = house.evaluate(1).number;
    const auto second = house.evaluate(2, sample_token<Secret>(2)).number;
    const auto brigade = moved(sample_units()[2], "420300");
    CHECK(reason_against(house, {shiyan, brigade}) ==
          "parent_id: 420114 cannot be moved while it and the units below it have open cases: 2");
    for (const auto& receipt : {first, second}) {
        house.answer(receipt, handler);
        house.does(receipt, Accept, citizen);
    }
    CHECK_FALSE(app::load_units(house.store, {shiyan, brigade}));
    CHECK(stored_units(house)[2] == brigade);
    CHECK(house.verify().empty());
}

TEST_CASE("A unit is not moved while one below it has open cases, because they would go up to others") {
    CaseHouse house;
    house.evaluate();
    CHECK(reason_against(house, {corps, moved(sample_units()[1], "G")}) ==
          "parent_id: 420100 cannot be moved while it and the units below it have open cases: 1");
}

TEST_CASE("A unit with open cases is renamed, and stays with them when a file leaves it out") {
    CaseHouse house;
    const auto receipt = house.evaluate().number;
    auto detachment = sample_units()[1];
    detachment.name.chinese = "武汉市公安局交警支队";
    CHECK_FALSE(app::load_units(house.store, {sample_units()[0], detachment}));
    CHECK(stored_units(house)[1] == detachment);
    CHECK(stored_units(house)[2] == sample_units()[2]);
    house.answer(receipt, handler);
    CHECK(house.does(receipt, Reject, citizen, {.words = "不满意"}).unit_id == "420100");
}

TEST_CASE("Units that would stand in a ring are refused") {
    CaseHouse house;
    CHECK_FALSE(app::load_units(house.store, {corps}));
    CHECK(reason_against(house, {moved(sample_units()[0], "420000")}) ==
          "parent_id 420000 is not the bureau at the top");
    CHECK(reason_against(house, {moved(sample_units()[0], "G")}) == "parent_id G is not the bureau at the top");
    const Unit one{"A", "B", Level::Bureau, {"甲", "A"}};
    const Unit other{"B", "A", Level::Bureau, {"乙", "B"}};
    CHECK(reason_against(house, {one, other}) == "parent_id B is neither stored nor further up in the file");
}

TEST_CASE("zhiping units load names the line of a unit that has open cases") {
    const CommandLine zhiping;
    std::filesystem::create_directory(zhiping.file("data"));
    {
        store::Store store{zhiping.file("data/zhiping.db")};
        static_cast<void>(submit(store, sample_submission(fill_with_samples(store))).value());
    }
    const auto file = zhiping.write("units.csv", "id,parent_id,level,name_zh,name_en\n"
                                                 "420300,420000,detachment,十堰市交警支队,Shiyan Detachment\n"
                                                 "420114,420300,brigade,蔡甸大队,Caidian Brigade\n");
    const auto refused = zhiping.run({"units", "load", file.string()});
    CHECK(refused.exit_code == 1);
    CHECK_THAT(refused.problem, Catch::Matchers::ContainsSubstring("units.csv:3: parent_id: 420114 cannot be moved") &&
                                    Catch::Matchers::EndsWith("open cases: 1\n"));
}
