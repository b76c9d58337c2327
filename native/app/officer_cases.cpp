#include "native/app/officer_cases.hpp"

#include "native/app/case_means.hpp"
#include "native/cases/act_on_case.hpp"
#include "native/store/officer_cases.hpp"
#include "shared/text/text_ids.hpp"

namespace zhiping::app {

namespace {

Error no_case() { return {ErrorCode::NotFound, Text::CaseMissing, "receipt"}; }

// As whom he is heard, whatever else he is.
Actor officer_of(const StaffMember& member) { return {Role::Officer, member.unit_id, member.officer}; }

std::optional<OfficerCase> show(store::Database& database, const store::ListedOfficerCase& listed, const Actor& officer,
                                const Calendar& calendar, Instant now) {
    const auto stored = cases::find_case(database, listed.evaluation_id);
    if (!stored) return std::nullopt;
    const auto& file = stored->file;
    const auto units = cases::units_above(database, {file.unit_id, officer.unit_id});
    const CaseSurroundings around{calendar, *find_policy(file.subject.policy_version), units};
    return officer_case(listed.subject, file, cases::read_events(database, listed.evaluation_id), officer, around, now);
}

Result<OfficerCase> find(store::Database& database, const ReceiptNumber& receipt, const StaffMember& member,
                         const Calendar& calendar, Instant now) {
    const auto listed = member.has(Role::Officer) ? store::find_officer_case(database, receipt) : std::nullopt;
    if (!listed) return no_case();
    auto seen = show(database, *listed, officer_of(member), calendar, now);
    if (!seen) return no_case();
    return *std::move(seen);
}

// Nullopt when the cursor is none; before the first page there is no position.
std::optional<std::optional<std::int64_t>> find_position(store::Database& database, const std::string& cursor) {
    if (cursor.empty()) return std::optional<std::int64_t>{};
    const auto receipt = ReceiptNumber::parse(cursor);
    const auto key = receipt ? store::find_case_key(database, *receipt) : std::nullopt;
    if (!key) return std::nullopt;
    return std::optional{key->evaluation_id};
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
        auto before = find_position(database, query.after);
        if (!before) return invalid("after", Text::ValueUnknown);
        OfficerPage page;
        if (!member.has(Role::Officer)) return page;
        const auto days = calendar.in(database).days;
        const auto list = [&] {
            return store::list_officer_cases(database, member.officer.badge, *before, query.most + 1);
        };
        // Those in which only other officers were asked are passed over, so there may be more to look at.
        for (auto rows = list(); !rows.empty(); rows = list())
            for (const auto& row : rows) {
                before = row.evaluation_id;
                auto seen = show(database, row, officer_of(member), *days, now);
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
    return store.read(
        [&](store::Database& database) { return find(database, receipt, member, *calendar.in(database).days, now); });
}

Result<OfficerCase> act_as_officer(store::Store& store, CurrentCalendar& calendar, const ReceiptNumber& receipt,
                                   const StaffMember& member, const OfficerRequest& request, Instant now,
                                   outside::Random& random) {
    return store.write([&](store::Database& database) -> Result<OfficerCase> {
        const auto means = case_means(calendar, random)(database);
        if (const auto seen = find(database, receipt, member, *means.calendar, now); !seen) return seen.error();
        const auto command = command_of(database, receipt, officer_of(member), request, now);
        if (!command) return command.error();
        const auto acted = cases::act_on_case(database, receipt, *command, std::nullopt, means);
        if (!acted) return acted.error();
        return find(database, receipt, member, *means.calendar, now);
    });
}

} // namespace zhiping::app
