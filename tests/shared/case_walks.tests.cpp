#include "tests/shared/case_world.hpp"

#include "tests/common/case_rules.hpp"
#include "tests/common/random_commands.hpp"

// Random walks of legal and illegal actions with random clocks: whatever anybody tries, the case keeps its rules.
using namespace zhiping;
using namespace zhiping::test;

namespace {

// What people and time make of one case after the other.
class Walk {
public:
    explicit Walk(std::uint32_t seed) : m_random(seed) {}

    // Of one case, from its beginning.
    void walk(int steps) {
        CaseWorld world;
        const RandomCommands commands{m_random, world.units};
        for (int step = 0; step < steps; ++step) {
            pass_time(world);
            const auto command = m_random.below(2) == 0 ? commands.fitting(world.file, world.now, m_done)
                                                        : commands.any(world.file, world.now);
            take_step(world, command);
        }
        REQUIRE(rebuild(world.events) == world.file);
    }

    const DoneActions& done() const { return m_done; }

private:
    void pass_time(CaseWorld& world) {
        if (m_random.below(3) > 0) return;
        world.now += std::chrono::hours{m_random.below(m_random.below(8) == 0 ? 900 : 20)};
    }

    void take_step(CaseWorld& world, const CaseCommand& command) {
        const auto before = world.file;
        world.now = command.at;
        const auto* clock = waiting_clock(before);
        if (command.action == CaseAction::MoveClocks && clock) world.amend_calendar(clock->due);
        if (world.act(command.action, command.actor, command.details)) {
            REQUIRE(world.file == before);
            return;
        }
        m_done.emplace(before.status, command.action);
        if (const auto rule = find_broken_rule(before, world.events.back(), world.file, world.units))
            FAIL(*rule << ": " << facts_of(case_actions, command.action).id);
    }

    Random m_random;
    DoneActions m_done;
};

} // namespace

TEST_CASE("Whatever anybody tries in any order, a case keeps its rules and can be rebuilt from its events") {
    Walk walk{20261128};
    for (int count = 0; count < 500; ++count) walk.walk(200);
    // The walks go everywhere: each step of the workflow was taken.
    for (const auto& step : workflow()) {
        CAPTURE(facts_of(case_statuses, step.from).id, facts_of(case_actions, step.action).id);
        CHECK(walk.done().contains({step.from, step.action}));
    }
}
