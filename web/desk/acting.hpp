#pragma once

#include "shared/cases/staff_case.hpp"
#include "shared/units/named_unit.hpp"
#include "web/desk/api.hpp"

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace zhiping::desk {

// What is filled in for an action, by the names of its fields (takes()), as it was typed or chosen.
using Typed = std::map<std::string, std::string, std::less<>>;

// Who can be meant by "officer".
std::vector<Officer> officers_for(CaseAction, const StaffCase&, const std::vector<Officer>& colleagues);
std::string officer_option(const Officer&); // What stands for one of them while it is chosen.

// Whether their name and badge number are typed instead: who is appointed is nobody's colleague, and a code need not
// name those who can be heard.
bool is_officer_typed(CaseAction, const std::vector<Officer>& officers);

// What an action says. What is missing is left out: the server says whether it may be. Refused (invalid, at its field):
// a time or a number that is none.
Result<CaseDetails> details_of(CaseAction, const Typed&, const std::vector<Officer>& officers);

// Something that somebody is about to do with a case, as far as it is filled in: kept until it is done or left, through
// refusals, lost networks and sessions that end.
class Acting {
public:
    // `done` is given the case as it stands afterwards; `conflict` is called when it has changed since it was read.
    Acting(Api& api, std::function<void()> changed, std::function<void(const std::string& body)> done,
           std::function<void()> conflict)
        : m_api(api), m_changed(std::move(changed)), m_done(std::move(done)), m_conflict(std::move(conflict)) {}

    // Where nothing has to be filled in or looked at once more, it is sent at once.
    void begin(CaseAction, const StaffCase&, Instant now);
    void leave();
    void lose_answer(); // None comes any more: whoever was signed in is not, or is again.
    void send(const std::vector<Officer>& officers);
    void send_reply(CaseAction, const StaffCase&, Reply); // Handed in, or issued.

    bool is_open() const { return m_is_open; }
    bool is_sending() const { return m_is_sending; }
    CaseAction action() const { return m_action; } // The last one that was begun, with this case.
    const std::optional<ReceiptNumber>& receipt() const { return m_receipt; }
    std::string& typed(std::string_view field);
    const std::string& problem() const { return m_problem; }
    const std::string& problem_field() const { return m_problem_field; } // Empty: all of it.

    const std::vector<NamedUnit>& units() const { return m_units; } // Those below, where one is to be chosen.

private:
    void open(CaseAction, const StaffCase&);
    void post(CaseDetails);
    void take(const Answer&);
    void refuse(std::string words, std::string field = {});
    void ask_for_units();

    Api& m_api;
    std::function<void()> m_changed;
    std::function<void(const std::string& body)> m_done;
    std::function<void()> m_conflict;
    bool m_is_open = false;
    bool m_is_sending = false;
    CaseAction m_action = {};
    std::optional<ReceiptNumber> m_receipt;
    int m_seen = 0; // The number of the last event that they know of.
    Typed m_typed;
    std::string m_problem;
    std::string m_problem_field;
    std::vector<NamedUnit> m_units;
    unsigned m_begun = 0; // How often: only the units that were asked for since count.
};

} // namespace zhiping::desk
