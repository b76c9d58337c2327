#pragma once

#include "web/desk/sent_form.hpp"

#include <array>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>

namespace zhiping::desk {

// What is asked once more before it is done: it cannot be undone, or the server wants a code of the phone.
enum class AskedAct {
    Reset,
    Disable,
    ConfirmChange,
    RefuseChange,
    TakeBackChange,
    RevokeCode,
    ReissueCode,
    EndIssuer,
    MoveCases
};

struct AskedActFacts {
    AskedAct value;
    Message title;
    Message hint;  // What it does, with {name}.
    bool has_code; // Whether a code of the phone goes along.
    bool is_danger;
};
const AskedActFacts& facts_of_act(AskedAct);

inline constexpr std::array asked_fields{SentField{"code", "asked.code"}};

// One act, from when it is asked for until it is done or left.
class AskedOnce {
public:
    // `done` is called with what was answered, while it is open still.
    AskedOnce(Api&, std::function<void()> changed, std::function<void(const Answer&)> done);

    // What it is done to: a badge number, an id, a code; and what that is called.
    void begin(AskedAct, std::string subject, std::string name, std::string to = {}); // To whom, of MoveCases.
    void leave(); // Not while it is on its way: what is handed over with it must not get lost.
    void forget();
    void send();

    bool is_open() const { return m_act.has_value(); }
    AskedAct act() const { return *m_act; } // Precondition: it is open, as of the next.
    const std::string& name() const { return m_name; }
    SentForm& form() { return m_form; }
    const SentForm& form() const { return m_form; }

private:
    std::function<void(const Answer&)> m_done;
    std::optional<AskedAct> m_act;
    std::string m_subject;
    std::string m_name;
    std::string m_to;
    SentForm m_form;
};

} // namespace zhiping::desk
