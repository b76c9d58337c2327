#include "web/citizen/place.hpp"
#include "tests/support/phone.hpp"

using namespace zhiping;
using namespace zhiping::tests;
using citizen::Place;
using citizen::Screen;

// Where the person is, and what the browser's history says of it.

namespace {

using Places = std::vector<std::string>;

Place begun_at(Screen screen) {
    platform::reset_headless();
    Place place;
    place.begin(screen);
    return place;
}

} // namespace

TEST_CASE("Going on makes places in the history, going to the same screen again makes none") {
    auto place = begun_at(Screen::Instructions);
    place.go_to(Screen::Evaluation);
    place.go_to(Screen::Evaluation);
    place.go_to(Screen::Check);
    CHECK(headless().history.places == Places{"instructions", "evaluation", "check"});
    CHECK(headless().title_focused);
}

TEST_CASE("A receipt takes the place of what was submitted, and so does having left") {
    const auto end = GENERATE(Screen::Receipt, Screen::Left);
    auto place = begun_at(Screen::Check);
    place.go_to(end);
    CHECK(headless().history.places == Places{std::string{citizen::name_of(end)}});
}

TEST_CASE("Where Back led to what cannot be shown, this screen stays, and may be made one that Back leaves again") {
    auto place = begun_at(Screen::Instructions);
    place.go_to(Screen::Check);
    headless().history.place = 0;
    SECTION("stays") {
        place.stay();
        CHECK(headless().history.places == Places{"check", "check"});
    }
    SECTION("stays ahead") {
        place.stay_ahead();
        CHECK(headless().history.places == Places{"instructions", "check"});
        CHECK(headless().history.place == 1);
    }
    CHECK(place.screen() == Screen::Check);
}

TEST_CASE("Loading the page moves nothing: whoever reads goes on reading") {
    begun_at(Screen::Evaluation);
    CHECK_FALSE(headless().title_focused);
    CHECK(headless().history.places == Places{"evaluation"});
}

TEST_CASE("What is wrong belongs to the screen, and goes with it") {
    auto place = begun_at(Screen::Evaluation);
    place.show_problems({{"evidence.7.again", "一"}, {"statement", "二"}}, 42);
    CHECK(headless().focused == 42);
    place.forget_problems_at("evidence");
    REQUIRE(place.problems().size() == 1);
    CHECK(place.problems().front().field == "statement");
    place.return_to(Screen::Instructions);
    CHECK(place.problems().empty());
}

TEST_CASE("Each screen is found by its name, and nothing else is") {
    for (const auto screen : {Screen::Instructions, Screen::Evaluation, Screen::Check, Screen::Receipt, Screen::Left})
        CHECK(citizen::find_screen(citizen::name_of(screen)) == screen);
    for (const auto* name : {"", "elsewhere", "Check"}) CHECK_FALSE(citizen::find_screen(name));
}
