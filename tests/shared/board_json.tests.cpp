#include "shared/wire/board_json.hpp"

#include "shared/text/text_ids.hpp"
#include "tests/shared/damaged_json.hpp"
#include "tests/shared/support.hpp"

// The board, as a desk reads it.
using namespace zhiping;
using namespace zhiping::test;

namespace {

RoundNumbers random_numbers(Random& random) {
    RoundNumbers numbers{.evaluations = static_cast<int>(random.below(2'300'000))};
    for (auto& cases : numbers.cases) cases = static_cast<int>(random.below(16'000));
    if (random.below(4)) numbers.median_days = random.below(20) / 2.0;
    return numbers;
}

BoardRow random_row(Random& random, const std::string& unit_id) {
    BoardRow row{.unit = {unit_id, {"蔡甸大队", "Caidian Brigade"}},
                 .is_alone = random.below(2) == 0,
                 .has_below = random.below(2) == 0,
                 .open = static_cast<int>(random.below(100)),
                 .numbers = random_numbers(random),
                 .compared = random_numbers(random)};
    if (unit_id.empty()) row.unit = {};
    if (random.below(2)) row.situations.push_back({random.one_of(situations).value, 3, 1});
    return row;
}

Board random_board(Random& random) {
    const auto day = parse_date("2026-11-20").value();
    Board board{.path = {{"420000", {"湖北总队", "Hubei Bureau"}}},
                .periods = {{day, day}, {day - std::chrono::days{1}, day - std::chrono::days{1}}},
                .waiting = {.due_soon = 2},
                .rows = {random_row(random, "420100"), random_row(random, "420114")},
                .total = random_row(random, ""),
                .modules = {{random.one_of(modules).value, 4, 2}},
                .days = {{day, 3, 1}},
                .compared = {{day - std::chrono::days{1}, 2}}};
    for (const auto& [count, id] : board_waiting)
        if (random.below(2)) board.waiting.*count = static_cast<int>(random.below(50));
    return board;
}

bool is_same(const Board& left, const Board& right) {
    return left.path == right.path && left.periods.now == right.periods.now &&
           left.periods.compared == right.periods.compared && left.waiting == right.waiting &&
           left.rows == right.rows && left.total == right.total && left.modules == right.modules &&
           left.days == right.days && left.compared == right.compared;
}

const Members numbers{{"begun", "7"},         {"answered", "5"},     {"late", "1"},      {"late_at_first", "1"},
                      {"extended", "0"},      {"rejected", "2"},     {"escalated", "2"}, {"same_text", "1"},
                      {"median_days", "2.5"}, {"evaluations", "900"}};
const Members row{{"unit", R"({"id":"420100","name":{"zh-CN":"武汉支队","en":"Wuhan"}})"},
                  {"is_alone", "false"},
                  {"has_below", "true"},
                  {"open", "3"},
                  {"due_soon", "1"},
                  {"overdue", "0"},
                  {"numbers", json_text(numbers)},
                  {"compared", json_text(numbers)},
                  {"situations", R"([{"situation":"charges","cases":3,"compared":1}])"}};
const Members whole{{"path", R"([{"id":"420000","name":{"zh-CN":"总队","en":"Bureau"}}])"},
                    {"from", quoted("2026-11-20")},
                    {"until", quoted("2026-11-20")},
                    {"compared_from", quoted("2026-11-19")},
                    {"compared_until", quoted("2026-11-19")},
                    {"waiting", R"({"overdue":3})"},
                    {"rows", "[" + json_text(row) + "]"},
                    {"total", without(row, "unit")},
                    {"modules", R"([{"module":"service","cases":3,"compared":1}])"},
                    {"days", R"([{"day":"2026-11-20","begun":3,"late":1}])"},
                    {"compared_days", "[]"}};

std::vector<std::string> names_of(const Members& members) {
    std::vector<std::string> names;
    for (const auto& [name, value] : members) names.push_back(name);
    return names;
}

auto refused(const std::string& body) { return refusal(wire::decode_board(body)); }

std::string with(const std::string& name, const std::string& value) { return changed(whole, name, value); }

} // namespace

TEST_CASE("A board reads back as it was written") {
    Random random{25};
    for (int time = 0; time < 100; ++time) {
        const auto board = random_board(random);
        const auto read = wire::decode_board(wire::encode(board));
        REQUIRE(refusal(read) == std::nullopt);
        REQUIRE(is_same(*read, board));
    }
}

TEST_CASE("Zeros are written; what is not theirs to know, a median of nothing and the unit of all rows are not") {
    const auto text = wire::encode(Board{});
    for (const auto* name : {"begun", "overdue", "evaluations", "waiting"})
        CHECK(text.find(quoted(name)) != std::string::npos);
    for (const auto* name : {"median_days", "pressure", "unit"}) CHECK(text.find(quoted(name)) == std::string::npos);
}

TEST_CASE("Situations and modules that an old desk does not know are passed over, and so are new members") {
    auto newer = whole;
    newer["modules"] = R"([{"module":"drones","cases":"many"},{"module":"service","cases":1,"compared":0,"new":1}])";
    newer["mood"] = "7";
    const auto read = wire::decode_board(json_text(newer));
    REQUIRE(refusal(read) == std::nullopt);
    CHECK(read->modules == std::vector<ModuleCount>{{Module::Service, 1, 0}});
}

TEST_CASE("A board that was damaged on its way is refused at what is wrong with it") {
    names_what_is_wrong(whole, names_of(whole),
                        {{"path", no_list_of_objects},
                         {"from", no_day},
                         {"until", no_day},
                         {"compared_from", no_day},
                         {"compared_until", no_day},
                         {"waiting", no_object},
                         {"rows", no_list_of_objects},
                         {"total", no_object},
                         {"modules", no_list_of_objects},
                         {"days", no_list_of_objects},
                         {"compared_days", no_list_of_objects}},
                        refused);
    names_what_is_wrong(row, names_of(row),
                        {{"unit", no_object},
                         {"is_alone", no_bool},
                         {"open", no_integer},
                         {"numbers", no_object},
                         {"situations", no_list_of_objects}},
                        [](const std::string& text) { return refused(with("rows", "[" + text + "]")); });
    auto needed = names_of(numbers);
    std::erase(needed, "median_days");
    names_what_is_wrong(numbers, needed,
                        {{"begun", no_integer}, {"median_days", no_number}, {"evaluations", no_integer}},
                        [](const std::string& text) {
                            auto changed_row = row;
                            changed_row["numbers"] = text;
                            return refused(with("rows", "[" + json_text(changed_row) + "]"));
                        });
    names_what_is_wrong({{"overdue", "3"}}, {}, {{"overdue", no_integer}, {"pressure", no_integer}},
                        [](const std::string& text) { return refused(with("waiting", text)); });
    CHECK(refused(with("path", "[]")) == invalid("path", Text::FieldMissing));
    for (const auto* body : {"", "[]", "7", "null"}) CHECK(refused(body) == invalid("", Text::BodyNotJson));
}

TEST_CASE("A board of which a part is missing or one character is another is refused, or read as what it says") {
    Random random{26};
    survives_damage(wire::encode(random_board(random)), wire::decode_board,
                    [](const Board& read) { return wire::encode(read); });
}
