#pragma once

#include "native/command_line/command.hpp"
#include "shared/cases/actor.hpp"

#include <string>

// Until there are staff with accounts, whoever can run the program says who acts or reads.
namespace zhiping::command_line {

struct ActorWords {
    std::string role; // Empty: --as was not given.
    std::string unit_id;
    std::string name;
    std::string badge;
};

// Adds --as, --unit, --name and --badge; returns --as.
Option add_actor_options(const Command&, ActorWords&);

// Precondition: --as was given.
Actor to_actor(const ActorWords&);

} // namespace zhiping::command_line
