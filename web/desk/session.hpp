#pragma once

#include "shared/wire/staff_json.hpp"
#include "web/desk/api.hpp"

#include <functional>
#include <optional>
#include <string>
#include <utility>

namespace zhiping::desk {

// Who works at the desk. What is typed to sign in is kept only until that is done.
class Session {
public:
    enum class State {
        Asking,    // Whether a session is there.
        SignedOut, // Sign-in is offered.
        SigningIn, // On its way.
        SignedIn,
    };

    // `changed` is called when the state has.
    Session(Api& api, std::function<void()> changed) : m_api(api), m_changed(std::move(changed)) {}

    void ask(); // Who is signed in, at the start and after a lost network.

    State state() const { return m_state; }
    bool has_begun() const { return m_self.has_value(); }   // Somebody was or is signed in.
    const wire::StaffSelf& self() const { return *m_self; } // Precondition: has_begun().
    bool has_lost_network() const { return m_lost_network; }

    wire::SignInWords& words() { return m_words; }
    bool wants_new_password() const { return m_words.new_password.has_value(); }
    const std::string& problem() const { return m_problem; }             // Of signing in, or why it is asked for again.
    const std::string& problem_field() const { return m_problem_field; } // "new_password"; empty: all of it.

    void sign_in();
    void sign_out();
    void end_elsewhere();           // All other sessions.
    void end(std::int64_t session); // One of them.

    std::string take_failed() { return std::exchange(m_failed, {}); } // Why something was not done; once.

    void lose(); // The server knows of no session any more.

private:
    void begin(const std::string& body);
    void take_refusal(const Answer&);
    void fail(const Answer&);
    void become(State);

    Api& m_api;
    std::function<void()> m_changed;
    State m_state = State::Asking;
    bool m_lost_network = false;
    std::optional<wire::StaffSelf> m_self;
    wire::SignInWords m_words;
    std::string m_problem;
    std::string m_problem_field;
    std::string m_failed;
};

} // namespace zhiping::desk
