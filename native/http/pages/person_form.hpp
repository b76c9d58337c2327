#pragma once

#include "native/app/one_time_codes.hpp"
#include "shared/table.hpp"
#include "shared/wire/plain_form.hpp"

#include <array>
#include <optional>
#include <span>
#include <string>
#include <vector>

// The forms with which somebody says who they are (docs/persons.md).
namespace zhiping::http {

enum class PersonFormKind {
    Identify, // Name, number and contact wish, for an evaluation that is nobody's.
    SignIn,   // A number alone.
    ConfirmCode,
    SendAgain,
    OtherNumber,
    ContactWish,
    SignOut,
    SignOutEverywhere,
    Erase,
};

struct PersonFormFacts {
    PersonFormKind value;
    std::string_view id; // Posted.
};

inline constexpr std::array person_forms{
    PersonFormFacts{PersonFormKind::Identify, "identify"},
    PersonFormFacts{PersonFormKind::SignIn, "sign_in"},
    PersonFormFacts{PersonFormKind::ConfirmCode, "confirm_code"},
    PersonFormFacts{PersonFormKind::SendAgain, "send_again"},
    PersonFormFacts{PersonFormKind::OtherNumber, "other_number"},
    PersonFormFacts{PersonFormKind::ContactWish, "contact_wish"},
    PersonFormFacts{PersonFormKind::SignOut, "sign_out"},
    PersonFormFacts{PersonFormKind::SignOutEverywhere, "sign_out_everywhere"},
    PersonFormFacts{PersonFormKind::Erase, "erase"},
};
static_assert(follows_enum(person_forms));

// As it was typed, whatever it is.
struct PersonForm {
    PersonFormKind kind = PersonFormKind::SignIn;
    std::string name = {};
    std::string phone = {};
    std::string one_time_code = {};
    std::optional<bool> may_call = {};
    bool stays_signed_in = false;
    bool is_sure = false;  // To erase.
    std::string kept = {}; // What waits to be sent until somebody is signed in: a form of the page, as it was posted.
};

// Refused (invalid): a form that is none of these.
Result<PersonForm> read_person_form(std::span<const wire::FormField>);

// As what was typed before, without the number: another is to be typed, and the phone may be shared.
PersonForm filled_with(const app::TypedPerson&);

// What is wrong with what Identify or SignIn asks for, in its order; none: it can be sent.
std::vector<Error> find_problems(const PersonForm&);

// Precondition: there are no problems.
app::TypedPerson typed_person(const PersonForm&);

} // namespace zhiping::http
