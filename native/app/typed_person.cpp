#include "native/app/typed_person.hpp"

#include "native/sealing/seal.hpp"

#include <array>

namespace zhiping::app {

std::string to_text(const TypedPerson& typed) {
    return typed.phone.text() + '\n' + (typed.name ? typed.name->text() : "") + '\n' + (typed.may_call ? '1' : '0') +
           (typed.stays_signed_in ? '1' : '0');
}

TypedPerson typed_person_from(std::string_view text) {
    const auto first = text.find('\n'), second = text.rfind('\n');
    const auto flags = second == text.npos ? text : text.substr(second + 1);
    auto phone = PhoneNumber::parse(text.substr(0, first));
    if (first == second || flags.size() != 2 || !phone)
        throw sealing::DamagedFile{"what was typed with a one-time code cannot be read"};
    TypedPerson typed{.phone = *std::move(phone), .may_call = flags[0] == '1', .stays_signed_in = flags[1] == '1'};
    if (auto name = PersonName::parse(text.substr(first + 1, second - first - 1))) typed.name = *std::move(name);
    return typed;
}

} // namespace zhiping::app
