#include "native/app/verify_journal.hpp"

#include "native/app/act_lines.hpp"
#include "native/app/comment_lines.hpp"
#include "native/app/evaluation_lines.hpp"
#include "native/app/evidence_lines.hpp"
#include "native/app/notice_lines.hpp"
#include "native/app/verify_file.hpp"
#include "native/cases/verify_cases.hpp"
#include "native/store/evidence.hpp"
#include "native/store/journal.hpp"

#include <set>

namespace zhiping::app {

namespace {

using journal::Kind;

constexpr std::int64_t max_rows_at_once = 1000;

std::string break_at(const journal::Entry& entry) {
    const auto position = piece_of(entry);
    return "the chain breaks at " + (position ? evidence_name(*position, entry.subject) : entry.subject);
}

// What is stored of a piece of evidence must make the same line again.
std::optional<std::string> find_evidence_problem(store::Database& database, const journal::Entry& entry) try {
    const auto receipt = ReceiptNumber::parse(entry.subject);
    const auto position = piece_of(entry);
    if (!receipt || !position) return "its evidence is missing";
    const auto stored = store::find_evidence(database, *receipt, *position);
    if (!stored) return "its evidence is missing";
    const auto line = evidence_line(entry.kind, *receipt, *position, stored->evidence, entry.at);
    if (line.entry() != entry) return break_at(entry);
    if (entry.kind == Kind::EvidenceRemoved && stored->removed != entry.at)
        return "the chain has another time of its removal";
    return std::nullopt;
} catch (const store::DatabaseError& problem) {
    if (problem.is_disk_trouble()) throw;
    return "its evidence cannot be read"; // Named with the files already.
}

// From the first line on.
class Chain {
public:
    Chain(store::Database& database, std::span<const Sha256> heads, Verification& result)
        : m_database(database), m_missing(heads.begin(), heads.end()), m_result(result), m_evaluations(database) {}

    void follow_all() {
        std::int64_t last = 0;
        const auto follow_one = [&](const auto& line) {
            count(last = line.number);
            follow(line);
        };
        for (auto lines = list_after(last); !lines.empty(); lines = list_after(last))
            for (const auto& line : lines) std::visit(follow_one, line);
        m_evaluations.verify([&](const std::string& problem) { m_result.problems.push_back(problem); });
        for (const auto& head : m_missing)
            m_result.problems.push_back("no link has the head " + to_digits(head) + ": the chain was cut off");
    }

    // Those about notices, of which there are a few each year.
    const std::vector<journal::Entry>& notices() const { return m_notices; }

    std::int64_t acts() const { return m_acts; } // How many lines are about one.

private:
    std::vector<store::JournalRow> list_after(std::int64_t number) {
        return store::list_lines_after(m_database, number, max_rows_at_once);
    }

    void count(std::int64_t number) {
        if (number != static_cast<std::int64_t>(++m_result.links)) report(number, "a link before it is missing");
        m_result.links = static_cast<std::size_t>(number);
    }

    void follow(const store::JournalLine& line) {
        if (const auto problem = find_problem(line)) report(line.number, *problem);
        if (line.entry.kind == Kind::NoticeLoaded) m_notices.push_back(line.entry);
        if (line.entry.kind == Kind::StaffActed) ++m_acts;
        m_missing.erase(line.head);
        m_result.head = line.head;
        m_is_head_known = true;
    }

    // What comes after it can only be followed from the next head on.
    void follow(const store::UnreadableLine& line) {
        report(line.number, line.problem);
        m_is_head_known = false;
    }

    std::optional<std::string> find_problem(const store::JournalLine& line) {
        if (m_is_head_known && journal::next_head(m_result.head, text_of(line.entry)) != line.head)
            return break_at(line.entry);
        if (line.entry.kind == Kind::EvaluationStored) return m_evaluations.find_problem(line.entry);
        if (line.entry.kind == Kind::CommentAnswered) return find_comment_problem(m_database, line.entry);
        if (line.entry.kind == Kind::StaffActed) return find_act_problem(m_database, line.entry);
        if (!is_about_evidence(line.entry.kind)) return std::nullopt;
        return find_evidence_problem(m_database, line.entry);
    }

    void report(std::int64_t number, const std::string& problem) {
        m_result.problems.push_back("link " + std::to_string(number) + ": " + problem);
    }

    store::Database& m_database;
    std::set<Sha256> m_missing;
    Verification& m_result;
    EvaluationLines m_evaluations;
    std::vector<journal::Entry> m_notices;
    std::int64_t m_acts = 0;
    bool m_is_head_known = true;
};

void compare(store::Database& database, const store::EvidenceState& piece, Verification& result) {
    const auto receipt = ReceiptNumber::parse(piece.receipt);
    if (!receipt) return; // Named with the files already.
    const auto position = piece.place.position;
    int accepted = 0, removed = 0;
    for (const auto& line : store::list_lines_about(database, *receipt))
        if (piece_of(line.entry) == position) ++(line.entry.kind == Kind::EvidenceAccepted ? accepted : removed);
    const auto report = [&](const char* problem) {
        result.problems.push_back(evidence_name(position, piece.receipt) + ": " + problem);
    };
    if (accepted == 0) report("the chain does not know it");
    if (accepted > 1) report("the chain says more than once that it was accepted");
    if (removed > 1) report("the chain says more than once that it was removed");
    if (removed > 0 && !piece.is_removed) report("the chain says that it was removed");
    if (removed == 0 && piece.is_removed) report("it was removed, and the chain does not say so");
}

void compare_all(store::Database& database, Verification& result) {
    store::EvidencePlace last{0, 0};
    const auto list_after = [&] { return store::list_evidence_after(database, last, max_rows_at_once); };
    for (auto pieces = list_after(); !pieces.empty(); pieces = list_after()) {
        for (const auto& piece : pieces) compare(database, piece, result);
        last = pieces.back().place;
    }
}

} // namespace

void verify_journal(store::Store& store, std::span<const Sha256> heads, Verification& result) {
    store.read([&](store::Database& database) {
        const auto tell_problem = [&](const std::string& problem) { result.problems.push_back(problem); };
        Chain chain{database, heads, result};
        chain.follow_all();
        compare_all(database, result);
        verify_notices(database, chain.notices(), tell_problem);
        verify_comments(database, tell_problem);
        verify_acts(database, chain.acts(), tell_problem);
        cases::verify_cases(database, tell_problem);
    });
}

} // namespace zhiping::app
