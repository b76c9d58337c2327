#include "native/app/create_codes.hpp"
#include "native/app/spreadsheet_numbers.hpp"
#include "native/command_line/commands.hpp"
#include "native/command_line/csv.hpp"
#include "native/command_line/file_rows.hpp"
#include "native/command_line/print.hpp"
#include "native/command_line/progress_bar.hpp"
#include "native/command_line/setting_flags.hpp"
#include "shared/cases/officers.hpp"
#include "shared/text/decimal.hpp"
#include "shared/wire/evaluation_json.hpp"

#include <iostream>

namespace zhiping::command_line {

namespace {

// The columns of a file, and the flags for a single code: --document-type is document_type.
struct Column {
    std::string_view name;
    const char* flag;
    const char* type;
    const char* help;
};
constexpr Column columns[] = {
    {"module", "--module", "MODULE", "law_enforcement, service, accident_handling or driving_test"},
    {"unit", "--unit", "ID", "The unit that handled the citizen"},
    {"document_type", "--document-type", "TEXT", "As printed on the document; none for a code at a place"},
    {"document_number", "--document-number", "TEXT", "As printed on the document; none for a code at a place"},
    {"time", "--time", "TIME", "When the document was issued, in China: \"2026-11-20 15:32\""},
    {"officers", "--officers", "TEXT",
     "Who handled it, NAME:BADGE;NAME:BADGE; kept for the unit that verifies, never shown"},
    {"place", "--place", "TEXT", "Where it happened, or where the code hangs"},
    {"latitude", "--latitude", "DEGREES", "Of the place, with the next: staff are told how far away somebody was"},
    {"longitude", "--longitude", "DEGREES", "The same"},
    {"datum", "--datum", "DATUM", "What both are counted in: wgs84 (the default) or gcj02"},
};

struct CreateCodes {
    std::filesystem::path csv;
    FileRow flags{.where = "codes create", .fields = {}};
    bool accepts_rounded = false;
    bool reissue = false;
    Format format = Format::Table;
};

std::optional<double> degrees_of(const FileRow& row, const char* column) {
    std::string_view rest = row[column];
    if (rest.empty()) return std::nullopt;
    const auto degrees = take_decimal(rest);
    if (!rest.empty()) throw CommandError{row.where + ": " + column + " '" + row[column] + "' is not like 30.592831"};
    return degrees;
}

std::optional<Coordinates> coordinates_of(const FileRow& row) {
    const auto latitude = degrees_of(row, "latitude"), longitude = degrees_of(row, "longitude");
    if (latitude.has_value() != longitude.has_value())
        throw CommandError{row.where + ": latitude and longitude come together or not at all"};
    const auto& named = row["datum"];
    const auto datum = find_by_id(datums, named.empty() ? facts_of(datums, Datum::Wgs84).id : std::string_view{named});
    if (!datum) throw CommandError{row.where + ": datum '" + named + "' is not wgs84 or gcj02"};
    return latitude ? std::optional{Coordinates{*latitude, *longitude, *datum}} : std::nullopt;
}

store::NewCode to_new_code(const FileRow& row) {
    const auto module = find_by_id(modules, row["module"]);
    if (!module) throw CommandError{row.where + ": module '" + row["module"] + "' is not " + columns[0].help};
    store::NewCode about{.module = *module,
                         .unit_id = row["unit"],
                         .document_type = row["document_type"],
                         .document_number = row["document_number"],
                         .place = row["place"]};
    const auto officers = parse_officers(row["officers"]);
    if (!officers)
        throw CommandError{row.where + ": " + officers.error().field + " of '" + row["officers"] +
                           "', which is not like 张三:012345;李四:012346: " +
                           std::string{text(officers.error().message, Language::English)}};
    about.officers = *officers;
    about.at = coordinates_of(row);
    if (const auto& time = row["time"]; !time.empty()) {
        const auto handled_at = parse_china_time(time);
        if (!handled_at) throw CommandError{row.where + ": time '" + time + "' is not like 2026-11-20 15:32"};
        about.handled_at = *handled_at;
    }
    return about;
}

// What is wanted, and where each stands.
struct Wanted {
    app::CodeOrder order;
    std::vector<std::string> where;

    void add(const FileRow& row) {
        order.wanted.push_back(to_new_code(row));
        where.push_back(row.where);
    }
};

Wanted read_wanted(const CreateCodes& arguments) {
    Wanted wanted{.order = {.wanted = {}, .reissue = arguments.reissue}, .where = {}};
    if (arguments.csv.empty()) {
        wanted.add(arguments.flags);
        return wanted;
    }
    std::vector<std::string_view> names;
    for (const auto& column : columns) names.push_back(column.name);
    for_each_row(arguments.csv, names, [&](const FileRow& row) { wanted.add(row); });
    return wanted;
}

std::vector<std::string> to_fields(const CodeFacts& facts) {
    return {facts.code.symbols(),
            std::string{facts_of(modules, facts.module).id},
            facts.unit.chinese,
            facts.document_type,
            facts.document_number,
            facts.handled_at ? to_china_time(*facts.handled_at) : "",
            facts.place};
}

void print_codes(const std::vector<CodeFacts>& codes, Format format) {
    const std::vector<std::string> header{"code", "module", "unit", "document_type", "document_number",
                                          "time", "place"};
    if (format == Format::Csv) {
        std::cout << csv_line(header);
        for (const auto& facts : codes) std::cout << csv_line(to_fields(facts));
        return;
    }
    if (format == Format::Table) {
        std::vector<std::vector<std::string>> rows{header};
        for (const auto& facts : codes) rows.push_back(to_fields(facts));
        return print_table(rows);
    }
    std::vector<std::string> values;
    for (const auto& facts : codes) values.push_back(wire::encode(facts));
    print_json_array(values);
}

CommandError refusal(const Wanted& wanted, const app::BadRow& bad) {
    return CommandError{wanted.where[bad.row] + ": " + bad.reason +
                        (bad.other ? ", " + wanted.where[*bad.other] : std::string{})};
}

// Before anything is opened: a spreadsheet may have changed numbers, which no database can tell.
void refuse_spoilt_numbers(const CreateCodes& arguments, const Wanted& wanted) {
    if (const auto bad = app::find_shortened_number(wanted.order.wanted)) throw refusal(wanted, *bad);
    if (!arguments.accepts_rounded && app::have_rounded_numbers(wanted.order.wanted))
        throw CommandError{arguments.csv.string() +
                           ": most of the long document numbers end in zeros, as when a spreadsheet rounded them; "
                           "format the column as text, or say --accept-rounded when they are right"};
}

std::vector<CodeFacts> issue(const CreateCodes& arguments, const app::DataFolder& data, const Outside& outside) {
    const auto wanted = read_wanted(arguments);
    refuse_spoilt_numbers(arguments, wanted);
    if (wanted.order.wanted.empty()) throw CommandError{arguments.csv.string() + ": there is no row after the first"};
    auto store = data.open();
    ProgressBar bar;
    auto created = app::create_codes(store, wanted.order, outside.clock.now(), outside.random,
                                     [&](auto issued, auto all) { bar.show(issued, all); });
    if (const auto* bad = std::get_if<app::BadRow>(&created)) throw refusal(wanted, *bad);
    return std::get<std::vector<CodeFacts>>(std::move(created));
}

} // namespace

void add_codes_create(const Command& codes, const Outside& outside) {
    const auto create = codes.add_command("create", "Issue one code, or one for each row of a file, and print them");
    const auto arguments = std::make_shared<CreateCodes>();
    const auto csv = create.option({"--csv", "FILE",
                                    "A file of codes, all or none: its first row names the columns, which are called"
                                    " like these flags (document_type, ...)"},
                                   arguments->csv);
    for (const auto& column : columns) {
        const auto take = [arguments, &column](const std::string& value) {
            arguments->flags.fields[std::string{column.name}] = value;
        };
        create.option({column.flag, column.type, column.help}, take).excludes(csv);
    }
    create.flag("--reissue", arguments->reissue, "Give a document that has a code another, and revoke the first");
    create.flag("--accept-rounded", arguments->accepts_rounded, "The long document numbers do end in zeros");
    add_format_option(create, arguments->format, {Format::Table, Format::Json, Format::Csv});
    const SettingFlags flags{create};
    flags.add({"data"});
    create.say_below("Examples:\n"
                     "  zhiping codes create --module service --unit 420100 --place \"Vehicle office, window 3\"\n"
                     "  zhiping codes create --module law_enforcement --unit 420114 --document-type 违法停车告知单 \\\n"
                     "      --document-number 4201141900000001 --time \"2026-11-20 15:32\"\n"
                     "  zhiping codes create --csv assets/units/sample-codes.csv --format csv\n"
                     "A large file is issued in pieces beside the server; one that broke off goes on when it is run "
                     "again.");
    flags.run([arguments, outside](const Settings& settings) {
        print_codes(issue(*arguments, data_folder_of(settings), outside), arguments->format);
    });
}

} // namespace zhiping::command_line
