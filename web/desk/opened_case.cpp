#include "web/desk/opened_case.hpp"

#include "shared/text/desk_text_ids.hpp"
#include "shared/wire/paths.hpp"
#include "shared/wire/staff_case_json.hpp"

namespace zhiping::desk {

void OpenedCase::open(const ReceiptNumber& receipt) {
    if (m_receipt == receipt && m_state == State::Here) return refresh();
    m_receipt = receipt;
    m_shown.reset();
    m_problem.clear();
    m_state = State::Reading;
    refresh();
}

void OpenedCase::close() {
    ++m_asked;
    m_state = State::None;
    m_receipt.reset();
    m_shown.reset();
}

void OpenedCase::refresh(bool is_unattended) {
    if (m_state == State::None) return;
    const auto asked = ++m_asked;
    auto path = std::string{wire::cases_path} + "/" + m_receipt->text();
    auto then = [this, asked](const Answer& answer) {
        if (asked == m_asked) take(answer);
    };
    if (is_unattended) return m_api.get_unattended(std::move(path), std::move(then));
    m_api.get(std::move(path), std::move(then));
}

void OpenedCase::show(const Answer& answer) {
    if (m_state == State::None) return;
    ++m_asked;
    take(answer);
}

void OpenedCase::take(const Answer& answer) {
    auto read = read_answer(answer, wire::decode_staff_case);
    if (read) {
        m_shown = std::move(read).value();
        m_problem.clear();
        m_state = State::Here;
    } else {
        const bool is_out_of_reach = answer.status == 404;
        m_problem = is_out_of_reach ? std::string{text(Text::DeskOutOfReach, m_api.language())}
                                    : unread_words(answer, m_api.language());
        if (is_out_of_reach)
            m_state = State::OutOfReach;
        else if (!m_shown)
            m_state = State::Failed;
    }
    m_changed();
}

} // namespace zhiping::desk
