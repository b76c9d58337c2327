#pragma once

#include "shared/staff/account.hpp"
#include "web/desk/asked_list.hpp"

#include <functional>
#include <optional>
#include <string_view>
#include <vector>

namespace zhiping::desk {

// What other administrators want and a second has to confirm; one of them opened.
class WaitingChanges {
public:
    // `changed` is called when anything is to be drawn anew.
    WaitingChanges(Api& api, std::function<void()> changed) : m_list(api, std::move(changed)) {}

    void show(); // Asks the first time, and where it failed.
    void refresh();
    void retry() { m_list.retry(); }
    void lose_answer() { m_list.lose_answer(); }
    void forget();

    const AskedList& list() const { return m_list; }
    const std::vector<PendingChange>& items() const { return m_items; }
    std::optional<std::size_t> current() const;              // The row of the one that is open.
    std::size_t count_to_decide() const;                     // By the reader.
    const PendingChange* find(std::string_view badge) const; // Of this member of staff.

    void open(std::size_t row) { m_opened = m_items[row].id; }
    void show_change(std::int64_t id) { m_opened = id; }
    const PendingChange* opened() const;

private:
    AskedList m_list;
    std::vector<PendingChange> m_items;
    std::optional<std::int64_t> m_opened; // Its id.
};

} // namespace zhiping::desk
