#include "shared/wire/work_json.hpp"
#include "web/desk/worklist.hpp"
#include "web/platform/headless/headless.hpp"

#include <catch_amalgamated.hpp>

#include <utility>

using namespace zhiping;
using namespace zhiping::desk;
using platform::headless;

namespace {

WorkItem item(std::uint8_t number, std::optional<int> due_in_days, std::string place = {}) {
    const Date today{std::chrono::days{20'000}};
    WorkItem made{.receipt = ReceiptNumber::from_random(today, {number, 0, 0, 0, 0})};
    made.received = Instant{std::chrono::days{20'000}} + std::chrono::hours{number};
    made.unit_id = "420114";
    made.unit = {"蔡甸大队", "Caidian Brigade"};
    made.round = 1;
    if (due_in_days) made.due = today + std::chrono::days{*due_in_days};
    made.place = std::move(place);
    return made;
}

// A desk's list, and what it has asked the server for.
struct Desk {
    Desk() { platform::reset_headless(); }

    // The list is asked for after the first answer about changes.
    void show(Tab tab) {
        list.show(tab, {}, "1");
        if (!std::exchange(has_asked_for_changes, true)) answer("/api/v1/events", 200, R"({"last":7,"changed":[]})");
    }

    // The answer to what was asked last under this path.
    void answer(std::string_view path, int status, const std::string& body) {
        for (auto asked = headless().asked.rbegin(); asked != headless().asked.rend(); ++asked)
            if (asked->request.path.starts_with(path)) return asked->answer({status, body, 0});
        FAIL("nobody asked for " << path);
    }

    void answer_list(std::vector<WorkItem> items, std::optional<std::string> next = {}) {
        answer("/api/v1/cases", 200, wire::encode(WorkPage{std::move(items), std::move(next)}));
    }

    std::size_t asked_for(std::string_view path) const {
        std::size_t count = 0;
        for (const auto& asked : headless().asked) count += asked.request.path.starts_with(path);
        return count;
    }

    std::vector<std::string> places() const {
        std::vector<std::string> places;
        for (const auto& each : list.items()) places.push_back(each.place);
        return places;
    }

    bool has_asked_for_changes = false;
    int drawn = 0;
    Api api{Language::Chinese, [] {}};
    Worklist list{api, [this] { ++drawn; }};
};

using Places = std::vector<std::string>;

} // namespace

TEST_CASE("A list keeps the row somebody is at, and what is chosen, when it is asked for again") {
    Desk desk;
    desk.show(Tab::Unit);
    desk.answer_list({item(1, 3), item(2, 1), item(3, 2)});
    REQUIRE(desk.list.move(1));
    REQUIRE(desk.list.move(1));
    desk.list.choose(0);
    desk.list.choose(2);
    const auto current = desk.list.items()[1].receipt;
    const auto chosen = desk.list.chosen();
    desk.list.refresh();
    desk.answer_list({item(4, 0), item(1, 3), item(3, 2)});
    REQUIRE(desk.list.current());
    CHECK(desk.list.items()[*desk.list.current()].receipt == current);
    CHECK(desk.list.chosen() == std::vector{chosen[1]}); // The other one is gone.
}

TEST_CASE("An answer to a list that is shown no more changes nothing") {
    Desk desk;
    desk.show(Tab::Unit);
    const auto late = headless().asked[headless().asked.size() - 2].answer; // The counts were asked for after it.
    desk.show(Tab::Mine);
    desk.answer_list({item(2, 1)});
    late({200, wire::encode(WorkPage{{item(1, 1), item(3, 1)}, {}}), 0});
    CHECK(desk.list.items().size() == 1);
}

TEST_CASE(
    "Rows are sorted by what was pressed, the other way when it is pressed again, and those without it come last") {
    Desk desk;
    desk.show(Tab::Unit);
    desk.answer_list({item(1, {}, "甲"), item(2, 2, "丙"), item(3, 1, "乙")});
    CHECK(desk.places() == Places{"乙", "丙", "甲"});
    desk.list.sort(SortKey::Due);
    CHECK(desk.places() == Places{"丙", "乙", "甲"});
    desk.list.sort(SortKey::Received);
    CHECK(desk.places() == Places{"甲", "丙", "乙"});
    desk.list.sort(SortKey::Received);
    CHECK(desk.places() == Places{"乙", "丙", "甲"});
}

TEST_CASE("A list that cannot be read says why, and one that was there stays") {
    Desk desk;
    desk.show(Tab::Unit);
    desk.answer("/api/v1/cases", 0, {});
    CHECK(desk.list.state() == Worklist::State::Failed);
    CHECK_FALSE(desk.list.problem().empty());
    desk.list.refresh();
    desk.answer_list({item(1, 1)});
    desk.list.refresh();
    desk.answer("/api/v1/cases", 500, "<html>a proxy</html>");
    CHECK(desk.list.state() == Worklist::State::Here);
    CHECK(desk.list.items().size() == 1);
    CHECK_FALSE(desk.list.problem().empty());
}

TEST_CASE("The list is asked for again when a case has changed, and not otherwise") {
    Desk desk;
    desk.show(Tab::Unit);
    desk.answer_list({item(1, 1)});
    const auto before = desk.asked_for("/api/v1/cases");
    desk.list.ask_for_changes();
    CHECK(headless().asked.back().request.path == "/api/v1/events?after=7");
    desk.answer("/api/v1/events", 304, {});
    CHECK(desk.asked_for("/api/v1/cases") == before);
    desk.list.ask_for_changes();
    desk.answer("/api/v1/events", 200, R"({"last":9,"changed":[")" + item(1, 1).receipt.text() + R"("]})");
    CHECK(desk.asked_for("/api/v1/cases") == before + 1);
}

TEST_CASE("A list that could not be reached is asked for again by itself once the server answers") {
    Desk desk;
    desk.show(Tab::Unit);
    desk.answer("/api/v1/cases", 0, {});
    const auto before = desk.asked_for("/api/v1/cases");
    desk.list.ask_for_changes();
    desk.answer("/api/v1/events", 0, {});
    CHECK(desk.asked_for("/api/v1/cases") == before);
    desk.list.ask_for_changes();
    desk.answer("/api/v1/events", 304, {});
    CHECK(desk.asked_for("/api/v1/cases") == before + 1);
    desk.answer("/api/v1/cases", 403, "{}");
    desk.list.ask_for_changes();
    desk.answer("/api/v1/events", 304, {});
    CHECK(desk.asked_for("/api/v1/cases") == before + 1);
}

TEST_CASE("What the desk looks at again by itself keeps nobody signed in") {
    Desk desk;
    desk.show(Tab::Unit);
    desk.answer_list({item(1, 1)});
    const auto before = headless().asked.size();
    desk.list.look_again();
    REQUIRE(headless().asked.size() == before + 2);
    for (auto at = before; at < headless().asked.size(); ++at) CHECK(headless().asked[at].request.is_unattended);
    desk.list.refresh();
    CHECK_FALSE(headless().asked.back().request.is_unattended);
}

TEST_CASE("There is no row before the first and none after the last") {
    Desk desk;
    desk.show(Tab::Unit);
    CHECK_FALSE(desk.list.move(1));
    desk.answer_list({item(1, 1), item(2, 2)});
    CHECK(desk.list.move(1));
    CHECK_FALSE(desk.list.move(-1));
    CHECK(desk.list.move(1));
    CHECK_FALSE(desk.list.move(1));
}

TEST_CASE("Choosing all chooses all, and none when all are chosen") {
    Desk desk;
    desk.show(Tab::Unit);
    desk.answer_list({item(1, 1), item(2, 2)});
    desk.list.choose(0);
    desk.list.choose_all();
    CHECK(desk.list.chosen().size() == 2);
    desk.list.choose_all();
    CHECK(desk.list.chosen().empty());
}

TEST_CASE("More than a page says that there are more") {
    Desk desk;
    desk.show(Tab::Unit);
    desk.answer_list({item(1, 1)}, "cursor");
    CHECK(desk.list.has_more());
}

TEST_CASE(
    "The list is read once when it is opened, after what is asked about changes, also where nobody answers that") {
    for (const int status : {200, 0}) {
        Desk desk;
        desk.list.show(Tab::Unit, {}, "1");
        desk.list.refresh();
        CHECK(headless().asked.size() == 1);
        desk.answer("/api/v1/events", status, R"({"last":7,"changed":[]})");
        CHECK(desk.asked_for("/api/v1/cases") == 1);
        CHECK(desk.asked_for("/api/v1/work") == 1);
    }
}
