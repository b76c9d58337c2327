#include "native/app/officer_cases.hpp"

#include "native/app/case_means.hpp"
#include "native/app/keep_view.hpp"
#include "native/app/staff_sessions.hpp"
#include "native/cases/act_on_case.hpp"
#include "native/cases/policies.hpp"
#include "native/cases/with_case.hpp"
#include "native/store/officer_cases.hpp"
#include "shared/text/text_ids.hpp"

namespace zhiping::app {

namespace {

Error no_case() { return {ErrorCode::NotFound, Text::CaseMissing, "receipt"}; }

// As whom he is heard, whatever else he is.
Actor officer_of(const StaffMember& member) { return {Role::Officer, member.unit_id, member.officer}; }

// Whose view it is, and when.
struct View {
    const StaffMember& member;
    const Calendar& calendar;
    Instant now;
};

std::optional<OfficerCase> show(store::Database& database, const cases::StoredCase& stored,
                                const OfficerSubject& subject, const View& view) {
    const auto officer = officer_of(view.member);
    const auto units = cases::units_above(database, {stored.file.unit_id, officer.unit_id});
    const auto policy = *cases::find_policy(database, stored.file.subject.policy_version);
    const CaseSurroundings around{view.calendar, policy, units};
    const auto events = cases::read_events(database, stored.key.evaluation_id);
    return officer_case(subject, stored.file, events, officer, around, view.now);
}

Result<OfficerCase> find(store::Database& database, const ReceiptNumber& receipt, const View& view) {
    auto seen = cases::with_case(database, receipt, [&](const auto& stored) -> std::optional<OfficerCase> {
        const auto listed = store::find_officer_case(database, stored.key.receipt);
        if (!listed || !view.member.has(Role::Officer)) return std::nullopt;
        return show(database, stored, listed->subject, view);
    });
    if (!seen) return no_case();
    return *std::move(seen);
}

// Nullopt for what no page of his gave: a cursor must not tell whether there is a case. Before the first page there is
// no position.
std::optional<std::optional<std::int64_t>> find_position(store::Database& database, const std::string& cursor,
                                                         const View& view) {
    if (cursor.empty()) return std::optional<std::int64_t>{};
    const auto receipt = ReceiptNumber::parse(cursor);
    if (!receipt || !find(database, *receipt, view)) return std::nullopt;
    return std::optional{store::find_case_key(database, *receipt)->evaluation_id};
}

Result<CaseCommand> command_of(store::Database& database, const ReceiptNumber& receipt, const Actor& officer,
                               const OfficerRequest& request, Instant now) {
    CaseCommand command{request.action, officer, now, {.words = request.words}};
    if (request.action != CaseAction::AnswerQuestions) {
        if (request.question) return invalid("question", Text::FieldNotOfAction);
        return command;
    }
    if (!request.question) return invalid("question", Text::FieldMissing);
    const auto events = cases::read_events(database, store::find_case_key(database, receipt)->evaluation_id);
    command.details.event = event_of_question(events, officer, *request.question);
    if (!command.details.event) return invalid("question", Text::ValueUnknown);
    return command;
}

} // namespace

Result<OfficerPage> list_officer_cases(store::Store& store, CurrentCalendar& calendar, const StaffMember& member,
                                       const OfficerQuery& query, Instant now) {
    if (query.most < 1 || query.most > max_officer_page) return invalid("limit", Text::ValueUnknown);
    return store.read([&](store::Database& database) -> Result<OfficerPage> {
        const auto days = calendar.in(database).days;
        const View view{member, *days, now};
        auto before = find_position(database, query.after, view);
        if (!before) return invalid("after", Text::ValueUnknown);
        OfficerPage page;
        if (!member.has(Role::Officer)) return page;
        const auto list = [&] {
            return store::list_officer_cases(database, member.officer.badge, *before, query.most + 1);
        };
        // Those in which only other officers were asked are passed over, so there may be more to look at.
        for (auto rows = list(); !rows.empty(); rows = list())
            for (const auto& row : rows) {
                before = row.evaluation_id;
                const auto stored = cases::find_case(database, row.evaluation_id);
                auto seen = stored ? show(database, *stored, row.subject, view) : std::nullopt;
                if (!seen) continue;
                if (page.cases.size() == static_cast<std::size_t>(query.most)) {
                    page.next = page.cases.back().subject.receipt.text();
                    return page;
                }
                page.cases.push_back(*std::move(seen));
            }
        return page;
    });
}

Result<OfficerCase> read_officer_case(store::Store& store, CurrentCalendar& calendar, const ReceiptNumber& receipt,
                                      const StaffMember& member, Instant now) {
    const auto seen = store.read([&](store::Database& database) {
        return find(database, receipt, {member, *calendar.in(database).days, now});
    });
    if (!seen) return seen;
    const auto key = store.read([&](store::Database& database) { return store::find_case_key(database, receipt); });
    keep_view(store, *key, member, now);
    return seen;
}

Result<OfficerCase> act_as_officer(store::Store& store, CurrentCalendar& calendar, const ReceiptNumber& receipt,
                                   const StaffMember& member, const OfficerRequest& request, Instant now,
                                   outside::Random& random) {
    return store.write([&](store::Database& database) -> Result<OfficerCase> {
        const auto still = still_signed_in(database, member, now);
        if (!still) return Error{ErrorCode::Unauthorized, Text::SignInNeeded};
        const auto means = case_means(calendar, random)(database);
        const View view{*still, *means.calendar, now};
        if (const auto seen = find(database, receipt, view); !seen) return seen.error();
        const auto command = command_of(database, receipt, officer_of(member), request, now);
        if (!command) return command.error();
        const auto acted = cases::act_on_case(database, receipt, *command, std::nullopt, means);
        if (!acted) return acted.error();
        return find(database, receipt, view);
    });
}

} // namespace zhiping::app
