#pragma once

#include "native/command_line/commands.hpp"
#include "native/messages/screen_gateway.hpp"
#include "native/settings/settings.hpp"

#include <memory>

namespace zhiping::command_line {

// Who carries one-time codes to telephones.
struct Carrier {
    std::unique_ptr<messages::Gateway> gateway = {}; // None: nobody does.
    const messages::ScreenGateway* screen = nullptr; // The same, where it is a demo's screen.
};

// As the settings say; in a demo without any, the terminal and a page of this machine. Throws CommandError with one
// line for the operator when something is missing.
Carrier make_carrier(const settings::Settings&, const Outside&);

} // namespace zhiping::command_line
