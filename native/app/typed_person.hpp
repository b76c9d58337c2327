#pragma once

#include "shared/persons/person_name.hpp"
#include "shared/persons/phone_number.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace zhiping::app {

// What a person typed before the code is sent. It is kept sealed until the code is there, so that a code that is late
// costs nobody what they typed.
struct TypedPerson {
    PhoneNumber phone;
    std::optional<PersonName> name = {}; // None: to sign in.
    bool may_call = false;
    bool stays_signed_in = false; // On a phone of their own.

    bool operator==(const TypedPerson&) const = default;
};

std::string to_text(const TypedPerson&);

// What to_text() made. Throws sealing::DamagedFile for anything else.
TypedPerson typed_person_from(std::string_view);

} // namespace zhiping::app
