#include "native/command_line/actor_options.hpp"

namespace zhiping::command_line {

Option add_actor_options(const Command& command, ActorWords& words) {
    command.option({"--unit", "ID", "The unit of a handler or lead"}, words.unit_id);
    command.option({"--name", "NAME", "The name of a handler or lead"}, words.name);
    command.option({"--badge", "NUMBER", "The badge number"}, words.badge);
    auto as = command.option({"--as", "ROLE", "citizen, handler or lead"}, words.role);
    as.one_of({"citizen", "handler", "lead"});
    return as;
}

Actor to_actor(const ActorWords& words) {
    return {*find_by_id(roles, words.role), words.unit_id, {words.name, words.badge}};
}

} // namespace zhiping::command_line
