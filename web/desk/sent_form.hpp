#pragma once

#include "web/desk/api.hpp"

#include <functional>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>

namespace zhiping::desk {

// Where on the screen a field of a form is, as the API names it.
struct SentField {
    std::string_view name;
    std::string_view node;
};

// What is wrong, and where on the screen it is mended; nowhere where it is of no field.
struct Refused {
    std::string_view node;
    std::string words;

    bool operator==(const Refused&) const = default;
};

// Whether what was sent is not so yet: a second person has to confirm it.
inline bool waits_for_second(const Answer& answer) { return answer.status == 202; }

// A form that the server takes or refuses: what is typed in it, whether it is on its way, and what is wrong with it.
// What is typed stays until it is done; but for the code of a phone, which is good once.
class SentForm {
public:
    // `changed` is called when anything is to be drawn anew. The fields live as long as the form.
    SentForm(Api& api, std::function<void()> changed, std::span<const SentField> fields)
        : m_api(api), m_changed(std::move(changed)), m_fields(fields) {}

    // With these values, and nothing wrong. Nobody types in the fixed field: what is wrong with it is of no field.
    void begin(std::map<std::string, std::string, std::less<>> typed, std::string_view fixed = {});
    const std::string& typed(std::string_view field) const; // Empty where nothing is.
    void type(std::string_view field, std::string_view text);
    void clear() { begin({}); }

    // Not while it is on its way already. `done` takes the answer where it was done.
    void send(std::string method, std::string path, std::string body, std::function<void(const Answer&)> done);
    void refuse(std::string_view field, std::string words); // Before anything is sent.
    void lose_answer(); // None comes any more: whoever was signed in is not, or is again.
    void forget_code();

    bool is_sending() const { return m_is_sending; }
    std::span<const SentField> fields() const { return m_fields; }
    std::string_view node_of(std::string_view field) const;     // Empty where it has no such field.
    std::string_view problem_at(std::string_view field) const;  // Empty: none.
    std::string_view problem() const;                           // That is of no field where it can be mended.
    std::optional<Refused> take_refused();                      // Once, after it was refused.
    bool take_waits() { return std::exchange(m_waits, false); } // The same, after something waits for a second person.

private:
    std::string_view node_to_mend() const; // Empty: none.
    void take(const Answer&, const std::function<void(const Answer&)>& done);

    Api& m_api;
    std::function<void()> m_changed;
    std::span<const SentField> m_fields;
    std::map<std::string, std::string, std::less<>> m_typed;
    std::string_view m_fixed;
    bool m_is_sending = false;
    std::string m_problem;
    std::string m_problem_field;
    bool m_was_refused = false; // And nobody has asked yet where.
    bool m_waits = false;       // The same.
    unsigned m_begun = 0;       // How often: what was sent before is nobody's.
};

} // namespace zhiping::desk
