#pragma once

#include "native/app/staff_accounts.hpp"
#include "native/command_line/commands.hpp"

#include <string>
#include <vector>

namespace zhiping::command_line {

// On the standard output, for whoever hands them over: the password, the phone's secret as address and QR code, and the
// recovery codes.
void print_credentials(const app::FirstCredentials&);

std::string totp_address_of(const app::FirstCredentials&);

// "handler;lead". Throws CommandError, with `where` before it, when one is no role of staff or there twice.
std::vector<Role> parse_roles(const std::string& words, const std::string& where);
std::string to_words(const std::vector<Role>&, const char* between = ";");

// "handler, lead, ..."
std::string known_roles();

CommandError no_such_staff(const std::string& badge);

} // namespace zhiping::command_line
