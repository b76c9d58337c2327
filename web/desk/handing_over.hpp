#pragma once

#include "shared/codes/receipt_number.hpp"
#include "shared/units/officer.hpp"
#include "web/desk/api.hpp"

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace zhiping::desk {

// Several cases that go to one colleague, one after the other: each is done or refused by itself.
class HandingOver {
public:
    struct Item {
        ReceiptNumber receipt;
        enum class State { Waits, Done, Refused } state;
        std::string problem; // Why it was refused.
    };

    // `changed` is called when anything is to be drawn anew, `done` when all of them were tried.
    HandingOver(Api& api, std::function<void()> changed, std::function<void()> done)
        : m_api(api), m_changed(std::move(changed)), m_done(std::move(done)) {}

    void begin(const std::vector<ReceiptNumber>&);
    void leave();       // Those that wait are not handed over.
    void lose_answer(); // None comes any more: whoever was signed in is not, or is again.
    void send(const Officer& to, const std::string& words);

    bool is_open() const { return m_is_open; }
    bool is_sending() const { return m_is_sending; }
    bool is_done() const { return !m_items.empty() && m_next == m_items.size(); }
    const std::vector<Item>& items() const { return m_items; }
    std::size_t count(Item::State) const;

    std::string chosen; // The badge number of a colleague.
    std::string words;

private:
    void send_next();
    void take(const Answer&);

    Api& m_api;
    std::function<void()> m_changed;
    std::function<void()> m_done;
    bool m_is_open = false;
    bool m_is_sending = false;
    std::vector<Item> m_items;
    std::size_t m_next = 0; // Of them.
    Officer m_to;
    unsigned m_begun = 0; // How often: only the answers since count.
};

} // namespace zhiping::desk
