#pragma once

#include "shared/cases/case_person.hpp"
#include "shared/codes/receipt_number.hpp"
#include "shared/wire/case_person_json.hpp"
#include "web/desk/api.hpp"

#include <cstdint>
#include <functional>
#include <optional>
#include <string>

namespace zhiping::desk {

// What is hidden of the person of a case, asked for with a reason. The server records each time, so it is kept only as
// long as it is looked at.
class Unmasking {
public:
    enum class State {
        None,
        Asking, // The reason and the code are being typed.
        Sending,
        Shown,
        Failed, // The number cannot be had.
    };

    // `changed` is called when anything is to be drawn anew.
    Unmasking(Api& api, std::function<void()> changed) : m_api(api), m_changed(std::move(changed)) {}

    void ask(const ReceiptNumber&);
    void send();                           // What was typed.
    void show_phone(const ReceiptNumber&); // The number alone, at once.
    void forget();
    void lose_answer();    // None comes any more: whoever was signed in is not, or is again.
    void forget_in_time(); // What has been shown for two minutes.

    State state() const { return m_state; }
    Disclosed what() const { return m_what; }
    wire::UnmaskRequest& words() { return m_words; }
    const std::string& problem() const { return m_problem; }
    const std::string& problem_field() const { return m_problem_field; } // "reason", "code"; otherwise all of it.
    const UnmaskedPerson& shown() const { return *m_shown; }             // Precondition: the state is Shown.

private:
    void begin(const ReceiptNumber&, Disclosed);
    void post(std::string_view path, std::string body);
    void take(const Answer&);
    void refuse(const Answer&);

    Api& m_api;
    std::function<void()> m_changed;
    State m_state = State::None;
    Disclosed m_what = Disclosed::Person;
    std::optional<ReceiptNumber> m_receipt;
    wire::UnmaskRequest m_words;
    std::string m_problem;
    std::string m_problem_field;
    std::optional<UnmaskedPerson> m_shown;
    std::int64_t m_shown_at = 0; // Seconds since 1970.
    std::uint32_t m_asked = 0;   // How often: only the answer to the last question counts.
};

} // namespace zhiping::desk
