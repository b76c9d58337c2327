#include "web/desk/waiting_changes.hpp"

#include "shared/wire/administration_json.hpp"
#include "web/desk/administration_paths.hpp"

#include <algorithm>

namespace zhiping::desk {

void WaitingChanges::show() {
    if (m_list.is_wanted()) refresh();
}

void WaitingChanges::refresh() {
    m_list.ask(administered("changes"), [this](const Answer& answer) {
        auto changes = wire::decode_pending_changes(answer.body);
        if (changes) m_items = std::move(changes).value();
        return static_cast<bool>(changes);
    });
}

void WaitingChanges::forget() {
    m_list.forget();
    m_items.clear();
    m_opened.reset();
}

std::optional<std::size_t> WaitingChanges::current() const {
    const auto found =
        std::find_if(m_items.begin(), m_items.end(), [&](const PendingChange& each) { return each.id == m_opened; });
    return found == m_items.end() ? std::nullopt : std::optional{static_cast<std::size_t>(found - m_items.begin())};
}

std::size_t WaitingChanges::count_to_decide() const {
    const auto count =
        std::count_if(m_items.begin(), m_items.end(), [](const PendingChange& each) { return each.may_decide; });
    return static_cast<std::size_t>(count);
}

const PendingChange* WaitingChanges::find(std::string_view badge) const {
    for (const auto& each : m_items)
        if (is_same_badge(each.subject, badge)) return &each;
    return nullptr;
}

const PendingChange* WaitingChanges::opened() const {
    const auto row = current();
    return row ? &m_items[*row] : nullptr;
}

} // namespace zhiping::desk
