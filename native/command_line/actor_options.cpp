#include "native/command_line/actor_options.hpp"

namespace zhiping::command_line {

Option add_actor_options(const Command& command, ActorWords& words) {
    command.option({"--unit", "ID", "The unit of somebody of staff"}, words.unit_id);
    command.option({"--name", "NAME", "The name of somebody of staff"}, words.name);
    command.option({"--badge", "NUMBER", "The badge number"}, words.badge);
    auto as = command.option({"--as", "ROLE", "citizen, handler, lead or supervisor"}, words.role);
    as.one_of({"citizen", "handler", "lead", "supervisor"});
    return as;
}

Actor to_actor(const ActorWords& words) {
    return {*find_by_id(roles, words.role), words.unit_id, {words.name, words.badge}};
}

} // namespace zhiping::command_line
