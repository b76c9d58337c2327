#pragma once

#include "web/desk/address.hpp"
#include "web/desk/api.hpp"

#include <cstdint>
#include <functional>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace zhiping::desk {

// What the rows are sorted by; the server's own order is by the day they are due.
enum class SortKey { Due, Receipt, Status, Module, Place, Received, Handler, Unit };

struct Sorting {
    SortKey key = SortKey::Due;
    bool is_descending = false;
};

// The cases of one tab, as far as the filter finds them, and how many there are in each. Refreshed, it keeps the row
// that somebody is at and those that are chosen, as long as they are there.
class Worklist {
public:
    enum class State { Reading, Here, Failed };

    // `changed` is called when anything is to be drawn anew, `answered` whenever the server has said what changed: it
    // can be reached.
    Worklist(
        Api& api, std::function<void()> changed, std::function<void()> answered = [] {})
        : m_api(api), m_changed(std::move(changed)), m_answered(std::move(answered)) {}

    void show(Tab, const Filter&, std::string_view own_badge);
    void refresh();    // What is shown, and the counts.
    void look_again(); // The same, by itself.
    void ask_for_changes();
    void forget(); // Somebody else is at the desk, or nobody.

    State state() const { return m_state; }
    const std::string& problem() const { return m_problem; }
    const std::vector<WorkItem>& items() const { return m_items; } // As they are sorted.
    bool has_more() const { return m_has_more; }                   // Than most_listed.
    std::vector<ReceiptNumber> take_changed() {
        return std::exchange(m_receipts_changed, {});
    } // Since it was taken last.
    const WorkCounts& counts() const { return m_counts; }

    const Sorting& sorting() const { return m_sorting; }
    void sort(SortKey); // The same once more turns the order round.

    std::optional<std::size_t> current() const; // The row that somebody is at.
    void go_to(std::size_t row);
    bool move(int rows); // False where there is none.

    bool is_chosen(const ReceiptNumber& receipt) const { return m_chosen.contains(receipt.text()); }
    void choose(std::size_t row); // Or no longer.
    void choose_all();            // Or none, when all are.
    void choose_none() { m_chosen.clear(); }
    void unchoose(const ReceiptNumber& receipt) { m_chosen.erase(receipt.text()); }
    std::vector<ReceiptNumber> chosen() const; // In the order of the rows.

private:
    enum class Asks { Person, Desk }; // By itself.

    void ask_again(Asks);
    void take_changes(const Answer&);
    void ask(Asks, std::string path, Api::Then);
    void ask_for_list(Asks);
    void ask_for_counts(Asks);
    void take_list(const Answer&);
    void order();

    Api& m_api;
    std::function<void()> m_changed;
    std::function<void()> m_answered;
    State m_state = State::Reading;
    std::string m_problem;
    bool m_is_unanswered = false;
    std::string m_path;        // What was asked for last.
    std::uint32_t m_asked = 0; // How often: only the answer to the last question counts.
    std::vector<WorkItem> m_items;
    bool m_has_more = false;
    std::uint32_t m_counts_asked = 0;
    WorkCounts m_counts;
    Sorting m_sorting;
    std::string m_current; // Receipt numbers.
    std::set<std::string, std::less<>> m_chosen;
    std::vector<ReceiptNumber> m_receipts_changed;
    std::optional<std::int64_t> m_last_change; // None: nobody has asked yet.
    bool m_asks_first = false;                 // For the first one: what is listed is asked for after it.
};

} // namespace zhiping::desk
