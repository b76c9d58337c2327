#pragma once

#include "shared/cases/decide.hpp"
#include "tests/common/random.hpp"

#include <set>
#include <utility>

namespace zhiping::test {

// Which actions were done, and while the case had which status.
using DoneActions = std::set<std::pair<CaseStatus, CaseAction>>;

// What people try with cases, by chance. The same seed and the same cases give the same commands.
class RandomCommands {
public:
    // Both must outlive it.
    RandomCommands(Random& random, const UnitTree& units) : m_random(random), m_units(units) {}

    // A step of the workflow by somebody who may take it: often what was not done before, seldom what ends the case, so
    // that walks get far. What only time does is wanted for the day on which it may be due.
    CaseCommand fitting(const CaseFile&, Instant now, const DoneActions&) const;

    // Anything by anybody, which is mostly refused.
    CaseCommand any(const CaseFile&, Instant now) const;

private:
    bool is_wanted(const Step&, const CaseFile&) const;
    Actor actor_for(By, const CaseFile&) const;

    Random& m_random;
    const UnitTree& m_units;
};

// Of the clock with which a case as it stands is waiting; nullptr when it is closed.
const CaseClock* waiting_clock(const CaseFile&);

} // namespace zhiping::test
