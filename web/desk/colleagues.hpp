#pragma once

#include "shared/cases/colleague.hpp"
#include "web/desk/api.hpp"

#include <functional>
#include <string>
#include <vector>

namespace zhiping::desk {

// To whom a case of the own unit can be handed over. Asked for when somebody wants to.
class Colleagues {
public:
    // `changed` is called when anything is to be drawn anew.
    Colleagues(Api& api, std::function<void()> changed) : m_api(api), m_changed(std::move(changed)) {}

    void ask();
    void forget() { m_all.clear(); }

    const std::vector<Colleague>& all() const { return m_all; }
    const std::string& problem() const { return m_problem; } // Why they are not known.

private:
    Api& m_api;
    std::function<void()> m_changed;
    std::vector<Colleague> m_all;
    std::string m_problem;
};

} // namespace zhiping::desk
