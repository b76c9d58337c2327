#include "shared/cases/offered_actions.hpp"

#include "tests/common/random_commands.hpp"
#include "tests/shared/case_world.hpp"
#include "tests/shared/support.hpp"

#include <algorithm>

using namespace zhiping;
using namespace zhiping::test;
using enum CaseAction;

namespace {

using Actions = std::vector<CaseAction>;

bool has(const Actions& actions, CaseAction action) {
    return std::find(actions.begin(), actions.end(), action) != actions.end();
}

Actions offered(const CaseWorld& world, const Actor& actor) { return offered_actions(world.file, actor, world.units); }

} // namespace

TEST_CASE("Nobody is offered to take what somebody has taken, or to answer it for them") {
    CaseWorld world;
    CHECK(has(offered(world, handler), Take));
    CHECK_FALSE(has(offered(world, handler), HandIn));
    world.does(Take, handler);
    CHECK_FALSE(has(offered(world, handler), Take));
    CHECK(has(offered(world, handler), HandIn));
    CHECK(has(offered(world, handler), RequestExtension));
}

TEST_CASE("Whoever wrote a reply is offered to take it back, and the second person to approve it") {
    CaseWorld world;
    world.does(Take, handler);
    world.does(HandIn, handler, {.reply = wrong_reply()});
    CHECK(has(offered(world, handler), TakeBackReply));
    CHECK_FALSE(has(offered(world, handler), Approve));
    CHECK(has(offered(world, brigade_lead), Approve));
    CHECK_FALSE(has(offered(world, brigade_lead), TakeBackReply));
}

TEST_CASE("A request is decided where one was made, and not made twice") {
    CaseWorld world;
    world.does(Take, handler);
    CHECK_FALSE(has(offered(world, detachment_lead), GrantRequest));
    world.does(RequestExtension, handler, {.words = "还要调取录像", .working_days = 3});
    CHECK(has(offered(world, detachment_lead), GrantRequest));
    CHECK(has(offered(world, detachment_lead), RefuseRequest));
    for (const auto action : {RequestExtension, RequestTransfer, RequestInvalid})
        CHECK_FALSE(has(offered(world, handler), action));
}

TEST_CASE("What is possible and not offered, is refused whatever is said with it") {
    for (std::uint32_t seed = 1; seed <= 60; ++seed) {
        CAPTURE(seed);
        Random random{seed};
        CaseWorld world;
        DoneActions done;
        const RandomCommands commands{random, world.units};
        for (int step = 0; step < 40; ++step) {
            const auto command = commands.fitting(world.file, world.now, done);
            const auto possible = possible_actions(world.file, command.actor, world.units);
            const bool is_left_out = has(possible, command.action) && is_staff(command.actor.role) &&
                                     !has(offered(world, command.actor), command.action);
            world.now = command.at;
            const auto refusal = world.act(command.action, command.actor, command.details);
            CAPTURE(facts_of(case_actions, command.action).id);
            if (is_left_out) REQUIRE(refusal);
            if (!refusal) done.emplace(world.file.status, command.action);
        }
    }
}
