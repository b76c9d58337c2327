#include "native/cases/verify_cases.hpp"

#include "native/cases/event_row.hpp"
#include "native/cases/policies.hpp"
#include "native/cases/round_row.hpp"
#include "native/cases/stored_case.hpp"
#include "native/store/case_attachments.hpp"
#include "native/store/case_clocks.hpp"
#include "native/store/evidence.hpp"
#include "native/store/journal.hpp"
#include "native/store/pages.hpp"
#include "native/store/stored.hpp"

#include <algorithm>
#include <map>

namespace zhiping::cases {

namespace {

constexpr std::int64_t max_missing_told = 100;

using Lines = std::vector<journal::Entry>;

Lines list_lines(store::Database& database, const ReceiptNumber& receipt) {
    Lines lines;
    for (auto& line : store::list_lines_about(database, receipt))
        if (line.entry.kind == journal::Kind::CaseEvent) lines.push_back(std::move(line.entry));
    return lines;
}

// Words that were erased are in the line alone: their commitment is its last word.
bool is_line_of(const journal::Entry& line, const ReceiptNumber& receipt, const store::EventRow& row) {
    const auto made = event_line(receipt, row).entry();
    if (line == made) return true;
    if (row.words || !line.words.starts_with(made.words + " ")) return false;
    auto without = line;
    without.words = made.words;
    return without == made;
}

// A clock that runs is looked at by the day after it is due; the job may have been away longer, but then it did.
bool is_looked_at(const store::ClockRow& row) {
    const auto& [clock, calendar_version, next_look] = row;
    if (!clock.is_running() || clock.is_late) return true;
    return next_look && *next_look <= begin_of(clock.due + std::chrono::days{2});
}

std::vector<Sha256> listed_by(const CaseEvent& event) {
    return event.details.reply ? event.details.reply->attachments : std::vector<Sha256>{};
}

std::vector<CaseEvent> to_events(const std::vector<store::EventRow>& rows) {
    std::vector<CaseEvent> events;
    for (const auto& row : rows) events.push_back(to_event(row));
    return events;
}

// One case.
class Check {
public:
    Check(store::Database& database, const store::CaseState& state, const ReceiptNumber& receipt)
        : m_database(database), m_state(state), m_receipt(receipt) {}

    std::optional<std::string> find_problem() const {
        const auto rows = store::list_events(m_database, m_state.evaluation_id);
        const auto lines = list_lines(m_database, m_receipt);
        for (std::size_t index = 0; index < rows.size(); ++index) {
            const auto name = "event " + std::to_string(rows[index].number);
            if (rows[index].number != static_cast<int>(index) + 1) return "an event before " + name + " is missing";
            if (index >= lines.size()) return "the journal does not know " + name;
            if (!is_line_of(lines[index], m_receipt, rows[index])) return name + " is not what the journal says of it";
        }
        if (rows.size() < lines.size()) return "event " + std::to_string(rows.size() + 1) + " is missing";
        const auto events = to_events(rows);
        if (auto problem = compare_attachments(events)) return problem;
        if (auto problem = compare_evidence(events)) return problem;
        const auto file = made_of(events);
        if (auto problem = find_policy_problem(m_database, file)) return "it " + *problem;
        const auto rounds = rounds_of(events);
        if (!stands_as(state_of(m_state.evaluation_id, file, rounds))) return "it stands otherwise than its events say";
        if (auto problem = compare_clocks(file.clocks)) return problem;
        return compare_rounds(rounds);
    }

private:
    bool stands_as(store::CaseState made) const {
        if (!m_state.handler_badge) made.handler_badge.reset();
        if (!m_state.handler_name) made.handler_name.reset();
        if (!m_state.request) made.request.reset();
        return made == m_state;
    }

    // Each event's are those that its reply lists.
    std::optional<std::string> compare_attachments(const std::vector<CaseEvent>& events) const {
        std::map<int, std::vector<Sha256>> stored;
        for (const auto& [place, attachment] : store::list_attachments(m_database, m_state.evaluation_id))
            stored[place.number].push_back(attachment.hash);
        for (const auto& event : events)
            if (listed_by(event) != stored[event.number])
                return "the attachments of event " + std::to_string(event.number) + " are not those that it lists";
        return std::nullopt;
    }

    // Each event's is what it says that came with it. A row that cannot be read is told of where evidence is verified.
    std::optional<std::string> compare_evidence(const std::vector<CaseEvent>& events) const {
        const auto evidence =
            store::read_if_readable([&] { return store::list_evidence(m_database, m_state.evaluation_id); });
        if (!evidence.value) return std::nullopt;
        std::map<int, std::vector<Sha256>> stored;
        for (const auto& each : *evidence.value)
            if (each.event) stored[*each.event].push_back(each.evidence.hash);
        for (const auto& event : events)
            if (event.details.evidence != stored[event.number])
                return "the photos and videos of event " + std::to_string(event.number) + " are not those that it says";
        if (stored.size() > events.size()) return "photos and videos came with an event that is not there";
        return std::nullopt;
    }

    std::optional<std::string> compare_clocks(std::vector<CaseClock> clocks) const {
        const auto by_name = [](const CaseClock& left, const CaseClock& right) {
            const auto name = [](const CaseClock& clock) {
                return std::pair{facts_of(clock_kinds, clock.kind).id, clock.number};
            };
            return name(left) < name(right);
        };
        std::sort(clocks.begin(), clocks.end(), by_name);
        const auto rows = store::list_clocks(m_database, m_state.evaluation_id);
        if (!std::ranges::equal(clocks, rows, {}, {}, &store::ClockRow::clock))
            return "its clocks are others than its events say";
        if (!std::ranges::all_of(rows, is_looked_at)) return "a clock that runs would not be looked at";
        return std::nullopt;
    }

    std::optional<std::string> compare_rounds(const std::vector<CaseRound>& rounds) const {
        std::vector<store::RoundRow> made;
        for (const auto& round : rounds) made.push_back(row_of(m_state.evaluation_id, round));
        if (made != store::list_rounds(m_database, m_state.evaluation_id))
            return "its rounds are others than its events say";
        return std::nullopt;
    }

    store::Database& m_database;
    const store::CaseState& m_state;
    const ReceiptNumber& m_receipt;
};

std::optional<std::string> find_problem(store::Database& database, const store::CaseState& state) try {
    const auto key = store::find_case_key(database, state.evaluation_id);
    if (!key) return "case of no evaluation";
    const auto problem = Check{database, state, key->receipt}.find_problem();
    return problem ? std::optional{"case " + key->receipt.text() + ": " + *problem} : std::nullopt;
} catch (const store::DatabaseError& problem) {
    if (problem.is_disk_trouble()) throw;
    return "case of evaluation " + std::to_string(state.evaluation_id) + ": " + problem.what();
}

} // namespace

void verify_cases(store::Database& database, const std::function<void(const std::string&)>& tell_problem) {
    const auto list = [&](const store::CaseState* last) {
        return store::list_cases_after(database, last ? last->evaluation_id : 0, store::max_page_rows);
    };
    store::for_each_row(list, [&](const store::CaseState& state) {
        if (const auto problem = find_problem(database, state)) tell_problem(*problem);
    });
    verify_policies(database, tell_problem);
    for (const auto& receipt : store::list_missing_cases(database, max_missing_told))
        tell_problem("case " + receipt + " is missing: the journal knows it");
}

} // namespace zhiping::cases
