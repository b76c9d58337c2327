#include "web/desk/worklist.hpp"

#include "shared/wire/desk_json.hpp"
#include "shared/wire/paths.hpp"
#include "shared/wire/work_json.hpp"
#include "web/desk/row_key.hpp"

#include <algorithm>
#include <utility>

namespace zhiping::desk {

namespace {

// Counts of seconds, too, are whole numbers in it.
double number_of(auto value) { return static_cast<double>(value); }

RowKey key_of(const WorkItem& item, SortKey key) {
    switch (key) {
    case SortKey::Due: return {!item.due, item.due ? number_of(item.due->time_since_epoch().count()) : 0, {}};
    case SortKey::Receipt: return {false, 0, item.receipt.text()};
    case SortKey::Status: return {false, number_of(item.status), {}};
    case SortKey::Module: return {false, number_of(item.module), {}};
    case SortKey::Place: return {item.place.empty(), 0, item.place};
    case SortKey::Received: return {false, number_of(item.received.time_since_epoch().count()), {}};
    case SortKey::Handler: return {!item.handler, 0, item.handler ? std::string_view{item.handler->name} : ""};
    case SortKey::Unit: return {false, 0, item.unit.chinese};
    }
    return {};
}

} // namespace

void Worklist::show(Tab tab, const Filter& filter, std::string_view own_badge) {
    const auto path = list_path(tab, filter, own_badge);
    if (path == m_path) return;
    m_path = path;
    m_items.clear();
    m_has_more = false;
    m_state = State::Reading;
    m_current.clear();
    m_chosen.clear();
    refresh();
}

void Worklist::refresh() { ask_again(Asks::Person); }

void Worklist::look_again() { ask_again(Asks::Desk); }

// What changes after the first answer about changes is in the next one; so that the list has what came before, it is
// asked for later.
void Worklist::ask_again(Asks asks) {
    if (m_asks_first) return;
    if (!m_last_change) {
        m_asks_first = true;
        return ask_for_changes();
    }
    if (!m_path.empty()) ask_for_list(asks);
    ask_for_counts(asks);
}

void Worklist::ask(Asks asks, std::string path, Api::Then then) {
    if (asks == Asks::Person) return m_api.get(std::move(path), std::move(then));
    m_api.get_unattended(std::move(path), std::move(then));
}

void Worklist::forget() {
    ++m_asked; // What is still on its way is nobody's.
    m_state = State::Reading;
    m_path.clear();
    m_items.clear();
    m_counts = {};
    ++m_counts_asked;
    m_receipts_changed.clear();
    m_is_unanswered = false;
    m_current.clear();
    m_chosen.clear();
    m_last_change.reset();
    m_asks_first = false;
}

void Worklist::ask_for_list(Asks asks) {
    const auto asked = ++m_asked;
    m_is_unanswered = false;
    ask(asks, m_path, [this, asked](const Answer& answer) {
        if (asked == m_asked) take_list(answer);
    });
}

void Worklist::take_list(const Answer& answer) {
    auto page = read_answer(answer, wire::decode_work_page);
    // What this desk does not understand is no list either: a newer one may have to be loaded.
    m_problem = page ? std::string{} : unread_words(answer, m_api.language());
    m_is_unanswered = answer.may_be_tried_again();
    if (!m_problem.empty()) {
        // What is there already stays.
        m_state = m_items.empty() ? State::Failed : State::Here;
        return m_changed();
    }
    m_items = std::move(page).value().items;
    m_has_more = page->next.has_value();
    m_state = State::Here;
    std::erase_if(m_chosen, [&](const std::string& receipt) {
        return std::none_of(m_items.begin(), m_items.end(),
                            [&](const WorkItem& item) { return item.receipt.text() == receipt; });
    });
    order();
    m_changed();
}

void Worklist::ask_for_counts(Asks asks) {
    const auto asked = ++m_counts_asked;
    ask(asks, wire::work_path, [this, asked](const Answer& answer) {
        if (!answer.is_done() || asked != m_counts_asked) return;
        const auto counts = wire::decode_work_counts(answer.body);
        if (!counts) return;
        m_counts = *counts;
        m_changed();
    });
}

void Worklist::ask_for_changes() {
    const auto after = m_last_change ? "?after=" + std::to_string(*m_last_change) : std::string{};
    m_api.get_unattended(std::string{wire::events_path} + after,
                         [this](const Answer& answer) { take_changes(answer); });
}

void Worklist::take_changes(const Answer& answer) {
    const auto changes = read_answer(answer, wire::decode_case_changes);
    if (changes) m_last_change = changes->last;
    if (m_asks_first) {
        m_asks_first = false;
        if (!m_path.empty()) ask_for_list(Asks::Person);
        return ask_for_counts(Asks::Person);
    }
    const bool is_answered = changes || answer.status == 304; // 304: nothing has changed.
    if (!is_answered) return;
    const bool has_changed = changes && !changes->receipts.empty();
    if (has_changed) m_receipts_changed = changes->receipts;
    if (has_changed || m_is_unanswered) ask_again(Asks::Desk);
    m_answered();
}

void Worklist::sort(SortKey key) {
    m_sorting = {key, m_sorting.key == key && !m_sorting.is_descending};
    order();
}

void Worklist::order() {
    std::stable_sort(m_items.begin(), m_items.end(), [&](const WorkItem& one, const WorkItem& other) {
        return comes_before(key_of(one, m_sorting.key), key_of(other, m_sorting.key), m_sorting.is_descending);
    });
}

std::optional<std::size_t> Worklist::current() const {
    const auto found = std::find_if(m_items.begin(), m_items.end(),
                                    [&](const WorkItem& item) { return item.receipt.text() == m_current; });
    return found == m_items.end() ? std::nullopt : std::optional{static_cast<std::size_t>(found - m_items.begin())};
}

void Worklist::go_to(std::size_t row) { m_current = m_items[row].receipt.text(); }

bool Worklist::move(int rows) {
    if (m_items.empty()) return false;
    const auto last = static_cast<std::int64_t>(m_items.size()) - 1;
    const auto at = current();
    const auto wanted = at ? static_cast<std::int64_t>(*at) + rows : rows > 0 ? 0 : last;
    if (wanted < 0 || wanted > last) return false;
    go_to(static_cast<std::size_t>(wanted));
    return true;
}

void Worklist::choose(std::size_t row) {
    const auto& receipt = m_items[row].receipt.text();
    if (!m_chosen.insert(receipt).second) m_chosen.erase(receipt);
}

void Worklist::choose_all() {
    const bool all = m_chosen.size() == m_items.size();
    m_chosen.clear();
    if (all) return;
    for (const auto& item : m_items) m_chosen.insert(item.receipt.text());
}

std::vector<ReceiptNumber> Worklist::chosen() const {
    std::vector<ReceiptNumber> chosen;
    for (const auto& item : m_items)
        if (is_chosen(item.receipt)) chosen.push_back(item.receipt);
    return chosen;
}

} // namespace zhiping::desk
