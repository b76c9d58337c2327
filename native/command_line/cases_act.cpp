#include "native/app/case_means.hpp"
#include "native/app/seal_attachment.hpp"
#include "native/cases/act_on_case.hpp"
#include "native/cases/inspect_cases.hpp"
#include "native/cases/same_reply.hpp"
#include "native/command_line/actor_options.hpp"
#include "native/command_line/at_option.hpp"
#include "native/command_line/case_words.hpp"
#include "native/command_line/commands.hpp"
#include "native/command_line/file_rows.hpp"
#include "native/command_line/print.hpp"
#include "native/command_line/setting_flags.hpp"
#include "shared/text/text_ids.hpp"
#include "shared/wire/case_json.hpp"

#include <algorithm>
#include <charconv>
#include <iostream>

namespace zhiping::command_line {

namespace {

struct Act {
    std::string receipt;
    std::string action;
    ActorWords actor;
    std::optional<Instant> at;
    std::string words;
    std::filesystem::path reply;
    std::vector<std::string> attached;
    std::vector<std::string> with;
    std::optional<int> seen;
};

using Take = bool (*)(CaseDetails&, const std::string&); // False: the value is none.

template <typename Table, typename T> bool take(const Table& table, std::optional<T>& into, const std::string& value) {
    return (into = find_by_id(table, value)).has_value();
}

bool take(std::optional<int>& into, const std::string& value) {
    int number = 0;
    const auto* const end = value.data() + value.size();
    const auto [stop, problem] = std::from_chars(value.data(), end, number);
    if (problem == std::errc{} && stop == end) into = number;
    return into.has_value();
}

bool take(std::optional<bool>& into, const std::string& value) {
    if (value == "yes" || value == "no") into = value == "yes";
    return into.has_value();
}

bool take(std::optional<Instant>& into, const std::string& value) {
    if (const auto time = parse_china_time(value)) into = *time;
    return into.has_value();
}

Officer to_officer(const std::string& value) {
    const auto colon = value.find(':');
    if (colon == value.npos) return {value};
    return {value.substr(0, colon), value.substr(colon + 1)};
}

struct DetailFacts {
    std::string_view name;
    std::string_view value; // As --help says it.
    Take take;
};

// Named as in JSON.
constexpr DetailFacts detail_table[] = {
    {"recordings", "secured, none_exist or not_secured",
     [](CaseDetails& all, const std::string& value) { return take(recordings, all.recordings, value); }},
    {"contact", "first or call_back",
     [](CaseDetails& all, const std::string& value) { return take(contact_kinds, all.contact, value); }},
    {"happened_at", "\"2026-11-20 15:32\"",
     [](CaseDetails& all, const std::string& value) { return take(all.happened_at, value); }},
    {"withdrawal", "settled or mistake",
     [](CaseDetails& all, const std::string& value) { return take(withdrawal_reasons, all.withdrawal, value); }},
    {"was_asked_for", "yes or no",
     [](CaseDetails& all, const std::string& value) { return take(all.was_asked_for, value); }},
    {"reopens", "yes or no", [](CaseDetails& all, const std::string& value) { return take(all.reopens, value); }},
    {"officer", "NAME:BADGE",
     [](CaseDetails& all, const std::string& value) {
         all.officer = to_officer(value);
         return true;
     }},
    {"event", "a number", [](CaseDetails& all, const std::string& value) { return take(all.event, value); }},
    {"measure", "a number", [](CaseDetails& all, const std::string& value) { return take(all.measure, value); }},
    {"working_days", "a number",
     [](CaseDetails& all, const std::string& value) { return take(all.working_days, value); }},
    {"unit", "the ID of a unit",
     [](CaseDetails& all, const std::string& value) {
         all.unit_id = value;
         return !value.empty();
     }},
};

std::string detail_help() {
    std::string help;
    for (const auto& facts : detail_table)
        help += "  " + std::string{facts.name} + "=" + std::string{facts.value} + "\n";
    return help;
}

void take_detail(CaseDetails& details, const std::string& word) {
    const auto equals = std::min(word.find('='), word.size());
    const auto name = word.substr(0, equals);
    const auto value = equals < word.size() ? word.substr(equals + 1) : "";
    for (const auto& facts : detail_table) {
        if (facts.name != name) continue;
        if (!facts.take(details, value))
            throw CommandError{name + " '" + value + "' is not " + std::string{facts.value}};
        return;
    }
    throw CommandError{"there is nothing called '" + name + "'; --help lists what --with takes"};
}

Reply read_reply(const std::filesystem::path& file) {
    const auto reply = wire::decode_reply(read_file(file));
    if (reply) return *reply;
    const auto& error = reply.error();
    throw CommandError{file.string() + ": " + error.field + ": " + std::string{text(error.message, Language::English)}};
}

CaseCommand to_command(const Act& arguments, Instant now) {
    const auto action = find_by_id(case_actions, arguments.action);
    if (!action) throw CommandError{"there is no action '" + arguments.action + "'; 'cases show' lists those of now"};
    CaseCommand command{*action, to_actor(arguments.actor), now, {.words = arguments.words}};
    if (!arguments.reply.empty()) command.details.reply = read_reply(arguments.reply);
    for (const auto& word : arguments.with) take_detail(command.details, word);
    return command;
}

// An event is never before the one before it; a moved time that would be pushed on is a mistake in the story.
void check_moved_time(store::Store& store, const ReceiptNumber& receipt, Instant at) {
    const auto shown = cases::show_case(store, receipt);
    if (!shown || at >= std::chrono::floor<std::chrono::minutes>(shown->file.last_event)) return;
    throw CommandError{"--at " + to_china_time(at) + " is before the last event of the case, which was at " +
                       to_china_time(shown->file.last_event)};
}

store::Attachment attach(const std::string& file, store::Store& store, evidence::Vault& vault, Instant now) {
    const auto refuse = [&](const Error& error) {
        throw CommandError{file + ": " + std::string{text(error.message, Language::English)}};
    };
    std::error_code unreadable; // read_file() says so.
    const auto bytes = std::filesystem::file_size(file, unreadable);
    const auto allowed = unreadable ? Result<Ok>{Ok{}} : check_attachment_length(bytes);
    if (!allowed) refuse(allowed.error());
    const auto name = std::filesystem::path{file}.filename().string();
    auto sealed = app::seal_attachment(store, vault, name, read_file(file), now);
    if (!sealed) refuse(sealed.error());
    return *std::move(sealed);
}

// Those that the reply does not list yet come to the end of its list.
std::vector<store::Attachment> attach_all(const Act& arguments, CaseCommand& command, store::Store& store,
                                          const app::DataFolder& data, Instant now) {
    if (arguments.attached.empty()) return {};
    if (!command.details.reply) throw CommandError{"--attach needs --reply"};
    if (arguments.attached.size() > max_attachments)
        throw CommandError{std::string{text(Text::AttachmentsTooMany, Language::English)}};
    const auto vault = data.open_or_create_vault();
    auto& listed = command.details.reply->attachments;
    const auto in_json = listed;
    std::vector<store::Attachment> sealed;
    for (const auto& file : arguments.attached) {
        sealed.push_back(attach(file, store, *vault, now));
        const auto& hash = sealed.back().hash;
        if (std::find(in_json.begin(), in_json.end(), hash) == in_json.end()) listed.push_back(hash);
    }
    return sealed;
}

void act(const Act& arguments, const app::DataFolder& data, const Outside& outside) {
    const auto receipt = ReceiptNumber::parse(arguments.receipt);
    if (!receipt) throw CommandError{"'" + arguments.receipt + "' is not a receipt number"};
    auto command = to_command(arguments, arguments.at.value_or(outside.clock.now()));
    auto store = data.open();
    if (arguments.at) check_moved_time(store, *receipt, *arguments.at);
    const auto attachments = attach_all(arguments, command, store, data, outside.clock.now());
    app::CurrentCalendar calendar;
    const auto find_means = app::case_means(calendar, outside.random);
    const auto acted = store.write([&](store::Database& database) {
        return cases::act_on_case(database, *receipt, command, arguments.seen, find_means(database), attachments);
    });
    if (!acted) throw CommandError{refusal_words(acted.error())};
    const auto same_replies =
        store.read([&](store::Database& database) { return cases::count_same_replies(database, *acted); });
    auto rows = case_rows(acted->file, same_replies);
    for (const auto& line : next_steps(acted->file)) rows.push_back({"may do", line});
    print_table(rows);
}

} // namespace

void add_cases_act(const Command& cases, const Outside& outside) {
    const auto command = cases.add_command("act", "Do something about a case, as somebody");
    const auto arguments = std::make_shared<Act>();
    command.option({"receipt", "RECEIPT", "The receipt number of its evaluation"}, arguments->receipt).required();
    command.option({"action", "ACTION", "What is done, as 'cases show' names it"}, arguments->action).required();
    add_actor_options(command, arguments->actor).required();
    command.option({"--words", "TEXT", "A reason, a question, what was said"}, arguments->words);
    command.option({"--reply", "FILE", "A reply as JSON: findings, measures, text, basis"}, arguments->reply);
    command.option({"--attach", "FILE", "A PDF, JPEG or PNG of the reply; may be repeated"}, arguments->attached);
    command.option({"--with", "NAME=VALUE", "More, see below; may be repeated"}, arguments->with);
    command.option({"--seen", "N", "Only when N is still the last event that `show --as` gives them"},
                   [arguments](const std::uint64_t& number) { arguments->seen = static_cast<int>(number); });
    add_at_option(command, arguments->at);
    const SettingFlags flags{command};
    flags.add({"data", "keys"});
    command.say_below(
        "--with takes:\n" + detail_help() +
        "--at is stored as the time of the event, and may not lie before the one before it.\n"
        "Examples:\n"
        "  zhiping cases act ZP-20261120-7K3F9QXM-4 take --as handler --unit 420114 --name 张三 --badge 012345\n"
        "  zhiping cases act ZP-20261120-7K3F9QXM-4 record_contact --as handler --unit 420114 --name 张三 "
        "--badge 012345 --with contact=first --with \"happened_at=2026-11-20 16:10\" --words 已致电说明\n"
        "  zhiping cases act ZP-20261120-7K3F9QXM-4 hand_in --as handler --unit 420114 --name 张三 --badge 012345 "
        "--reply reply.json --attach 复核意见书.pdf\n"
        "  zhiping cases act ZP-20261120-7K3F9QXM-4 reject --as citizen --words 没有回答扣车的问题");
    flags.run([arguments, outside](const Settings& settings) { act(*arguments, data_folder_of(settings), outside); });
}

} // namespace zhiping::command_line
