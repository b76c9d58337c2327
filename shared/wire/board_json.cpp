#include "shared/wire/board_json.hpp"

#include "shared/wire/case_parts.hpp"
#include "shared/wire/named_unit.hpp"

namespace zhiping::wire {

namespace {

Json to_json(const RoundNumbers& numbers) {
    auto json = Json::object();
    for (const auto& facts : round_counts) json[std::string{facts.id}] = numbers.of(facts.value);
    if (numbers.median_days) json["median_days"] = *numbers.median_days;
    json["evaluations"] = numbers.evaluations;
    return json;
}

Json to_json(const SituationCount& count) {
    return {
        {"situation", facts_of(situations, count.situation).id}, {"cases", count.cases}, {"compared", count.compared}};
}

Json to_json(const ModuleCount& count) {
    return {{"module", facts_of(modules, count.module).id}, {"cases", count.cases}, {"compared", count.compared}};
}

Json to_json(const BoardDay& day) { return {{"day", to_string(day.day)}, {"begun", day.begun}, {"late", day.late}}; }

Json to_json(const BoardWaiting& waiting) {
    auto json = Json::object();
    for (const auto& [count, id] : board_waiting)
        if (waiting.*count) json[std::string{id}] = *(waiting.*count);
    return json;
}

// That of all rows has no unit.
Json to_json(const BoardRow& row) {
    auto json = Json{{"is_alone", row.is_alone},
                     {"has_below", row.has_below},
                     {"open", row.open},
                     {"due_soon", row.due_soon},
                     {"overdue", row.overdue},
                     {"numbers", to_json(row.numbers)},
                     {"compared", to_json(row.compared)},
                     {"situations", to_list(row.situations, [](const SituationCount& each) { return to_json(each); })}};
    if (!row.unit.id.empty()) json["unit"] = unit_to_json(row.unit);
    return json;
}

constexpr auto part_to_json = [](const auto& each) { return to_json(each); };

std::optional<Error> read_numbers(const Json& json, RoundNumbers& numbers) {
    JsonReader reader{json};
    for (const auto& facts : round_counts)
        reader.need(facts.id.data(), numbers.cases[static_cast<std::size_t>(facts.value)]);
    reader.read("median_days", numbers.median_days);
    reader.need("evaluations", numbers.evaluations);
    return reader.problem();
}

std::optional<Error> read_situation(const Json& json, SituationCount& count) {
    JsonReader reader{json};
    reader.need("situation", situations, count.situation);
    reader.need("cases", count.cases);
    reader.need("compared", count.compared);
    return reader.problem();
}

std::optional<Error> read_module(const Json& json, ModuleCount& count) {
    JsonReader reader{json};
    reader.need("module", modules, count.module);
    reader.need("cases", count.cases);
    reader.need("compared", count.compared);
    return reader.problem();
}

std::optional<Error> read_day(const Json& json, BoardDay& day) {
    JsonReader reader{json};
    reader.need("day", day.day);
    reader.need("begun", day.begun);
    reader.need("late", day.late);
    return reader.problem();
}

std::optional<Error> read_waiting(const Json& json, BoardWaiting& waiting) {
    JsonReader reader{json};
    for (const auto& [count, id] : board_waiting) reader.read(id.data(), waiting.*count);
    return reader.problem();
}

void read_counts(JsonReader& reader, BoardRow& row) {
    reader.need("is_alone", row.is_alone);
    reader.need("has_below", row.has_below);
    reader.need("open", row.open);
    reader.need("due_soon", row.due_soon);
    reader.need("overdue", row.overdue);
    reader.require("numbers").read_part("numbers", row.numbers, read_numbers);
    reader.require("compared").read_part("compared", row.compared, read_numbers);
    reader.require("situations").read_list("situations", "situation", situations, row.situations, read_situation);
}

std::optional<Error> read_row(const Json& json, BoardRow& row) {
    JsonReader reader{json, Unknown::PassedOver};
    reader.require("unit").read_part("unit", row.unit, read_unit);
    read_counts(reader, row);
    return reader.problem();
}

std::optional<Error> read_total(const Json& json, BoardRow& row) {
    JsonReader reader{json, Unknown::PassedOver};
    read_counts(reader, row);
    return reader.problem();
}

void read_periods(JsonReader& reader, BoardPeriods& periods) {
    reader.need("from", periods.now.from);
    reader.need("until", periods.now.until);
    reader.need("compared_from", periods.compared.from);
    reader.need("compared_until", periods.compared.until);
}

} // namespace

std::string encode(const Board& board) {
    return to_text({{"path", to_list(board.path, unit_to_json)},
                    {"from", to_string(board.periods.now.from)},
                    {"until", to_string(board.periods.now.until)},
                    {"compared_from", to_string(board.periods.compared.from)},
                    {"compared_until", to_string(board.periods.compared.until)},
                    {"waiting", to_json(board.waiting)},
                    {"rows", to_list(board.rows, part_to_json)},
                    {"total", to_json(board.total)},
                    {"modules", to_list(board.modules, part_to_json)},
                    {"days", to_list(board.days, part_to_json)},
                    {"compared_days", to_list(board.compared, part_to_json)}});
}

Result<Board> decode_board(std::string_view body) {
    const auto json = parse(body);
    Board board{};
    JsonReader reader{json, Unknown::PassedOver};
    reader.require("path").read_list("path", board.path, read_unit);
    read_periods(reader, board.periods);
    reader.require("waiting").read_part("waiting", board.waiting, read_waiting);
    reader.require("rows").read_list("rows", board.rows, read_row);
    reader.require("total").read_part("total", board.total, read_total);
    reader.require("modules").read_list("modules", "module", modules, board.modules, read_module);
    reader.require("days").read_list("days", board.days, read_day);
    reader.require("compared_days").read_list("compared_days", board.compared, read_day);
    if (const auto problem = reader.problem()) return *problem;
    if (board.path.empty()) return invalid("path", Text::FieldMissing);
    return board;
}

} // namespace zhiping::wire
