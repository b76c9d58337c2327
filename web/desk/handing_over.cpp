#include "web/desk/handing_over.hpp"

#include "shared/wire/desk_json.hpp"
#include "shared/wire/paths.hpp"

#include <algorithm>

namespace zhiping::desk {

void HandingOver::begin(const std::vector<ReceiptNumber>& receipts) {
    leave();
    for (const auto& receipt : receipts) m_items.push_back({receipt, Item::State::Waits, {}});
    m_is_open = true;
}

void HandingOver::leave() {
    ++m_begun;
    m_is_open = false;
    m_is_sending = false;
    m_items.clear();
    m_next = 0;
    chosen.clear();
    words.clear();
}

void HandingOver::lose_answer() {
    if (m_is_sending) take({.status = 0, .body = {}});
}

std::size_t HandingOver::count(Item::State state) const {
    return static_cast<std::size_t>(
        std::count_if(m_items.begin(), m_items.end(), [&](const Item& item) { return item.state == state; }));
}

void HandingOver::send(const Officer& to, const std::string& said) {
    if (m_is_sending || m_next == m_items.size()) return;
    m_to = to;
    words = said;
    m_is_sending = true;
    send_next();
}

// Whoever hands over has not read each of them: nothing is said of what was seen.
void HandingOver::send_next() {
    CaseRequest request{.action = CaseAction::HandOver};
    request.details.words = words;
    request.details.officer = m_to;
    m_api.send("POST", std::string{wire::cases_path} + "/" + m_items[m_next].receipt.text() + "/actions",
               wire::encode(request), [this, begun = m_begun](const Answer& answer) {
                   if (begun == m_begun) take(answer);
               });
    m_changed();
}

void HandingOver::take(const Answer& answer) {
    auto& item = m_items[m_next];
    item.state = answer.is_done() ? Item::State::Done : Item::State::Refused;
    if (!answer.is_done()) item.problem = problem_words(answer, m_api.language());
    if (++m_next < m_items.size()) return send_next();
    m_is_sending = false;
    m_done();
    m_changed();
}

} // namespace zhiping::desk
