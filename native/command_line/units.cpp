#include "native/app/load_units.hpp"
#include "native/command_line/commands.hpp"
#include "native/command_line/file_rows.hpp"
#include "native/command_line/setting_flags.hpp"

#include <iostream>

namespace zhiping::command_line {

namespace {

// None where the file has no column for it: that leaves what is stored. An empty one takes it away.
std::optional<ReconsiderationBody> body_of(const FileRow& row) {
    if (!row.fields.contains("reconsideration_zh") && !row.fields.contains("reconsideration_en")) return std::nullopt;
    return ReconsiderationBody{row["reconsideration_zh"], row["reconsideration_en"]};
}

Unit to_unit(const FileRow& row) {
    const auto level = find_by_id(levels, row["level"]);
    if (!level) throw CommandError{row.where + ": level '" + row["level"] + "' is not bureau, detachment or brigade"};
    const auto& parent_id = row["parent_id"];
    return {.id = row["id"],
            .parent_id = parent_id.empty() ? std::nullopt : std::optional{parent_id},
            .level = *level,
            .name = {row["name_zh"], row["name_en"]},
            .reconsideration = body_of(row)};
}

void load_units(const std::filesystem::path& file, const app::DataFolder& data) {
    const auto rows =
        read_rows(file, {"id", "parent_id", "level", "name_zh", "name_en", "reconsideration_zh", "reconsideration_en"});
    std::vector<Unit> units;
    for (const auto& row : rows) units.push_back(to_unit(row));
    auto store = data.open_or_create();
    if (const auto bad = app::load_units(store, units)) throw CommandError{rows[bad->row].where + ": " + bad->reason};
    std::cout << "Loaded " << units.size() << " units\n";
}

} // namespace

void add_units(const Command& program) {
    const auto units = program.add_group("units", "The bureaus, detachments and brigades");
    units.say_below("Examples:\n  zhiping units load assets/units/hubei.csv");

    const auto load = units.add_command("load", "Store the units of a file; those stored already are renamed");
    const auto file = std::make_shared<std::filesystem::path>();
    load.option({"file", "FILE", "CSV with the columns id,parent_id,level,name_zh,name_en, or JSON"}, *file).required();
    const SettingFlags flags{load};
    flags.add({"data"});
    load.say_below(
        "The columns reconsideration_zh,reconsideration_en may follow: the name and address of who reconsiders\n"
        "the unit's decisions. Where they are empty, that of the next unit above holds.\n\n"
        "Examples:\n"
        "  zhiping units load assets/units/hubei.csv\n"
        "  zhiping units load units.json --data /srv/zhiping");
    flags.run([file](const Settings& settings) { load_units(*file, data_folder_of(settings)); });
}

} // namespace zhiping::command_line
