#pragma once

#include "web/desk/api.hpp"

#include <cstdint>
#include <functional>
#include <string>
#include <utility>

namespace zhiping::desk {

// That a list is asked for: only the answer to the last question counts. Whoever has it keeps what it says.
class AskedList {
public:
    // `changed` is called when anything is to be drawn anew.
    AskedList(Api& api, std::function<void()> changed) : m_api(api), m_changed(std::move(changed)) {}

    // `take` reads an answer that was done; false where it cannot be read.
    void ask(std::string path, std::function<bool(const Answer&)> take) {
        m_path = std::move(path);
        m_take = std::move(take);
        m_problem.clear();
        m_api.get(m_path, take_next());
    }
    // The same once more, by the desk itself, where the server could not answer.
    void retry() {
        if (m_is_unanswered) m_api.get_unattended(m_path, take_next());
    }
    void forget() {
        ++m_asked; // What is still on its way is nobody's.
        m_is_asked = false;
        m_is_here = false;
        m_is_unanswered = false;
        m_problem.clear();
    }

    // None comes any more: whoever was signed in is not, or is again.
    void lose_answer() { m_is_asked = m_is_here; }

    bool is_wanted() const { return !m_is_asked || (!m_is_here && !m_problem.empty()); } // Not asked for, or failed.
    bool is_here() const { return m_is_here; }               // Once; what is there stays when it cannot be had again.
    const std::string& problem() const { return m_problem; } // Why it cannot be had.

private:
    Api::Then take_next() {
        m_is_asked = true;
        m_is_unanswered = false;
        return [this, asked = ++m_asked](const Answer& answer) {
            if (asked == m_asked) take(answer);
        };
    }
    void take(const Answer& answer) {
        const bool is_read = answer.is_done() && m_take(answer);
        m_is_here = m_is_here || is_read;
        m_is_unanswered = answer.may_be_tried_again();
        m_problem = is_read ? std::string{} : unread_words(answer, m_api.language());
        m_changed();
    }

    Api& m_api;
    std::function<void()> m_changed;
    std::string m_path; // What was asked for last, and what reads it.
    std::function<bool(const Answer&)> m_take;
    bool m_is_asked = false;
    bool m_is_here = false;
    bool m_is_unanswered = false;
    std::string m_problem;
    std::uint32_t m_asked = 0;
};

} // namespace zhiping::desk
