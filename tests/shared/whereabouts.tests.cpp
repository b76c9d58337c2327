#include "shared/positions/whereabouts.hpp"
#include "shared/evaluation/evaluation.hpp"
#include "shared/text/text_ids.hpp"
#include "tests/shared/support.hpp"

#include <cmath>

// Where somebody says they were, and what of it a form needs.
using namespace zhiping;

namespace {

Instant at(std::int64_t seconds) { return Instant{std::chrono::seconds{seconds}}; }

Whereabouts measured(double accuracy = 35.5, Coordinates there = {30.592831, -114.305256, Datum::Wgs84}) {
    Whereabouts where;
    where.position = Position{there, accuracy, at(1795160000)};
    where.agreed_at = at(1795160005);
    return where;
}

Whereabouts said(std::string words) {
    Whereabouts where;
    where.words = std::move(words);
    return where;
}

Evaluation evaluated(const Whereabouts& where, int version = newest_catalogue().version) {
    return {.code = Code::from_random({1, 2, 3}),
            .catalogue_version = version,
            .language = Language::Chinese,
            .agreed_at = at(1795160000),
            .satisfaction = Satisfaction::Satisfied,
            .where = where};
}

std::optional<Error> problem_of(const Whereabouts& where, Module module = Module::LawEnforcement) {
    const auto problems = find_problems(evaluated(where), module);
    return problems.empty() ? std::nullopt : std::optional{problems.front()};
}

} // namespace

TEST_CASE("What is written of a position is read back as it was, to a centimetre") {
    for (auto where : {measured(), measured(0), measured(1'000'000), measured(12, {-90, 180, Datum::Gcj02}),
                       measured(12, {0, -0.0000001, Datum::Wgs84}), said("汉阳大道 628 号\n门口"), Whereabouts{}}) {
        if (where.position) where.words = "在桥下";
        const auto read = whereabouts_from(to_text(where));
        REQUIRE(read);
        CHECK(*read == where);
    }
}

TEST_CASE("What is no position is not read as one") {
    for (const auto* text :
         {"", "wgs84\n", "wgs84 1 2 3 4\n", "wgs84 1 2 3 4 5 6\n", "utm 1 2 3 4 5\n", "wgs84 a 2 3 4 5\n",
          "wgs84 1 2 3 -4 5\n", "wgs84 1 2 3 4 1e300\n", "wgs84 1x 2 3 4 5\n", "wgs84 1 2 3 4 5"})
        CHECK_FALSE(whereabouts_from(text));
}

TEST_CASE("A position that is none, that nobody agreed to, or words that are too many are refused") {
    CHECK(check_whereabouts(measured()));
    for (const double accuracy : {-1.0, std::nan(""), 1e9}) CHECK_FALSE(check_whereabouts(measured(accuracy)));
    CHECK_FALSE(check_whereabouts(measured(5, {std::nan(""), 0, Datum::Wgs84})));
    CHECK_FALSE(check_whereabouts(measured(5, {90.1, 0, Datum::Wgs84})));
    auto unasked = measured();
    unasked.agreed_at.reset();
    CHECK_FALSE(check_whereabouts(unasked));
    std::string most;
    for (std::size_t each = 0; each < max_place_characters; ++each) most += "桥";
    CHECK(check_whereabouts(said(most)));
    CHECK(check_whereabouts(said(most + "桥")).error().field == "position_words");
    CHECK(check_whereabouts(said("a\x01")).error().field == "position_words");
}

TEST_CASE("Law enforcement needs a position that is exact enough, or words") {
    CHECK_FALSE(problem_of(measured(max_accuracy)));
    CHECK_FALSE(problem_of(said("汉阳大道")));
    const auto none = problem_of({});
    REQUIRE(none);
    CHECK(none->field == "position");
    CHECK(none->message == Text::PositionNeeded);
    CHECK(problem_of(measured(max_accuracy + 1)));
    auto both = measured(max_accuracy + 1);
    both.words = "汉阳大道";
    CHECK_FALSE(problem_of(both));
}

TEST_CASE("An accident is evaluated with a position or without, and a place without one") {
    CHECK_FALSE(problem_of({}, Module::AccidentHandling));
    CHECK_FALSE(problem_of(measured(2000), Module::AccidentHandling));
    CHECK_FALSE(problem_of({}, Module::Service));
    CHECK(problem_of(measured(), Module::Service)->message == Text::PositionNotAsked);
    CHECK(problem_of(said("大厅"), Module::DrivingTest)->message == Text::PositionNotAsked);
}

TEST_CASE("Who agreed to a catalogue that does not speak of it is not asked") {
    for (const int version : {1, 2}) {
        CHECK(find_problems(evaluated({}, version), Module::LawEnforcement).empty());
        CHECK_FALSE(find_problems(evaluated(measured(), version), Module::LawEnforcement).empty());
        CHECK_FALSE(find_catalogue(version)->asks_who_and_where());
    }
    CHECK_FALSE(newest_catalogue().position_consent[Language::Chinese].empty());
}
