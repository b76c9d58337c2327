#include "native/store/audit.hpp"

#include "native/store/stored.hpp"
#include "native/store/units.hpp"
#include "shared/codes/code.hpp"
#include "shared/units/badge_key.hpp"

#include <algorithm>

namespace zhiping::store {

namespace {

// Where entries of a kind are kept, in the words of SQL. Each is read in the order of one of its indexes until a page
// is full; where its unit stands is asked of each row.
struct Source {
    AuditKind kind;
    std::string_view table;   // Each row of it, `did`, is told.
    std::string_view columns; // Of the table, that are read.
    std::string_view joins;
    std::string_view who;                  // Name and badge number.
    std::string_view unit;                 // Of the entry.
    std::string_view about;                // Action, receipt, subject and count.
    std::string_view place;                // The two numbers.
    std::array<std::string_view, 4> units; // One of them is in reach; empty: there are fewer.
    std::string_view of_badge;
    std::string_view of_receipt; // Empty: none is of a case.
    std::string_view besides = "";
    // What is in reach of one unit alone is in one of these parts of the table, each of which has an index: where a
    // whole province would be gone through for a few rows. Empty: there are fewer, or the table is small.
    std::array<std::string_view, 4> parts = {};
};

constexpr auto join_member_and_case = " LEFT JOIN staff AS member ON member.id = did.staff_id"
                                      " LEFT JOIN evaluation ON evaluation.id = did.evaluation_id"
                                      " LEFT JOIN case_file ON case_file.evaluation_id = did.evaluation_id";

constexpr auto of_member = "did.staff_id = (SELECT asked.id FROM staff AS asked WHERE asked.badge_key = ?)";
constexpr auto of_evaluation = "did.evaluation_id = (SELECT asked.id FROM evaluation AS asked WHERE asked.receipt = ?)";

constexpr auto part_of_unit = "unit_id = ?";
constexpr auto part_of_cases =
    "evaluation_id IN (SELECT known.evaluation_id FROM case_file AS known"
    " JOIN evaluation AS about ON about.id = known.evaluation_id WHERE about.unit_id = ? OR known.unit_id = ?)";

constexpr auto act_columns = "id, staff_id, second_id, at, what, unit_id, subject, amount";
constexpr auto act_about = "did.what, evaluation.receipt,"
                           " CASE WHEN evaluation.id IS NULL THEN did.subject ELSE '' END, did.amount";
// What is about a case has its receipt number for a subject.
constexpr auto of_act_receipt = "did.subject <> '' AND did.subject = ?";
constexpr auto part_of_receipts =
    "subject <> '' AND EXISTS (SELECT 1 FROM evaluation AS about"
    " LEFT JOIN case_file AS known ON known.evaluation_id = about.id"
    " WHERE about.receipt = staff_act.subject AND (about.unit_id = ? OR known.unit_id = ?))";

// What a member did or confirmed, and what was done to their account: of the subjects, versions have numbers too.
constexpr auto of_account =
    "did.id IN (SELECT known.id FROM staff_act AS known JOIN staff AS asked ON asked.id = known.staff_id"
    " WHERE asked.badge_key = ? UNION SELECT known.id FROM staff_act AS known"
    " JOIN staff AS asked ON asked.id = known.second_id WHERE asked.badge_key = ?"
    " UNION SELECT known.id FROM staff_act AS known WHERE known.subject <> ''"
    " AND ltrim(lower(known.subject), '0') = ? AND known.what IN ('add_account', 'change_account', 'change_roles',"
    " 'reset_account', 'disable_account', 'set_absence', 'cancel_absence', 'move_cases', 'refuse_change', 'audit'))";

constexpr std::array sources{
    Source{.kind = AuditKind::Seen,
           .table = "case_view",
           .columns = "evaluation_id, staff_id, at, unit_id",
           .joins = join_member_and_case,
           .who = "member.name, member.badge",
           .unit = "COALESCE(did.unit_id, member.unit_id)",
           .about = "'', evaluation.receipt, '', NULL",
           .place = "did.evaluation_id, did.staff_id",
           .units = {"COALESCE(did.unit_id, member.unit_id)", "evaluation.unit_id", "case_file.unit_id"},
           .of_badge = of_member,
           .of_receipt = of_evaluation,
           .parts = {part_of_unit, "unit_id IS NULL AND staff_id IN (SELECT id FROM staff WHERE staff.unit_id = ?)",
                     part_of_cases}},
    Source{.kind = AuditKind::Done,
           .table = "case_event",
           .columns = "evaluation_id, number, action, unit_id, officer_name, officer_badge, at",
           .joins = " LEFT JOIN evaluation ON evaluation.id = did.evaluation_id"
                    " LEFT JOIN case_file ON case_file.evaluation_id = did.evaluation_id",
           .who = "did.officer_name, did.officer_badge",
           .unit = "did.unit_id",
           .about = "did.action, evaluation.receipt, '', NULL",
           .place = "did.evaluation_id, did.number",
           .units = {"did.unit_id", "evaluation.unit_id", "case_file.unit_id"},
           .of_badge = "ltrim(lower(did.officer_badge), '0') = ?",
           .of_receipt = of_evaluation,
           .besides = " AND did.unit_id <> ''",
           .parts = {"unit_id <> '' AND unit_id = ?", part_of_cases}},
    Source{.kind = AuditKind::Disclosed,
           .table = "person_disclosure",
           .columns = "",
           .joins = join_member_and_case,
           .who = "member.name, member.badge",
           .unit = "did.unit_id",
           .about = "did.what, evaluation.receipt, '', NULL",
           .place = "did.id, 0",
           .units = {"did.unit_id", "evaluation.unit_id", "case_file.unit_id"},
           .of_badge = of_member,
           .of_receipt = of_evaluation},
    Source{.kind = AuditKind::ReadOut,
           .table = "counter_view",
           .columns = "",
           .joins = join_member_and_case,
           .who = "member.name, member.badge",
           .unit = "did.unit_id",
           .about = "'', evaluation.receipt, '', NULL",
           .place = "did.evaluation_id, did.staff_id",
           .units = {"did.unit_id", "evaluation.unit_id", "case_file.unit_id"},
           .of_badge = of_member,
           .of_receipt = of_evaluation},
    Source{.kind = AuditKind::Codes,
           .table = "code_act",
           .columns = "",
           .joins = " LEFT JOIN staff AS member ON member.id = did.staff_id",
           .who = "member.name, member.badge",
           .unit = "did.unit_id",
           .about = "did.what, NULL, did.subject, did.codes",
           .place = "did.id, 0",
           .units = {"did.unit_id", "member.unit_id"},
           .of_badge = of_member,
           .of_receipt = ""},
    Source{.kind = AuditKind::Act,
           .table = "staff_act",
           .columns = act_columns,
           .joins = " LEFT JOIN staff AS member ON member.id = did.staff_id"
                    " LEFT JOIN evaluation ON evaluation.receipt = did.subject AND did.subject <> ''"
                    " LEFT JOIN case_file ON case_file.evaluation_id = evaluation.id",
           .who = "member.name, member.badge",
           .unit = "did.unit_id",
           .about = act_about,
           .place = "did.id, 0",
           .units = {"did.unit_id", "member.unit_id", "evaluation.unit_id", "case_file.unit_id"},
           .of_badge = of_account,
           .of_receipt = of_act_receipt,
           .parts = {part_of_unit, "staff_id IN (SELECT id FROM staff WHERE staff.unit_id = ?)", part_of_receipts}},
    // Whoever confirmed it has an entry of their own.
    Source{.kind = AuditKind::Act,
           .table = "staff_act",
           .columns = act_columns,
           .joins = " JOIN staff AS member ON member.id = did.second_id"
                    " LEFT JOIN evaluation ON evaluation.receipt = did.subject AND did.subject <> ''"
                    " LEFT JOIN case_file ON case_file.evaluation_id = evaluation.id",
           .who = "member.name, member.badge",
           .unit = "did.unit_id",
           .about = act_about,
           .place = "did.id, 1",
           .units = {"did.unit_id", "member.unit_id", "evaluation.unit_id", "case_file.unit_id"},
           .of_badge = of_account,
           .of_receipt = of_act_receipt,
           .parts = {part_of_unit, "second_id IN (SELECT id FROM staff WHERE staff.unit_id = ?)", part_of_receipts}},
};

// What of a kind comes after that place is earlier than this.
Instant end_of(const AuditFilter& filter, AuditKind kind) {
    if (!filter.after) return filter.until;
    const auto next_second = filter.after->at + std::chrono::seconds{1};
    return std::min(filter.until, kind < filter.after->kind ? filter.after->at : next_second);
}

bool begins_at_place(const AuditFilter& filter, AuditKind kind) { return filter.after && filter.after->kind == kind; }

std::int64_t count_values(std::string_view sql) { return std::ranges::count(sql, '?'); }

// A case and a member have few rows anyway.
bool is_narrowed(const Source& source, const AuditFilter& filter) {
    return !filter.reach.is_below && !filter.badge && !filter.receipt && !source.parts.front().empty();
}

std::string rows_of(const Source& source, const AuditFilter& filter) {
    const std::string table{source.table};
    if (!is_narrowed(source, filter)) return table + " AS did";
    std::string parts;
    for (const auto part : source.parts)
        if (!part.empty())
            parts += (parts.empty() ? "SELECT " : " UNION SELECT ") + std::string{source.columns} + " FROM " + table +
                     " WHERE at >= ? AND at < ? AND " + std::string{part};
    return "(" + parts + ") AS did";
}

void bind_rows(Statement& query, const Source& source, const AuditFilter& filter) {
    if (!is_narrowed(source, filter)) return;
    for (const auto part : source.parts) {
        if (part.empty()) continue;
        query.bind(filter.since).bind(end_of(filter, source.kind));
        for (auto left = count_values(part); left > 0; --left) query.bind(filter.reach.unit_id);
    }
}

std::string conditions_of(const Source& source, const AuditFilter& filter) {
    std::string sql = " WHERE did.at >= ? AND did.at < ?" + std::string{source.besides};
    if (filter.badge) sql += " AND " + std::string{source.of_badge};
    if (filter.receipt) sql += " AND " + std::string{source.of_receipt};
    if (!source.of_receipt.empty()) sql += std::string{" AND "} + does_not_name_reader;
    std::string reached;
    for (const auto unit : source.units)
        if (!unit.empty()) reached += (reached.empty() ? "" : " OR ") + in_reach(unit, filter.reach);
    sql += " AND (" + reached + ")";
    if (begins_at_place(filter, source.kind)) sql += " AND (did.at, " + std::string{source.place} + ") < (?, ?, ?)";
    return sql;
}

void bind_conditions(Statement& query, const Source& source, const AuditFilter& filter) {
    query.bind(filter.since).bind(end_of(filter, source.kind));
    if (filter.badge)
        for (auto left = count_values(source.of_badge); left > 0; --left) query.bind(badge_key(*filter.badge));
    if (filter.receipt) query.bind(filter.receipt->text());
    if (!source.of_receipt.empty()) bind_reader(query, filter.reach);
    for (const auto unit : source.units)
        if (!unit.empty()) query.bind(filter.reach.unit_id);
    if (begins_at_place(filter, source.kind))
        query.bind(filter.after->at).bind(filter.after->first).bind(filter.after->second);
}

// With a whole code anybody could evaluate, as if they had the document.
std::string without_code(std::string subject) {
    constexpr std::size_t shown = 4;
    return Code::parse(subject) ? "****" + subject.substr(subject.size() - shown) : subject;
}

AuditRow read_row(Statement& row, AuditKind kind) {
    AuditRow read{};
    auto& entry = read.entry;
    entry.at = row.next<Instant>();
    entry.kind = kind;
    entry.who = {row.next<std::string>(), row.next<std::string>()};
    entry.unit_id = row.next<std::string>();
    entry.unit = {row.next<std::string>(), row.next<std::string>()};
    entry.action = row.next<std::string>();
    entry.receipt = row.next_optional([&] { return next_parsed<ReceiptNumber>(row); });
    entry.subject = without_code(row.next<std::string>());
    entry.count = row.next<std::optional<std::int64_t>>();
    read.place = {entry.at, kind, row.next<std::int64_t>(), row.next<std::int64_t>()};
    return read;
}

// "did.id, 0" → "did.id DESC": "0 DESC" would name a column by its number.
std::string backwards(std::string_view place) {
    const auto comma = place.find(',');
    const auto first = std::string{place.substr(0, comma)};
    const auto second = std::string{place.substr(comma + 2)};
    const bool is_column = second.find('.') != second.npos;
    return first + " DESC" + (is_column ? ", " + second + " DESC" : "");
}

std::vector<AuditRow> list_of(Database& database, const Source& source, const AuditFilter& filter, std::int64_t most) {
    const std::string unit{source.unit};
    auto query = database.prepare(
        "SELECT did.at, " + std::string{source.who} + ", " + unit + ", unit.name_zh, unit.name_en, " +
        std::string{source.about} + ", " + std::string{source.place} + " FROM " + rows_of(source, filter) +
        std::string{source.joins} + " LEFT JOIN unit ON unit.id = " + unit + conditions_of(source, filter) +
        " ORDER BY did.at DESC, " + backwards(source.place) + " LIMIT ?");
    bind_rows(query, source, filter);
    bind_conditions(query, source, filter);
    return query.bind(most).list([&](Statement& row) { return read_row(row, source.kind); });
}

bool comes_before(const AuditRow& left, const AuditRow& right) {
    const auto& [at, kind, first, second] = left.place;
    const auto& other = right.place;
    if (at != other.at) return at > other.at;
    if (kind != other.kind) return kind < other.kind;
    return std::pair{first, second} > std::pair{other.first, other.second};
}

} // namespace

std::vector<AuditRow> list_audit(Database& database, const AuditFilter& asked, std::int64_t most) {
    auto filter = asked;
    if (filter.reach.is_own && !has_units_below(database, filter.reach.unit_id)) filter.reach.is_below = false;
    std::vector<AuditRow> all;
    for (const auto& source : sources) {
        if (filter.kind && *filter.kind != source.kind) continue;
        if (filter.receipt && source.of_receipt.empty()) continue;
        auto rows = list_of(database, source, filter, most);
        std::move(rows.begin(), rows.end(), std::back_inserter(all));
    }
    std::sort(all.begin(), all.end(), comes_before);
    if (all.size() > static_cast<std::size_t>(most)) all.erase(all.begin() + most, all.end());
    return all;
}

} // namespace zhiping::store
