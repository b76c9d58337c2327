#include "native/app/print_case.hpp"

#include "native/app/keep_act.hpp"
#include "native/app/view_case.hpp"
#include "native/store/journal.hpp"

#include <algorithm>

namespace zhiping::app {

namespace {

using journal::Kind;

bool has(const StaffCase& shown, Right right) { return std::ranges::find(shown.rights, right) != shown.rights.end(); }

// "5 take COMMITMENT" without the number.
std::string without_number(const std::string& words) {
    const auto space = words.find(' ');
    return space == words.npos ? std::string{} : words.substr(space + 1);
}

// Whether an event that is shown is of this action. To who reads the case all events of an action are hidden, or none.
bool shows_event(const StaffCase& shown, const std::string& action_and_commitments) {
    const auto id = std::string_view{action_and_commitments}.substr(0, action_and_commitments.find(' '));
    return std::ranges::any_of(shown.events,
                               [&](const CaseEvent& event) { return facts_of(case_actions, event.action).id == id; });
}

std::optional<std::string> words_of(const journal::Entry& entry, const StaffCase& shown) {
    std::string words{facts_of(journal::kinds, entry.kind).id};
    switch (entry.kind) {
    case Kind::CaseEvent: {
        const auto said = without_number(entry.words);
        return shows_event(shown, said) ? std::optional{words + " " + said} : std::nullopt;
    }
    case Kind::EvaluationStored:
    case Kind::EvidenceAccepted:
    case Kind::EvidenceRemoved:
    case Kind::PersonVerified:
    case Kind::PersonErased: return entry.words.empty() ? words : words + " " + entry.words;
    case Kind::CaseHeld: // By an account, whose number is the program's own.
    case Kind::CaseReleased: return words;
    case Kind::PersonDisclosed: // Told to the level above alone.
        return has(shown, Right::Urge) ? std::optional{words + " " + entry.words} : std::nullopt;
    case Kind::CaseViewed:
    case Kind::ReadAtCounter:
    case Kind::StaffActed:
    case Kind::CommentAnswered:
    case Kind::NoticeLoaded: return std::nullopt;
    }
    return std::nullopt;
}

std::vector<CaseLine> lines_of(store::Database& database, const StaffCase& shown) {
    std::vector<CaseLine> lines;
    if (!has(shown, Right::Read)) return lines;
    for (const auto& [number, entry, head] : store::list_lines_about(database, shown.evaluation.receipt.number))
        if (auto words = words_of(entry, shown)) lines.push_back({number, *std::move(words), entry.at, head});
    return lines;
}

} // namespace

Result<PrintedCase> print_case(store::Store& store, const sealing::PersonKey& key, outside::Random& random,
                               const ReceiptNumber& receipt, const StaffMember& member, Instant now) {
    return view_case(store, key, receipt, member, now).and_then([&](StaffCase shown) -> Result<PrintedCase> {
        store.write([&](store::Database& database) {
            keep_act(database, random,
                     {.staff_id = member.id,
                      .at = now,
                      .what = StaffAct::PrintCase,
                      .unit_id = member.unit_id,
                      .subject = receipt.text()});
        });
        auto lines = store.read([&](store::Database& database) { return lines_of(database, shown); });
        return PrintedCase{std::move(shown), std::move(lines)};
    });
}

} // namespace zhiping::app
