#include "web/desk/session.hpp"

#include "shared/text/desk_text_ids.hpp"
#include "shared/wire/desk_json.hpp"
#include "shared/wire/error_json.hpp"
#include "shared/wire/paths.hpp"

namespace zhiping::desk {

void Session::become(State state) {
    m_state = state;
    m_changed();
}

void Session::ask() {
    m_api.get_for_anybody(wire::staff_session_path, [this](const Answer& answer) {
        m_lost_network = answer.may_be_tried_again();
        if (answer.is_done()) return begin(answer.body);
        if (!m_lost_network && m_state == State::Asking) return become(State::SignedOut);
        m_changed();
    });
}

void Session::begin(const std::string& body) {
    auto self = wire::decode_staff_self(body);
    if (!self) return become(State::SignedOut);
    if (m_self && m_self->officer.badge != self->officer.badge) m_api.begin_anew();
    m_self = *std::move(self);
    m_api.act_for(m_self->officer.badge);
    m_words = {};
    m_problem.clear();
    m_problem_field.clear();
    become(State::SignedIn);
}

void Session::sign_in() {
    if (m_state != State::SignedOut) return;
    m_api.begin_anew();
    m_api.act_for({});
    become(State::SigningIn);
    m_api.send("POST", wire::staff_session_path, wire::encode(m_words), [this](const Answer& answer) {
        if (answer.is_done()) return begin(answer.body);
        take_refusal(answer);
        become(State::SignedOut);
    });
}

// A password that is for once asks for another one. What was typed stays: a code is used by a sign-in that succeeds
// alone, and the page would go on showing it in the field that has the focus.
void Session::take_refusal(const Answer& answer) {
    const auto refusal = wire::decode_refusal(answer.body);
    m_problem = problem_words(answer, m_api.language());
    m_problem_field = refusal ? refusal->field : std::string{};
    if (m_problem_field == "new_password" && !m_words.new_password) m_words.new_password.emplace();
}

void Session::sign_out() {
    m_api.send("DELETE", wire::staff_session_path, {}, [this](const Answer& answer) {
        if (!answer.is_done() && answer.status != 401) return fail(answer);
        m_api.begin_anew();
        m_self.reset();
        m_problem = text(Text::DeskSignedOut, m_api.language());
        become(State::SignedOut);
    });
}

void Session::end_elsewhere() {
    m_api.send("DELETE", wire::staff_sessions_path, {}, [this](const Answer& answer) {
        if (!answer.is_done()) return fail(answer);
        ask();
    });
}

// It stands as it was.
void Session::fail(const Answer& answer) {
    m_failed = problem_words(answer, m_api.language());
    m_changed();
}

void Session::end(std::int64_t session) {
    const auto path = std::string{wire::staff_sessions_path} + "/" + std::to_string(session);
    m_api.send("DELETE", path, {}, [this](const Answer& answer) {
        if (!answer.is_done()) return fail(answer);
        ask();
    });
}

void Session::lose() {
    if (m_state != State::SignedIn) return;
    m_problem = text(Text::DeskSessionEnded, m_api.language());
    m_words.badge = m_self->officer.badge;
    become(State::SignedOut);
}

} // namespace zhiping::desk
