#include "shared/wire/administration_json.hpp"

#include "shared/wire/case_parts.hpp"

namespace zhiping::wire {

namespace {

Json to_json(const AccountAbsence& absence) {
    return {{"from", to_string(absence.from)},
            {"to", to_string(absence.to)},
            {"deputy", JsonWriter::plain(absence.deputy)}};
}

Json to_json(const Account& account) {
    auto json = JsonWriter::plain(account.officer);
    json["unit"] = account.unit_id;
    json["roles"] = to_ids(roles, account.roles);
    json["is_disabled"] = account.is_disabled;
    json["has_one_use_password"] = account.has_one_use_password;
    json["open_cases"] = account.open_cases;
    json["absences"] = to_list(account.absences, [](const auto& each) { return to_json(each); });
    return json;
}

// What may be changed of an account.
Json facts_json(const AccountFacts& facts) {
    return {{"name", facts.officer.name}, {"unit", facts.unit_id}, {"roles", to_ids(roles, facts.roles)}};
}

// What may be changed of a unit.
Json facts_json(const Unit& unit) {
    Json json{{"level", facts_of(levels, unit.level).id}, {"name", JsonWriter::plain(unit.name)}};
    if (unit.parent_id) json["parent"] = *unit.parent_id;
    if (unit.reconsideration) json["reconsideration"] = JsonWriter::plain(*unit.reconsideration);
    return json;
}

Json to_json(const UnitLine& line) {
    auto json = facts_json(line.unit);
    json["id"] = line.unit.id;
    json["open_cases"] = line.open_cases;
    json["staff"] = line.staff;
    return json;
}

Json to_json(const PendingChange& change) {
    return {{"id", change.id},
            {"what", facts_of(staff_acts, change.what).id},
            {"subject", change.subject},
            {"words", change.words},
            {"asked_by", JsonWriter::plain(change.asked_by)},
            {"asked_at", to_number(change.asked_at)},
            {"may_decide", change.may_decide},
            {"may_refuse", change.may_refuse},
            {"name", change.name},
            {"added", to_ids(roles, change.added)},
            {"removed", to_ids(roles, change.removed)}};
}

Json to_json(const TemplateSetLine& set) {
    Json json{{"number", set.number},
              {"begins", to_string(set.begins)},
              {"who", set.who},
              {"is_in_force", set.is_in_force},
              {"templates", set.templates}};
    if (set.loaded) json["loaded_at"] = to_number(*set.loaded);
    return json;
}

Json to_json(const NoticeLine& line) {
    const auto day = [](Date each) { return to_string(each); };
    Json json{{"year", line.notice.year},
              {"source", line.notice.source},
              {"is_in_force", line.is_in_force},
              {"holidays", to_list(line.notice.holidays, day)},
              {"make_up_working_days", to_list(line.notice.make_up_working_days, day)}};
    if (line.loaded) json["loaded_at"] = to_number(*line.loaded);
    return json;
}

std::optional<Error> read_absence(const Json& json, AccountAbsence& absence) {
    JsonReader reader{json};
    reader.need("from", absence.from);
    reader.need("to", absence.to);
    reader.need("deputy", absence.deputy);
    return reader.problem();
}

std::optional<Error> read_account(const Json& json, Account& account) {
    JsonReader reader{json};
    reader.need("name", account.officer.name);
    reader.need("badge", account.officer.badge);
    reader.need("unit", account.unit_id);
    reader.require("roles").read_known("roles", roles, account.roles);
    reader.need("is_disabled", account.is_disabled);
    reader.need("has_one_use_password", account.has_one_use_password);
    reader.need("open_cases", account.open_cases);
    reader.require("absences").read_list("absences", account.absences, read_absence);
    return reader.problem();
}

void read_account_facts(JsonReader& reader, AccountFacts& facts) {
    reader.need("name", facts.officer.name);
    reader.need("unit", facts.unit_id);
    reader.require("roles").read_ids("roles", roles, facts.roles);
}

std::optional<Error> read_seen_account(const Json& json, AccountFacts& facts) {
    JsonReader reader{json};
    read_account_facts(reader, facts);
    return reader.problem_with_all();
}

void read_unit_facts(JsonReader& reader, Unit& unit) {
    reader.read("parent", unit.parent_id);
    reader.need("level", levels, unit.level);
    reader.need("name", unit.name);
    reader.read("reconsideration", unit.reconsideration);
}

std::optional<Error> read_seen_unit(const Json& json, Unit& unit) {
    JsonReader reader{json};
    read_unit_facts(reader, unit);
    return reader.problem_with_all();
}

std::optional<Error> read_unit_line(const Json& json, UnitLine& line) {
    JsonReader reader{json};
    reader.need("id", line.unit.id);
    read_unit_facts(reader, line.unit);
    reader.need("open_cases", line.open_cases);
    reader.need("staff", line.staff);
    return reader.problem();
}

std::optional<Error> read_change(const Json& json, PendingChange& change) {
    JsonReader reader{json};
    reader.need("id", change.id);
    reader.need("what", staff_acts, change.what);
    reader.need("subject", change.subject);
    reader.need("words", change.words);
    reader.need("asked_by", change.asked_by);
    reader.need("asked_at", change.asked_at);
    reader.need("may_decide", change.may_decide);
    reader.need("may_refuse", change.may_refuse);
    reader.need("name", change.name);
    reader.require("added").read_known("added", roles, change.added);
    reader.require("removed").read_known("removed", roles, change.removed);
    return reader.problem();
}

std::optional<Error> read_kept_case(const Json& json, KeptCase& kept) {
    JsonReader reader{json};
    reader.need("receipt", kept.receipt);
    reader.need("reason", kept.reason);
    return reader.problem();
}

std::optional<Error> read_text(const Json& json, std::string& text) {
    if (!json.is_string()) return invalid("", Text::FieldWrongType);
    text = json.get_ref<const std::string&>();
    return std::nullopt;
}

std::optional<Error> read_set(const Json& json, TemplateSetLine& set) {
    JsonReader reader{json};
    reader.need("number", set.number);
    reader.need("begins", set.begins);
    reader.read("loaded_at", set.loaded);
    reader.need("who", set.who);
    reader.need("is_in_force", set.is_in_force);
    reader.need("templates", set.templates);
    return reader.problem();
}

std::optional<Error> read_day(const Json& json, Date& day) {
    if (!json.is_string()) return invalid("", Text::FieldWrongType);
    const auto parsed = parse_date(json.get_ref<const std::string&>());
    if (!parsed) return parsed.error();
    day = *parsed;
    return std::nullopt;
}

std::optional<Error> read_notice(const Json& json, NoticeLine& line) {
    JsonReader reader{json};
    reader.need("year", line.notice.year);
    reader.need("source", line.notice.source);
    reader.read("loaded_at", line.loaded);
    reader.need("is_in_force", line.is_in_force);
    reader.require("holidays").read_list("holidays", line.notice.holidays, read_day);
    reader.require("make_up_working_days")
        .read_list("make_up_working_days", line.notice.make_up_working_days, read_day);
    return reader.problem();
}

// An object with one list.
template <typename Line> std::string encode_list(const char* name, const std::vector<Line>& lines) {
    return to_text({{name, to_list(lines, [](const auto& each) { return to_json(each); })}});
}

template <typename Line, typename ReadOne>
Result<std::vector<Line>> decode_list(std::string_view body, const char* name, ReadOne read_one) {
    const auto json = parse(body);
    std::vector<Line> lines;
    JsonReader reader{json};
    reader.require(name).read_list(name, lines, read_one);
    if (const auto problem = reader.problem()) return *problem;
    return lines;
}

// An object with one member.
template <typename T> Result<T> decode_member(std::string_view body, const char* name) {
    const auto json = parse(body);
    T value{};
    JsonReader reader{json};
    reader.need(name, value);
    if (const auto problem = reader.problem_with_all()) return *problem;
    return value;
}

} // namespace

std::string encode(const AccountPage& page) {
    Json json{{"accounts", to_list(page.accounts, [](const auto& each) { return to_json(each); })}};
    if (page.next) json["next"] = *page.next;
    return to_text(json);
}

Result<AccountPage> decode_account_page(std::string_view body) {
    const auto json = parse(body);
    AccountPage page;
    JsonReader reader{json};
    reader.require("accounts").read_list("accounts", page.accounts, read_account);
    reader.read("next", page.next);
    if (const auto problem = reader.problem()) return *problem;
    return page;
}

std::string encode(const HandedOver& handed) {
    return to_text({{"badge", handed.badge},
                    {"password", handed.password},
                    {"totp_address", handed.totp_address},
                    {"recovery_codes", handed.recovery_codes}});
}

Result<HandedOver> decode_handed_over(std::string_view body) {
    const auto json = parse(body);
    HandedOver handed;
    JsonReader reader{json};
    reader.need("badge", handed.badge);
    reader.need("password", handed.password);
    reader.need("totp_address", handed.totp_address);
    reader.require("recovery_codes").read_list("recovery_codes", handed.recovery_codes, read_text);
    if (const auto problem = reader.problem()) return *problem;
    return handed;
}

std::string encode(const std::vector<UnitLine>& lines) { return encode_list("units", lines); }
Result<std::vector<UnitLine>> decode_unit_lines(std::string_view body) {
    return decode_list<UnitLine>(body, "units", read_unit_line);
}

std::string encode(const std::vector<PendingChange>& changes) { return encode_list("changes", changes); }
Result<std::vector<PendingChange>> decode_pending_changes(std::string_view body) {
    return decode_list<PendingChange>(body, "changes", read_change);
}

std::string encode(const MovedCases& moved) {
    return to_text({{"moved", moved.moved}, {"kept", to_list(moved.kept, [](const KeptCase& each) {
                                                 return Json{{"receipt", each.receipt}, {"reason", each.reason}};
                                             })}});
}

Result<MovedCases> decode_moved_cases(std::string_view body) {
    const auto json = parse(body);
    MovedCases moved;
    JsonReader reader{json};
    reader.need("moved", moved.moved);
    reader.require("kept").read_list("kept", moved.kept, read_kept_case);
    if (const auto problem = reader.problem()) return *problem;
    return moved;
}

std::string encode(const AccountWish& wish) {
    auto json = facts_json(wish.facts);
    json["badge"] = wish.facts.officer.badge;
    if (!wish.code.empty()) json["code"] = wish.code;
    if (wish.seen) json["seen"] = facts_json(*wish.seen);
    return to_text(json);
}

Result<AccountWish> decode_account_wish(std::string_view body) {
    const auto json = parse(body);
    AccountWish wish;
    JsonReader reader{json};
    reader.need("badge", wish.facts.officer.badge);
    read_account_facts(reader, wish.facts);
    reader.read("code", wish.code);
    reader.read_part("seen", wish.seen, read_seen_account);
    if (const auto problem = reader.problem_with_all()) return *problem;
    if (wish.seen) wish.seen->officer.badge = wish.facts.officer.badge;
    return wish;
}

std::string encode(const UnitWish& wish) {
    auto json = facts_json(wish.unit);
    if (wish.seen) json["seen"] = facts_json(*wish.seen);
    return to_text(json);
}

Result<UnitWish> decode_unit_wish(std::string_view body, const std::string& id) {
    const auto json = parse(body);
    UnitWish wish{};
    JsonReader reader{json};
    read_unit_facts(reader, wish.unit);
    reader.read_part("seen", wish.seen, read_seen_unit);
    if (const auto problem = reader.problem_with_all()) return *problem;
    wish.unit.id = id;
    if (wish.seen) wish.seen->id = id;
    return wish;
}

std::string encode(const ChangeDecision& decision) {
    return to_text({{"confirm", decision.is_confirmed}, {"code", decision.code}});
}

Result<ChangeDecision> decode_change_decision(std::string_view body) {
    const auto json = parse(body);
    ChangeDecision decision{};
    JsonReader reader{json};
    reader.need("confirm", decision.is_confirmed);
    reader.read("code", decision.code);
    if (const auto problem = reader.problem_with_all()) return *problem;
    return decision;
}

std::string encode(const AbsenceWish& wish) {
    Json json{{"from", to_string(wish.from)}, {"to", to_string(wish.to)}, {"deputy", wish.deputy}};
    if (!wish.code.empty()) json["code"] = wish.code;
    return to_text(json);
}

Result<AbsenceWish> decode_absence_wish(std::string_view body) {
    const auto json = parse(body);
    AbsenceWish wish{};
    JsonReader reader{json};
    reader.need("from", wish.from);
    reader.need("to", wish.to);
    reader.need("deputy", wish.deputy);
    reader.read("code", wish.code);
    if (const auto problem = reader.problem_with_all()) return *problem;
    return wish;
}

std::string encode_code(std::string_view code) { return to_text({{"code", code}}); }

Result<std::string> decode_code(std::string_view body) {
    const auto json = parse(body);
    std::string code;
    JsonReader reader{json};
    reader.read("code", code);
    if (const auto problem = reader.problem_with_all()) return *problem;
    return code;
}

std::string encode_receiver(std::string_view badge) { return to_text({{"to", badge}}); }
Result<std::string> decode_receiver(std::string_view body) { return decode_member<std::string>(body, "to"); }

std::string encode(const TemplatesWish& wish) {
    return to_text({{"begins", to_string(wish.begins)}, {"content", wish.content}});
}

Result<TemplatesWish> decode_templates_wish(std::string_view body) {
    const auto json = parse(body);
    TemplatesWish wish{};
    JsonReader reader{json};
    reader.need("begins", wish.begins);
    reader.need("content", wish.content);
    if (const auto problem = reader.problem_with_all()) return *problem;
    return wish;
}

std::string encode_waiting(std::int64_t change) { return to_text({{"change", change}}); }
Result<std::int64_t> decode_waiting(std::string_view body) { return decode_member<std::int64_t>(body, "change"); }

std::string encode(const std::vector<TemplateSetLine>& lines) { return encode_list("sets", lines); }
Result<std::vector<TemplateSetLine>> decode_template_set_lines(std::string_view body) {
    return decode_list<TemplateSetLine>(body, "sets", read_set);
}

std::string encode(const std::vector<NoticeLine>& lines) { return encode_list("notices", lines); }
Result<std::vector<NoticeLine>> decode_notice_lines(std::string_view body) {
    return decode_list<NoticeLine>(body, "notices", read_notice);
}

} // namespace zhiping::wire
