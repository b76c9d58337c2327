#include "native/command_line/staff_words.hpp"

#include "native/command_line/print.hpp"
#include "native/drawing/terminal_qr.hpp"

#include <algorithm>
#include <iostream>

namespace zhiping::command_line {

namespace {

Role parse_role(std::string_view word, const std::string& where) {
    const auto role = find_by_id(roles, word);
    if (!role || !is_staff(*role))
        throw CommandError{where + ": role '" + std::string{word} + "' is not one of " + known_roles()};
    return *role;
}

} // namespace

std::string totp_address_of(const app::FirstCredentials& told) {
    return sealing::totp_address(told.totp_secret, told.officer.badge);
}

void print_credentials(const app::FirstCredentials& told) {
    const auto address = totp_address_of(told);
    std::cout << "Told once, for " << printable(told.officer.name) << ", " << told.officer.badge << ":\n\n"
              << "Password, to be changed when signing in: " << told.password << "\n\n"
              << "For the app on the phone that makes codes:\n"
              << address << '\n'
              << drawing::terminal_qr(address) << "\nRecovery codes, each instead of a code of the phone, once:\n";
    for (const auto& code : told.recovery_codes) std::cout << code << '\n';
}

std::vector<Role> parse_roles(const std::string& words, const std::string& where) {
    std::vector<Role> parsed;
    for (std::string_view rest = words; !rest.empty();) {
        const auto end = std::min(rest.find(';'), rest.size());
        const auto role = parse_role(rest.substr(0, end), where);
        if (std::find(parsed.begin(), parsed.end(), role) != parsed.end())
            throw CommandError{where + ": role '" + std::string{rest.substr(0, end)} + "' is there twice"};
        parsed.push_back(role);
        rest.remove_prefix(std::min(end + 1, rest.size()));
    }
    return parsed;
}

std::string to_words(const std::vector<Role>& all, const char* between) {
    std::string words;
    for (const auto role : all) words += (words.empty() ? "" : between) + std::string{facts_of(roles, role).id};
    return words;
}

std::string known_roles() {
    std::vector<Role> of_staff;
    for (const auto& facts : roles)
        if (is_staff(facts.value)) of_staff.push_back(facts.value);
    return to_words(of_staff, ", ");
}

CommandError no_such_staff(const std::string& badge) {
    return CommandError{"nobody of staff has the badge number '" + badge + "'"};
}

} // namespace zhiping::command_line
