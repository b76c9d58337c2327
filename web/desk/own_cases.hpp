#pragma once

#include "shared/cases/officer_case.hpp"
#include "shared/cases/officer_request.hpp"
#include "web/desk/api.hpp"

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace zhiping::desk {

// What an officer writes in a case of his: the answer to the question with this number, or, without one, his objection
// to how it has ended.
struct OwnField {
    ReceiptNumber receipt;
    std::optional<int> question = {};
};
std::string name_of(const OwnField&); // "own.ZP-20261122-ABCD2345-X.question.2", "own.ZP-20261122-ABCD2345-X.objection"

struct OwnWords {
    std::string words = {};
    std::string problem = {};
    bool is_sending = false;
};

// The cases of codes that name the officer who is signed in. What he writes stays until it is sent.
class OwnCases {
public:
    enum class State { Reading, Here, Failed };

    // `changed` is called when anything is to be drawn anew.
    OwnCases(Api& api, std::function<void()> changed) : m_api(api), m_changed(std::move(changed)) {}

    void show();        // Asks the first time, and where it failed; what is there stays as it is.
    void refresh();     // The first page. What is there stays until the answer comes.
    void show_more();   // The next page.
    void lose_answer(); // None comes any more: whoever was signed in is not, or is again.
    void forget();

    State state() const { return m_state; }
    const std::string& problem() const { return m_problem; }
    const std::vector<OfficerCase>& items() const { return m_items; }
    bool has_more() const { return m_next.has_value(); }

    const OwnWords& written(const OwnField&) const; // Empty where nothing is written.
    void write(const OwnField&, std::string_view words);
    void send(const OwnField&);

    std::string take_said() { return std::exchange(m_said, {}); } // What was done; once.

private:
    void ask_for_page(const std::string& after);
    void take_page(const Answer&, bool is_next);
    void take_sent(const OwnField&, const Answer&);
    void ask_for_case(const ReceiptNumber&);
    void put(const OfficerCase&);

    Api& m_api;
    std::function<void()> m_changed;
    State m_state = State::Reading;
    std::string m_problem;
    bool m_is_asked = false; // Since it was forgotten.
    std::vector<OfficerCase> m_items;
    std::optional<std::string> m_next;
    std::uint32_t m_asked = 0; // How often: only the answer to the last question counts.
    std::uint32_t m_begun = 0; // How often it was forgotten: what was sent before is nobody's.
    std::map<std::string, OwnWords, std::less<>> m_written; // By name_of().
    std::string m_said;
};

} // namespace zhiping::desk
