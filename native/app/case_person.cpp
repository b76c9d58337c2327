#include "native/app/case_person.hpp"

#include "native/app/party.hpp"
#include "native/app/sealed_person.hpp"
#include "native/app/sealed_position.hpp"
#include "native/cases/policies.hpp"
#include "native/store/codes.hpp"
#include "shared/positions/earth.hpp"

namespace zhiping::app {

namespace {

PersonStanding standing_of(store::Database& database, const StoredEvaluation& stored, bool is_known, Instant now) {
    if (is_known) return PersonStanding::Verified;
    const bool was_asked = find_catalogue(stored.evaluation.catalogue_version)->asks_who_and_where();
    const bool is_required = newest_policy().needs_of(stored.subject.module).name == NameNeed::Required;
    if (!was_asked || !is_required) return PersonStanding::NotRequired;
    const auto until = stored.receipt.received + cases::policy_in_force(database, now).verification;
    return now < until ? PersonStanding::Awaited : PersonStanding::Unverified;
}

struct Away {
    double metres;
    double bearing;
};

std::optional<Away> find_away(store::Database& database, const Code& code, const std::optional<Position>& position) {
    const auto place = position ? store::find_code_coordinates(database, code) : std::nullopt;
    if (!place) return std::nullopt;
    const auto from = to_wgs84(*place), to = to_wgs84(position->at);
    return Away{distance_between(from, to), bearing_between(from, to)};
}

// No other number than the one that was verified is tried.
std::optional<PartyStanding> find_party_standing(store::Database& database, const sealing::PersonKey& key,
                                                 const Code& code, const std::optional<PhoneNumber>& phone) {
    const auto party = store::find_party(database, code);
    if (!party) return std::nullopt;
    if (!phone) return PartyStanding::NotShown;
    return hash_of_party(key, party->issuer_id, *phone) == party->hash ? PartyStanding::Party : PartyStanding::NotShown;
}

} // namespace

CasePerson find_case_person(store::Database& database, const sealing::PersonKey& key, std::int64_t evaluation_id,
                            const StoredEvaluation& stored, Instant now) {
    const auto link = store::find_evaluation_person(database, evaluation_id);
    CasePerson person{.standing = standing_of(database, stored, link.has_value(), now)};
    std::optional<PhoneNumber> phone;
    if (link) {
        const auto name = open_name(key, *link);
        if (name) phone = find_phone(database, key, link->person_id);
        person.shown = {name ? name->masked() : "", phone ? phone->masked() : ""};
        person.may_call = link->may_call && phone;
    }
    person.party = find_party_standing(database, key, stored.evaluation.code, phone);
    const auto where = find_whereabouts(database, key, evaluation_id);
    if (!where) return person;
    person.has_place_words = !where->words.empty();
    if (!where->position) return person;
    person.at = masked(where->position->at);
    if (const auto away = find_away(database, stored.evaluation.code, where->position))
        person.distance_km = rounded_kilometres(away->metres);
    return person;
}

CasePerson person_or_unknown(store::Database& database, const sealing::PersonKey& key, std::int64_t evaluation_id,
                             const StoredEvaluation& evaluation, Instant now) try {
    return find_case_person(database, key, evaluation_id, evaluation, now);
} catch (const sealing::DamagedFile&) {
    return {};
}

UnmaskedPerson find_unmasked_person(store::Database& database, const sealing::PersonKey& key,
                                    std::int64_t evaluation_id, const Code& code) {
    UnmaskedPerson person;
    if (const auto link = store::find_evaluation_person(database, evaluation_id)) {
        const auto name = open_name(key, *link);
        const auto phone = name ? find_phone(database, key, link->person_id) : std::nullopt;
        person.name = name ? name->text() : "";
        person.phone = phone ? phone->text() : "";
    }
    const auto where = find_whereabouts(database, key, evaluation_id);
    if (!where) return person;
    person.position = where->position;
    person.place_words = where->words;
    if (const auto away = find_away(database, code, where->position)) {
        person.distance_m = away->metres;
        person.bearing = away->bearing;
    }
    return person;
}

} // namespace zhiping::app
