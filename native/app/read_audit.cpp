#include "native/app/read_audit.hpp"

#include "native/app/keep_act.hpp"
#include "native/app/staff_actors.hpp"
#include "native/store/audit.hpp"
#include "shared/cases/officers.hpp"
#include "shared/text/text_ids.hpp"

#include <algorithm>
#include <charconv>

namespace zhiping::app {

namespace {

store::Reach audited_by(const StaffMember& member) {
    return {member.unit_id, may(member, Right::Audit, Relation::Own), may(member, Right::Audit, Relation::Below),
            member.officer};
}

// A search as it was stored, with its days, both included, and where its next page goes on.
struct Search {
    std::int64_t act_id;
    Date from;
    Date until;
    std::optional<store::AuditPlace> after = {};
};

// "7.2026-11-01.2026-11-30.1795160000.done.12.3"
std::string cursor_of(const Search& search, const store::AuditPlace& place) {
    return std::to_string(search.act_id) + "." + to_string(search.from) + "." + to_string(search.until) + "." +
           std::to_string(place.at.time_since_epoch().count()) + "." +
           std::string{facts_of(audit_kinds, place.kind).id} + "." + std::to_string(place.first) + "." +
           std::to_string(place.second);
}

// What stands before the next dot, which is taken away with it.
std::string_view take_part(std::string_view& cursor) {
    const auto end = std::min(cursor.find('.'), cursor.size());
    const auto part = cursor.substr(0, end);
    cursor.remove_prefix(std::min(end + 1, cursor.size()));
    return part;
}

std::optional<std::int64_t> take_number(std::string_view& cursor) {
    const auto digits = take_part(cursor);
    std::int64_t number = 0;
    const auto [end, problem] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
    const bool is_number = problem == std::errc{} && end == digits.data() + digits.size() && number >= 0;
    return is_number ? std::optional{number} : std::nullopt;
}

std::optional<store::AuditPlace> take_place(std::string_view& cursor) {
    const auto at = take_number(cursor);
    const auto kind = find_by_id(audit_kinds, take_part(cursor));
    const auto first = take_number(cursor), second = take_number(cursor);
    const bool is_time = at && *at < last_instant.time_since_epoch().count();
    if (!is_time || !kind || !first || !second) return std::nullopt;
    return store::AuditPlace{Instant{std::chrono::seconds{*at}}, *kind, *first, *second};
}

std::optional<Search> parse_cursor(std::string_view cursor) {
    const auto act_id = take_number(cursor);
    const auto from = parse_date(take_part(cursor)), until = parse_date(take_part(cursor));
    const auto place = take_place(cursor);
    if (!act_id || !from || !until || !place || !cursor.empty()) return std::nullopt;
    return Search{*act_id, *from, *until, place};
}

// What was looked for: a case, or else somebody.
std::string subject_of(const AuditQuery& query) {
    return query.receipt ? query.receipt->text() : query.badge.value_or("");
}

// And what of it: "2026-11-01 2026-11-30 seen".
std::string facts_of_search(const Search& search, const AuditQuery& query) {
    auto words = to_string(search.from) + " " + to_string(search.until);
    if (query.kind) words += " " + std::string{facts_of(audit_kinds, *query.kind).id};
    return words;
}

Result<Search> begin_search(store::Store& store, outside::Random& random, const StaffMember& member,
                            const AuditQuery& query, Instant now) {
    const auto until = query.until.value_or(china_date(now));
    const auto from = query.from.value_or(until - std::chrono::days{usual_audit_days - 1});
    if (from > until) return invalid("from", Text::AnomalyPeriodBackwards);
    if ((until - from).count() >= max_audit_days) return invalid("until", Text::AuditPeriodTooLong);
    Search search{0, from, until};
    search.act_id = store.write([&](store::Database& database) {
        return keep_act(database, random,
                        {.staff_id = member.id,
                         .at = now,
                         .what = StaffAct::Audit,
                         .unit_id = member.unit_id,
                         .subject = subject_of(query),
                         .facts = facts_of_search(search, query)});
    });
    return search;
}

// Nothing is read that no search of theirs was stored for: a cursor may be made up.
Result<Search> find_search(store::Store& store, const StaffMember& member, const AuditQuery& query) {
    const auto search = parse_cursor(query.after);
    if (!search) return invalid("after", Text::ValueUnknown);
    const auto act =
        store.read([&](store::Database& database) { return store::find_staff_act(database, search->act_id); });
    const bool is_theirs = act && act->what == StaffAct::Audit && act->staff_id == member.id;
    const bool is_same =
        is_theirs && act->subject == subject_of(query) && act->facts == facts_of_search(*search, query) &&
        query.from.value_or(search->from) == search->from && query.until.value_or(search->until) == search->until;
    if (!is_same) return invalid("after", Text::ValueUnknown);
    return *search;
}

store::AuditFilter to_filter(const StaffMember& member, const AuditQuery& query, const Search& search) {
    return {.reach = audited_by(member),
            .since = Instant{search.from} - china_offset,
            .until = Instant{search.until} + std::chrono::days{1} - china_offset,
            .badge = query.badge,
            .receipt = query.receipt,
            .kind = query.kind,
            .after = search.after};
}

AuditPage to_page(const Search& search, std::vector<store::AuditRow> rows) {
    AuditPage page;
    const bool has_more = rows.size() > static_cast<std::size_t>(max_audit_entries);
    if (has_more) rows.pop_back();
    if (has_more) page.next = cursor_of(search, rows.back().place);
    for (auto& row : rows) page.entries.push_back(std::move(row.entry));
    return page;
}

} // namespace

Result<AuditPage> read_audit(store::Store& store, outside::Random& random, const StaffMember& member,
                             const AuditQuery& query, Instant now) {
    if (audited_by(member).is_none()) return Error{ErrorCode::Forbidden, Text::AuditNotYours};
    // It is stored what was looked for: no name of anybody.
    if (query.badge)
        if (const auto valid = check_officer({"-", *query.badge}, "badge"); !valid) return valid.error();
    const auto search =
        query.after.empty() ? begin_search(store, random, member, query, now) : find_search(store, member, query);
    if (!search) return search.error();
    const auto filter = to_filter(member, query, *search);
    return to_page(*search, store.read([&](store::Database& database) {
        return store::list_audit(database, filter, max_audit_entries + 1);
    }));
}

} // namespace zhiping::app
