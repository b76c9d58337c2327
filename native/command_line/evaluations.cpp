#include "native/app/inspect_evaluations.hpp"
#include "native/command_line/commands.hpp"
#include "native/command_line/print.hpp"
#include "native/command_line/setting_flags.hpp"
#include "shared/evaluation/receipt_words.hpp"
#include "shared/evaluation/satisfaction.hpp"
#include "shared/wire/evaluation_json.hpp"

#include <iostream>

namespace zhiping::command_line {

namespace {

struct ListEvaluations {
    Format format = Format::Table;
    std::string unit_id;
    std::string since;
    std::string before;
};

struct ShowEvaluation {
    std::string receipt;
    Format format = Format::Table;
};

std::string satisfaction_id(const Evaluation& evaluation) {
    return std::string{facts_of(satisfactions, *evaluation.satisfaction).id};
}

std::string due_day(const Receipt& receipt) { return receipt.due ? to_string(receipt.due->day) : "-"; }

std::vector<std::string> to_table_row(const StoredEvaluation& stored) {
    return {stored.receipt.number.text(),       to_china_time(stored.receipt.received),
            satisfaction_id(stored.evaluation), due_day(stored.receipt),
            stored.subject.unit.chinese,        subject_of(stored.subject)};
}

std::optional<Instant> begin_of(const std::string& day) {
    if (day.empty()) return std::nullopt;
    const auto date = parse_date(day);
    if (!date) throw CommandError{"'" + day + "' is not a day like 2026-11-20"};
    return Instant{*date} - china_offset;
}

store::EvaluationFilter filter_of(const ListEvaluations& arguments) {
    store::EvaluationFilter filter{.since = begin_of(arguments.since), .until = begin_of(arguments.before)};
    if (!arguments.unit_id.empty()) filter.unit_id = arguments.unit_id;
    return filter;
}

void list_evaluations(const ListEvaluations& arguments, const app::DataFolder& data) {
    const auto filter = filter_of(arguments);
    auto store = data.open();
    std::vector<std::vector<std::string>> rows{{"receipt", "received", "satisfaction", "due", "unit", "about"}};
    std::vector<std::string> values;
    const auto add = [&](const StoredEvaluation& stored) {
        if (arguments.format == Format::Json)
            values.push_back(wire::encode(stored));
        else
            rows.push_back(to_table_row(stored));
    };
    if (!app::list_evaluations(store, add, filter)) throw CommandError{"unit " + arguments.unit_id + " is not known"};
    if (arguments.format == Format::Json)
        print_json_array(values);
    else
        print_table(rows);
}

// In the words the citizen read: those of the catalogue the evaluation was made under.
std::string situation_words(const StoredEvaluation& stored) {
    const auto* catalogue = find_catalogue(stored.evaluation.catalogue_version);
    if (!catalogue) return {};
    return spoken_situations(stored.evaluation, catalogue->of(stored.subject.module), Language::Chinese);
}

std::string evidence_lines(const std::vector<Evidence>& all) {
    std::string lines;
    for (const auto& [hash, format, bytes, received, removed] : all)
        lines += (lines.empty() ? "" : "\n") + std::string{facts_of(evidence_formats, format).id} + ", " +
                 std::to_string(bytes) + " bytes, " + to_digits(hash) + (removed ? ", removed" : "");
    return lines;
}

std::string answer_words(const std::optional<GivenCommentAnswer>& given) {
    if (!given) return "-";
    const auto& [outcome, words] = given->answer;
    return std::string{facts_of(comment_outcomes, outcome).id} + (words.empty() ? "" : ": ") + words;
}

void print_evaluation(const StoredEvaluation& stored) {
    const auto& [receipt, subject, evaluation, comment_answer, words_erased, entered_by, amends] = stored;
    print_table({{"receipt", receipt.number.text()},
                 {"received", to_china_time(receipt.received)},
                 {"due", due_day(receipt) + (receipt.due && receipt.due->provisional ? " (provisional)" : "")},
                 {"code", subject.code.grouped()},
                 {"module", std::string{facts_of(modules, subject.module).id}},
                 {"unit", subject.unit.chinese},
                 {"about", subject_of(subject)},
                 {"place", subject.place},
                 {"handled", subject.handled_at ? to_china_time(*subject.handled_at) : "-"},
                 {"satisfaction", satisfaction_id(evaluation)},
                 {"situations", situation_words(stored)},
                 {"catalogue", std::to_string(evaluation.catalogue_version)},
                 {"language", std::string{tag_of(evaluation.language)}},
                 {"agreed", to_china_time(evaluation.agreed_at)},
                 {"evidence", evidence_lines(receipt.evidence)},
                 {"statement", words_erased ? "(erased after its retention)" : evaluation.statement},
                 {"answer", answer_words(comment_answer)},
                 {"entered by", entered_by ? entered_by->chinese : "-"},
                 {"joined", amends ? amends->text() : "-"}});
}

void show_evaluation(const ShowEvaluation& arguments, const app::DataFolder& data) {
    const auto number = ReceiptNumber::parse(arguments.receipt);
    if (!number) throw CommandError{"'" + arguments.receipt + "' is not a receipt number"};
    auto store = data.open();
    const auto stored = app::show_evaluation(store, *number);
    if (!stored) throw CommandError{"there is no evaluation with the receipt " + number->text()};
    if (arguments.format == Format::Json)
        std::cout << wire::encode(*stored) << '\n';
    else
        print_evaluation(*stored);
}

void add_list(const Command& evaluations) {
    const auto list = evaluations.add_command("list", "Print every evaluation, the newest first");
    const auto arguments = std::make_shared<ListEvaluations>();
    list.option({"--unit", "ID", "Only those of this unit and of the units below it"}, arguments->unit_id);
    list.option({"--since", "DAY", "Only those received on this day or later, in China"}, arguments->since);
    list.option({"--before", "DAY", "Only those received before this day, in China"}, arguments->before);
    add_format_option(list, arguments->format, {Format::Table, Format::Json});
    const SettingFlags flags{list};
    flags.add({"data"});
    list.say_below("Examples:\n"
                   "  zhiping evaluations list\n"
                   "  zhiping evaluations list --unit 420100 --since 2026-11-01 --before 2026-12-01\n"
                   "  zhiping evaluations list --format json");
    flags.run([arguments](const Settings& settings) { list_evaluations(*arguments, data_folder_of(settings)); });
}

void add_show(const Command& evaluations) {
    const auto show = evaluations.add_command("show", "Print everything that is stored of one evaluation");
    const auto arguments = std::make_shared<ShowEvaluation>();
    show.option({"receipt", "RECEIPT", "The receipt number"}, arguments->receipt).required();
    add_format_option(show, arguments->format, {Format::Table, Format::Json});
    const SettingFlags flags{show};
    flags.add({"data"});
    show.say_below("Examples:\n  zhiping evaluations show ZP-20261120-7K3F9QXM-4 --format json");
    flags.run([arguments](const Settings& settings) { show_evaluation(*arguments, data_folder_of(settings)); });
}

} // namespace

void add_evaluations(const Command& program, const Outside& outside) {
    const auto evaluations = program.add_group("evaluations", "What people said");
    evaluations.say_below("Examples:\n"
                          "  zhiping evaluations list --format json\n"
                          "  zhiping evaluations show ZP-20261120-7K3F9QXM-4");
    add_list(evaluations);
    add_show(evaluations);
    add_evaluations_anomalies(evaluations, outside);
}

} // namespace zhiping::command_line
