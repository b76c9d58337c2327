#include "native/app/sealed_person.hpp"

#include "native/sealing/personal_record.hpp"

#include <algorithm>

namespace zhiping::app {

namespace {

using sealing::PersonalRecord;
using sealing::PersonKey;

// A number is sealed with what it is found by, so that no row opens in another's place.
sealing::Seal phone_seal(const PersonKey& key, const store::Digest& digest) {
    sealing::FileId id;
    std::copy_n(digest.begin(), id.size(), id.begin());
    return seal_of(key, id);
}

sealing::Seal name_seal(const PersonKey& key, std::int64_t evaluation_id) {
    return seal_of(key, record_id(PersonalRecord::Name, evaluation_id));
}

// What we sealed ourselves has been checked.
template <typename T> T parsed(const std::string& text) {
    auto value = T::parse(text);
    if (!value) throw sealing::DamagedFile{"what is stored of a person cannot be read"};
    return *std::move(value);
}

} // namespace

store::SealedText seal_name(const PersonKey& key, std::int64_t evaluation_id, const PersonName& name) {
    return sealing::close_text(name_seal(key, evaluation_id), name.text());
}

std::int64_t find_or_insert_person(store::Database& database, const PersonKey& key, const PhoneNumber& phone,
                                   Instant now) {
    const auto digest = digest_of(key, phone);
    if (const auto known = store::find_person_by_phone(database, digest)) return *known;
    return store::insert_person(database, digest, sealing::close_text(phone_seal(key, digest), phone.text()), now);
}

std::optional<PhoneNumber> find_phone(store::Database& database, const PersonKey& key, std::int64_t person_id) {
    const auto person = store::find_person(database, person_id);
    if (!person || !person->phone) return std::nullopt;
    const auto& [digest, sealed] = *person->phone;
    return parsed<PhoneNumber>(sealing::open_text(phone_seal(key, digest), sealed));
}

std::optional<PersonName> open_name(const PersonKey& key, const store::EvaluationPerson& link) {
    if (!link.name) return std::nullopt;
    return parsed<PersonName>(sealing::open_text(name_seal(key, link.evaluation_id), *link.name));
}

std::optional<PersonName> find_person_name(store::Database& database, const PersonKey& key, std::int64_t person_id) {
    const auto newest = store::find_newest_named(database, person_id);
    return newest ? open_name(key, *newest) : std::nullopt;
}

MaskedPerson show_person(store::Database& database, const PersonKey& key, std::int64_t person_id) {
    const auto name = find_person_name(database, key, person_id);
    const auto phone = find_phone(database, key, person_id);
    return {name ? name->masked() : "", phone ? phone->masked() : ""};
}

} // namespace zhiping::app
