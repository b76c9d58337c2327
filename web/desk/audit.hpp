#pragma once

#include "shared/staff/audit.hpp"
#include "web/desk/api.hpp"

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace zhiping::desk {

// What an auditor searches for, as it is typed.
struct AuditSearch {
    std::string from = {}; // "2026-11-20", or empty.
    std::string until = {};
    std::string badge = {};
    std::string receipt = {};
    std::optional<AuditKind> kind = {};

    bool operator==(const AuditSearch&) const = default;
};

// Who saw and did what, as far as it was searched for. Each search is recorded by the server: none is made by itself.
class Audit {
public:
    enum class State { Empty, Reading, Here, Failed };

    // `changed` is called when anything is to be drawn anew.
    Audit(Api& api, std::function<void()> changed) : m_api(api), m_changed(std::move(changed)) {}

    void refresh();   // What was searched for last, its first page.
    void show_more(); // The next page.
    void search();    // For what is typed. Refused, at its field: what is no day and no receipt.
    void search_receipt(const ReceiptNumber&); // For everything that was done with a case, in the days that are typed.
    void search_everything();
    void lose_answer(); // None comes any more: whoever was signed in is not, or is again.
    void forget();

    State state() const { return m_state; }
    const std::vector<AuditEntry>& entries() const { return m_entries; } // The newest first.
    bool has_more() const { return m_next.has_value(); }
    const std::string& problem() const { return m_problem; }
    const std::string& problem_field() const { return m_problem_field; } // Of the search; empty: all of it.

    // Whether a page was read or could not be, since it was asked last: whoever does not see it is told.
    bool take_answered() { return std::exchange(m_answered, false); }

    AuditSearch typed;

private:
    void ask(const std::string& after);
    void take(const Answer&, bool is_next);
    void refuse(std::string words, std::string field);

    Api& m_api;
    std::function<void()> m_changed;
    State m_state = State::Empty; // Nothing has been searched for.
    AuditQuery m_query;           // That was searched for last.
    std::vector<AuditEntry> m_entries;
    std::optional<std::string> m_next;
    std::string m_problem;
    std::string m_problem_field;
    bool m_answered = false;
    std::uint32_t m_asked = 0; // How often: only the answer to the last question counts.
};

} // namespace zhiping::desk
