#pragma once

#include "shared/cases/staff_case.hpp"
#include "web/desk/api.hpp"

#include <cstdint>
#include <functional>
#include <optional>
#include <string>

namespace zhiping::desk {

// The case that somebody has open.
class OpenedCase {
public:
    enum class State { None, Reading, Here, OutOfReach, Failed };

    // `changed` is called when anything is to be drawn anew.
    OpenedCase(Api& api, std::function<void()> changed) : m_api(api), m_changed(std::move(changed)) {}

    void open(const ReceiptNumber&);
    void close();
    void refresh(bool is_unattended = false); // What is there stays until the answer comes.
    void show(const Answer&);                 // To something that was done with it; what was asked before is older.

    State state() const { return m_state; }
    const std::string& problem() const { return m_problem; }
    const ReceiptNumber& receipt() const { return *m_receipt; } // Precondition: the state is not None.
    const StaffCase& shown() const { return *m_shown; }         // Precondition: the state is Here.

private:
    void take(const Answer&);

    Api& m_api;
    std::function<void()> m_changed;
    State m_state = State::None;
    std::string m_problem;
    std::optional<ReceiptNumber> m_receipt;
    std::optional<StaffCase> m_shown;
    std::uint32_t m_asked = 0; // How often: only the answer to the last question counts.
};

} // namespace zhiping::desk
