#include "tests/support/command_line.hpp"
#include "tests/support/sample_store.hpp"
#include "tests/support/temporary_folder.hpp"

#include "native/app/list_codes.hpp"
#include "native/app/open_code.hpp"
#include "native/store/migrate.hpp"
#include "native/store/units.hpp"

#include <catch_amalgamated.hpp>

// Who reconsiders the decisions of a unit: how it is loaded, inherited and refused.
using namespace zhiping;
using namespace zhiping::tests;
using Catch::Matchers::ContainsSubstring;

namespace {

const ReconsiderationBody province{"湖北省人民政府", "Hubei Provincial People's Government"};
const ReconsiderationBody city{"武汉市人民政府（江岸区沿江大道 188 号）", "Wuhan Municipal People's Government"};
const ReconsiderationBody none{"", ""};

enum Place { Bureau, Detachment, Brigade };

struct House {
    TemporaryFolder folder;
    store::Store store{folder.path() / "zhiping.db"};
    Code notice = fill_with_samples(store);

    std::optional<app::BadRow> give(Place place, const std::optional<ReconsiderationBody>& body) {
        auto unit = sample_units()[place];
        unit.reconsideration = body;
        return app::load_units(store, {unit});
    }

    std::optional<ReconsiderationBody> of(const std::string& id) {
        return store.read([&](store::Database& database) { return store::show_unit(database, id).reconsideration; });
    }
    std::optional<ReconsiderationBody> own_of(const std::string& id) {
        return store.read([&](store::Database& database) { return store::find_unit(database, id)->reconsideration; });
    }
};

} // namespace

TEST_CASE("A unit without a reconsideration body has that of the next unit above that has one") {
    House house;
    CHECK_FALSE(house.of("420114"));
    CHECK_FALSE(house.give(Bureau, province));
    for (const auto* id : {"420000", "420100", "420114"}) CHECK(house.of(id) == province);
    CHECK_FALSE(house.give(Detachment, city));
    CHECK(house.of("420000") == province);
    for (const auto* id : {"420100", "420114"}) CHECK(house.of(id) == city);
    CHECK_FALSE(house.own_of("420114"));
}

TEST_CASE("A file that says nothing of reconsideration leaves what is stored, and an empty one takes it away") {
    House house;
    CHECK_FALSE(house.give(Bureau, province));
    CHECK_FALSE(house.give(Detachment, city));
    CHECK_FALSE(app::load_units(house.store, sample_units()));
    CHECK(house.of("420114") == city);
    CHECK_FALSE(house.give(Detachment, none));
    CHECK_FALSE(house.own_of("420100"));
    CHECK(house.of("420114") == province);
}

TEST_CASE("A reconsideration body in one language, too long or of several lines is refused, and nothing is stored") {
    House house;
    const auto [body, reason] = GENERATE(table<ReconsiderationBody, std::string>({
        {{"市政府", ""}, "reconsideration_zh and reconsideration_en come together"},
        {{"", "City"}, "reconsideration_zh and reconsideration_en come together"},
        {{std::string(201, 'x'), "City"}, "reconsideration_zh is longer than 200 characters"},
        {{"市政府", std::string(201, 'x')}, "reconsideration_en is longer than 200 characters"},
        {{"市\n政府", "City"}, "reconsideration_zh contains a control character"},
        {{"市政府", "\xFF"}, "reconsideration_en is not UTF-8"},
    }));
    const auto bad = house.give(Detachment, body);
    REQUIRE(bad);
    CHECK_THAT(bad->reason, ContainsSubstring(reason));
    CHECK_FALSE(house.own_of("420100"));
}

TEST_CASE("The facts of a code name who reconsiders a decision, in a list too, and nobody for a notice or a place") {
    House house;
    CHECK_FALSE(house.give(Bureau, province));
    auto decision = sample_document(1);
    decision.document_type = "行政处罚决定书";
    const auto made = std::get<0>(
        app::create_codes(house.store, {{decision, {.module = Module::Service, .unit_id = "420114", .place = "大厅"}}},
                          sample_now, chance));
    CHECK(made[0].reconsideration == province);
    CHECK_FALSE(made[1].reconsideration);
    CHECK(app::open_code(house.store, made[0].code, sample_now)->reconsideration == province);
    CHECK_FALSE(app::open_code(house.store, house.notice, sample_now)->reconsideration);
    std::size_t named = 0;
    for (const auto& facts : app::list_codes(house.store, {}, sample_now)) named += facts.reconsideration.has_value();
    CHECK(named == 1);
}

TEST_CASE("zhiping units load takes reconsideration bodies, and names the line of one that is half there") {
    const CommandLine zhiping;
    const auto header = "id,parent_id,level,name_zh,name_en,reconsideration_zh,reconsideration_en\n";
    const auto good = zhiping.write("units.csv", std::string{header} + "1,,bureau,局,Bureau,\"省政府,一号\",Province\n"
                                                                       "2,1,detachment,支队,Detachment,,\n");
    CHECK(zhiping.run({"units", "load", good.string()}).output == "Loaded 2 units\n");
    const auto stored = [&](const char* id) {
        store::Store store{zhiping.file("data/zhiping.db")};
        return store.read([&](store::Database& database) { return store::show_unit(database, id).reconsideration; });
    };
    CHECK(stored("2") == ReconsiderationBody{"省政府,一号", "Province"});

    const auto half = zhiping.write("half.csv", std::string{header} + "2,1,detachment,支队,Detachment,市政府,\n");
    const auto refused = zhiping.run({"units", "load", half.string()});
    CHECK(refused.exit_code == 1);
    CHECK_THAT(refused.problem, ContainsSubstring("half.csv:2: reconsideration_zh and reconsideration_en"));
    const auto one_column = zhiping.write("one.json", R"([{"id":"1","level":"bureau","name_zh":"局","name_en":"Bureau",
        "reconsideration_zh":"省政府"}])");
    CHECK_THAT(zhiping.run({"units", "load", one_column.string()}).problem,
               ContainsSubstring("entry 1: reconsideration_zh and reconsideration_en"));
    CHECK(stored("2") == ReconsiderationBody{"省政府,一号", "Province"});

    const auto without = zhiping.write("old.csv", "id,parent_id,level,name_zh,name_en\n1,,bureau,新局,New Bureau\n");
    CHECK(zhiping.run({"units", "load", without.string()}).exit_code == 0);
    CHECK(stored("1") == ReconsiderationBody{"省政府,一号", "Province"});
}

TEST_CASE("Every unit of Hubei has the government whose department it belongs to") {
    const CommandLine zhiping;
    REQUIRE(zhiping.run({"units", "load", asset("units/hubei.csv")}).exit_code == 0);
    store::Store store{zhiping.file("data/zhiping.db")};
    const auto of = [&](const char* id) {
        return store.read(
            [&](store::Database& database) { return store::show_unit(database, id).reconsideration.value().chinese; });
    };
    CHECK(of("420114") == "武汉市人民政府");
    CHECK(of("420222") == "阳新县人民政府"); // Of the county's police.
    CHECK(of("420000-G2-1") == "湖北省人民政府");
    CHECK(of("429021") == "神农架林区人民政府");
}

TEST_CASE("Units that were stored before they had reconsideration bodies have none, and half a body cannot be stored") {
    const TemporaryFolder folder;
    const auto file = folder.path() / "zhiping.db";
    {
        store::Database database{file};
        store::migrate(database, store::migrations().first(22));
        database.execute("INSERT INTO unit VALUES ('42', NULL, 'bureau', '湖北', 'Hubei')");
    }
    store::Store store{file};
    store.write([](store::Database& database) {
        const auto unit = store::find_unit(database, "42");
        REQUIRE(unit);
        CHECK(unit->name.chinese == "湖北");
        CHECK_FALSE(unit->reconsideration);
    });
    for (const auto* values : {"reconsideration_zh = '省政府'", "reconsideration_en = 'Province'",
                               "reconsideration_zh = '', reconsideration_en = ''"}) {
        CAPTURE(values);
        CHECK_THROWS_AS(
            store.write([&](store::Database& database) { database.execute(std::string{"UPDATE unit SET "} + values); }),
            store::DatabaseError);
    }
}
