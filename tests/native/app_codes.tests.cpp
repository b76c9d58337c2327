#include "tests/support/sample_store.hpp"
#include "tests/support/temporary_folder.hpp"

#include "native/app/inspect_evaluations.hpp"
#include "native/app/list_codes.hpp"
#include "native/app/open_code.hpp"
#include "native/app/revoke_code.hpp"
#include "native/store/evaluations.hpp"
#include "shared/wire/evaluation_json.hpp"

#include <catch_amalgamated.hpp>

using namespace zhiping;
using namespace zhiping::tests;

namespace {

struct House {
    TemporaryFolder folder;
    store::Store store{folder.path() / "zhiping.db"};
    Code code = fill_with_samples(store);

    std::string problem_with(const Unit& unit) {
        const auto before = count_rows(store, "unit");
        const auto bad = app::load_units(store, {{"429999", "420000", Level::Detachment, {"好", "good"}}, unit});
        if (!bad) return {};
        CHECK(bad->row == 1);
        CHECK(count_rows(store, "unit") == before);
        return bad->reason;
    }

    std::string problem_with(const store::NewCode& about) {
        const auto before = count_rows(store, "code");
        const auto created = app::create_codes(store, {{sample_document(1), about}}, sample_now, chance);
        const auto* bad = std::get_if<app::BadRow>(&created);
        if (!bad) return {};
        CHECK(bad->row == 1);
        CHECK(count_rows(store, "code") == before);
        return bad->reason;
    }

    UnitName name_of(const std::string& id) {
        return store.read([&](store::Database& database) { return store::show_unit(database, id).name; });
    }
};

} // namespace

TEST_CASE("A document that was issued in the future is refused, by more than a clock may be wrong") {
    auto document = sample_document(2);
    document.handled_at = sample_now + std::chrono::minutes{6};
    CHECK(House{}.problem_with(document) == "time 2026-11-20 15:46 is in the future");
    document.handled_at = sample_now + std::chrono::minutes{5};
    CHECK(House{}.problem_with(document).empty());
}

TEST_CASE("A unit is shown with the names above it, but without the one at the top") {
    House house;
    app::load_units(house.store, {{"G", "420000", Level::Bureau, {"高速公路警察总队", "Expressway Corps"}},
                                  {"G1", "G", Level::Detachment, {"第一支队", "1st Detachment"}},
                                  {"G11", "G1", Level::Brigade, {"蔡甸大队", "Caidian Brigade"}}});
    CHECK(house.name_of("420000").chinese == "湖北省公安厅交通管理局");
    CHECK(house.name_of("420100") == UnitName{"武汉市交警支队", "Wuhan Detachment"});
    CHECK(house.name_of("420114") == UnitName{"武汉市交警支队 蔡甸大队", "Wuhan Detachment, Caidian Brigade"});
    CHECK(house.name_of("G").english == "Expressway Corps");
    CHECK(house.name_of("G11").chinese == "高速公路警察总队 第一支队 蔡甸大队");
}

TEST_CASE("Loading units again renames them") {
    House house;
    auto units = sample_units();
    units[2].name = {"新蔡甸大队", "New Caidian Brigade"};
    CHECK_FALSE(app::load_units(house.store, units));
    CHECK(count_rows(house.store, "unit") == 3);
    CHECK(app::open_code(house.store, house.code, sample_now)->unit.english == "Wuhan Detachment, New Caidian Brigade");
}

TEST_CASE("A unit that fits nowhere is refused with a reason, and no unit of its file is stored") {
    House house;
    const UnitName name{"名", "name"};
    using Catch::Matchers::ContainsSubstring;
    CHECK_THAT(house.problem_with(Unit{"", "420000", Level::Detachment, name}), ContainsSubstring("id must be"));
    CHECK_THAT(house.problem_with(Unit{"a b", "420000", Level::Detachment, name}), ContainsSubstring("id must be"));
    CHECK_THAT(house.problem_with(Unit{"x", {}, Level::Brigade, name}), ContainsSubstring("parent_id is missing"));
    CHECK_THAT(house.problem_with(Unit{"x", "nobody", Level::Brigade, name}), ContainsSubstring("neither stored"));
    CHECK_THAT(house.problem_with(Unit{"x", "420000", Level::Brigade, name}), ContainsSubstring("not a detachment"));
    CHECK_THAT(house.problem_with(Unit{"x", "x", Level::Bureau, name}), ContainsSubstring("neither stored"));
    CHECK_THAT(house.problem_with(Unit{"420000", "420000", Level::Bureau, name}), ContainsSubstring("at the top"));
    CHECK_THAT(house.problem_with(Unit{"x", "420000", Level::Detachment, {"", "name"}}), ContainsSubstring("name_zh"));
    CHECK_THAT(house.problem_with(Unit{"420114", {}, Level::Bureau, name}), ContainsSubstring("stored as a brigade"));
    CHECK_THAT(house.problem_with(Unit{"429999", "420000", Level::Detachment, name}), ContainsSubstring("twice"));
}

TEST_CASE("A code that cannot be issued is refused with a reason, and none of its file is stored") {
    House house;
    using Catch::Matchers::ContainsSubstring;
    auto about = sample_document();
    SECTION("an unknown unit") {
        about.unit_id = "999999";
        CHECK(house.problem_with(about) == "unit 999999 is not known");
    }
    SECTION("a number without a type") {
        about.document_type = "";
        CHECK_THAT(house.problem_with(about), ContainsSubstring("come together"));
    }
    SECTION("a line break in the place") {
        about.place = "a\nb";
        CHECK_THAT(house.problem_with(about), ContainsSubstring("place contains a control character"));
    }
}

TEST_CASE("The officers are stored, and are in nothing that is shown") {
    House house;
    CHECK(count_rows(house.store, "code_officer WHERE name = '陈某某' AND badge = '014537'") == 1);
    REQUIRE(submit(house.store, sample_submission(house.code)));
    std::string shown = wire::encode(app::open_code(house.store, house.code, sample_now).value());
    for (const auto& facts : app::list_codes(house.store, {}, sample_now)) shown += wire::encode(facts);
    app::list_evaluations(house.store, [&](const StoredEvaluation& stored) { shown += wire::encode(stored); });
    CHECK(shown.find("蔡甸大队") != std::string::npos);
    CHECK(shown.find("014537") == std::string::npos);
}

TEST_CASE("A code knows what it is about") {
    House house;
    const auto facts = app::open_code(house.store, house.code, sample_now);
    REQUIRE(facts);
    CHECK(*facts == CodeFacts{.code = house.code,
                              .module = Module::LawEnforcement,
                              .unit = {"武汉市交警支队 蔡甸大队", "Wuhan Detachment, Caidian Brigade"},
                              .document_type = "违法停车告知单",
                              .document_number = "4201141900382615",
                              .handled_at = parse_china_time("2026-11-20 15:32").value(),
                              .place = "汉阳大街 628 号"});
}

TEST_CASE("Codes are listed by module and unit, without those revoked") {
    House house;
    const store::NewCode window{.module = Module::Service, .unit_id = "420100", .place = "窗口"};
    const auto made = std::get<0>(app::create_codes(house.store, {{window, window}}, sample_now, chance));
    CHECK(app::list_codes(house.store, {}, sample_now).size() == 3);
    CHECK(app::list_codes(house.store, {.module = Module::Service}, sample_now).size() == 2);
    CHECK(app::list_codes(house.store, {.unit_id = "420114"}, sample_now).size() == 1);
    CHECK(app::revoke_code(house.store, made[0].code, sample_now));
    CHECK(app::revoke_code(house.store, made[0].code, sample_now));
    CHECK(app::list_codes(house.store, {.module = Module::Service}, sample_now) == std::vector{made[1]});
}

TEST_CASE("Evaluations are listed with the newest first") {
    House house;
    const auto older = submit(house.store, sample_submission(house.code, 1));
    const auto newer =
        submit(house.store, sample_submission(house.code, 2), sample_secret, sample_now + std::chrono::hours{1});
    std::vector<std::string> listed;
    app::list_evaluations(house.store, [&](const auto& stored) { listed.push_back(stored.receipt.number.text()); });
    CHECK(listed == std::vector{newer->number.text(), older->number.text()});
    CHECK(app::show_evaluation(house.store, older->number)->receipt == *older);
}

TEST_CASE("A receipt number that is taken is not given twice") {
    House house;
    const auto submission = sample_submission(house.code);
    const auto receipt = submit(house.store, submission);
    const auto id = house.store.write([&](store::Database& database) {
        const store::SubmissionDigests digests{store::digest("another"), store::digest("secret")};
        return store::insert_evaluation(database, submission.evaluation, *receipt, digests);
    });
    CHECK_FALSE(id.has_value());
    CHECK(count_rows(house.store, "evaluation_situation") == 2);
}
