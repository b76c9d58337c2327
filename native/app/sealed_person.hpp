#pragma once

#include "native/sealing/person_key.hpp"
#include "native/store/persons.hpp"
#include "shared/persons/masked_person.hpp"
#include "shared/persons/person_name.hpp"
#include "shared/persons/phone_number.hpp"

// Names and numbers as they are stored. What opens them throws sealing::DamagedFile when it is not what was sealed.
namespace zhiping::app {

store::SealedText seal_name(const sealing::PersonKey&, std::int64_t evaluation_id, const PersonName&);

// The person of this number, who is stored when it is a new one.
std::int64_t find_or_insert_person(store::Database&, const sealing::PersonKey&, const PhoneNumber&, Instant now);

// Nullopt when it was erased.
std::optional<PhoneNumber> find_phone(store::Database&, const sealing::PersonKey&, std::int64_t person_id);
std::optional<PersonName> open_name(const sealing::PersonKey&, const store::EvaluationPerson&);

// What a person is called: as in their newest evaluation. Nullopt when they never did, or it was erased.
std::optional<PersonName> find_person_name(store::Database&, const sealing::PersonKey&, std::int64_t person_id);

MaskedPerson show_person(store::Database&, const sealing::PersonKey&, std::int64_t person_id);

} // namespace zhiping::app
