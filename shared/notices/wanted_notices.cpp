#include "shared/notices/wanted_notices.hpp"

#include <array>

namespace zhiping {

namespace {

using enum CaseAction;

struct Change {
    const CaseEvent& event;
    const CaseFile& before;
    const CaseFile& after;
    const UnitTree& units;
};

template <CaseAction action> bool does(const Change& change) { return change.event.action == action; }

bool changes_unit(const Change& change) {
    return change.before.events > 0 && change.after.unit_id != change.before.unit_id;
}

template <CaseStatus status> bool becomes(const Change& change) {
    return change.after.status == status && change.before.status != status;
}

// The last level's rejection ends the case: nobody has to answer it.
bool rejects_for_review(const Change& change) {
    return does<Reject>(change) && change.after.status != CaseStatus::Closed;
}

bool extends(const Change& change) {
    const auto& request = change.before.request;
    return does<GrantRequest>(change) && request && request->kind == RequestExtension;
}

enum class Told {
    Person,
    Leads, // Of the unit that has the case now.
    LeadsButHandler,
    LeadsAbove, // At the top, where nobody is above, its own.
    LeadsAtTop,
    Handler,
    HandlerOrLeads,
    Named, // By the event.
    Author,
    Officers,
};

// Who is told of what. Adding one is a line.
struct Row {
    bool (*happens)(const Change&);
    NoticeKind kind;
    Told told;
};

constexpr std::array rows{
    Row{does<Open>, NoticeKind::NewCase, Told::Leads},
    Row{changes_unit, NoticeKind::NewCase, Told::Leads},
    Row{changes_unit, NoticeKind::Escalated, Told::Person},
    Row{does<HandOver>, NoticeKind::NewCase, Told::Named},
    Row{does<Appoint>, NoticeKind::NewCase, Told::Named},
    Row{does<Remind>, NoticeKind::DueTomorrow, Told::HandlerOrLeads},
    Row{does<BecomeOverdue>, NoticeKind::Overdue, Told::Handler},
    Row{does<BecomeOverdue>, NoticeKind::Overdue, Told::LeadsButHandler},
    Row{does<HandIn>, NoticeKind::ToApprove, Told::Leads},
    Row{does<RequestExtension>, NoticeKind::ToDecide, Told::LeadsAbove},
    Row{does<RequestTransfer>, NoticeKind::ToDecide, Told::LeadsAbove},
    Row{does<RequestInvalid>, NoticeKind::ToDecide, Told::LeadsAbove},
    Row{does<ReturnReply>, NoticeKind::Rejected, Told::Author},
    Row{rejects_for_review, NoticeKind::Rejected, Told::Author},
    Row{does<ReportPressure>, NoticeKind::Pressure, Told::LeadsAtTop},
    Row{becomes<CaseStatus::Closed>, NoticeKind::Outcome, Told::Officers},
    Row{does<AskCitizen>, NoticeKind::Question, Told::Person},
    Row{becomes<CaseStatus::Answered>, NoticeKind::Reply, Told::Person},
    Row{extends, NoticeKind::Extended, Told::Person},
    Row{does<RemindCitizen>, NoticeKind::Reminder, Told::Person},
};

std::string unit_of(const Officer& officer, const CaseFile& file) {
    for (const auto& each : file.appointed)
        if (is_same_badge(each.officer.badge, officer.badge)) return each.unit_id;
    return file.unit_id;
}

std::string badge_of(const std::optional<Officer>& officer) { return officer ? officer->badge : std::string{}; }

using Readers = std::vector<NoticeReaders>;

// Whoever has no badge number has no account either.
Readers one(const std::string& unit_id, const std::string& badge, const Change& change) {
    if (badge.empty() || is_same_badge(badge, change.event.actor.officer.badge)) return {};
    return {{.unit_id = unit_id, .badge = badge}};
}

Readers handler(const Change& change) {
    const auto& handler = change.after.handler;
    return handler ? one(unit_of(*handler, change.after), handler->badge, change) : Readers{};
}

Readers named(const Change& change) {
    const auto& officer = *change.event.details.officer;
    return one(unit_of(officer, change.after), officer.badge, change);
}

Readers leads(const std::string& unit_id, const std::string& but_badge) {
    return {{.unit_id = unit_id, .role = Role::Lead, .badge = but_badge}};
}

// Where it cannot be said who is at the top, nobody is told: it might be the unit itself.
Readers leads_at_top(const Change& change) {
    const auto& unit_id = change.after.unit_id;
    const auto above = change.units.above(unit_id);
    const auto& top = above.empty() ? unit_id : above.back();
    if (!change.units.has(top) || change.units.parent_of(top)) return {};
    return leads(top, {});
}

Readers author(const Change& change) {
    const auto& reply = change.before.reply;
    return reply ? one(reply->unit_id, reply->author.badge, change) : Readers{};
}

Readers officers(const Change& change) {
    Readers all;
    for (const auto& officer : change.after.subject.officers)
        for (const auto& reader : one(change.after.subject.unit_id, officer.badge, change)) all.push_back(reader);
    return all;
}

Readers readers_of(Told told, const Change& change) {
    const auto& [event, before, after, units] = change;
    const auto& unit_id = after.unit_id;
    const auto& own_badge = event.actor.officer.badge;
    switch (told) {
    case Told::Person: break;
    case Told::Leads: return leads(unit_id, own_badge);
    case Told::LeadsButHandler: return leads(unit_id, badge_of(after.handler));
    case Told::LeadsAbove: return leads(units.parent_of(unit_id).value_or(unit_id), own_badge);
    case Told::LeadsAtTop: return leads_at_top(change);
    case Told::Handler: return handler(change);
    case Told::HandlerOrLeads: return badge_of(after.handler).empty() ? leads(unit_id, own_badge) : handler(change);
    case Told::Named: return named(change);
    case Told::Author: return author(change);
    case Told::Officers: return officers(change);
    }
    return {};
}

std::optional<Date> due_of(NoticeKind kind, const CaseFile& file) {
    const auto day = [&file](ClockKind of) {
        const auto* const clock = file.running(of);
        return clock ? std::optional{clock->due} : std::nullopt;
    };
    switch (kind) {
    case NoticeKind::Question:
    case NoticeKind::Pressure:
    case NoticeKind::Outcome: return std::nullopt;
    case NoticeKind::Reply:
    case NoticeKind::Reminder: return day(ClockKind::Response);
    default: return day(ClockKind::Reply);
    }
}

} // namespace

std::vector<WantedNotice> wanted_notices(const CaseEvent& event, const CaseFile& before, const CaseFile& after,
                                         const UnitTree& units) {
    const Change change{event, before, after, units};
    std::vector<WantedNotice> all;
    for (const auto& row : rows) {
        if (!row.happens(change)) continue;
        WantedNotice wanted{.kind = row.kind, .about_unit_id = after.unit_id, .due = due_of(row.kind, after)};
        if (row.told == Told::Person) all.push_back(wanted);
        for (auto& readers : readers_of(row.told, change)) {
            wanted.readers = std::move(readers);
            all.push_back(wanted);
        }
    }
    return all;
}

} // namespace zhiping
