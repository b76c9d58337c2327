#include "shared/wire/case_person_json.hpp"

#include "shared/text/text_ids.hpp"
#include "tests/shared/damaged_json.hpp"
#include "tests/shared/support.hpp"

// What staff are shown of the person of a case, read again.
using namespace zhiping;
using namespace zhiping::test;

namespace {

constexpr auto written = [](const auto& value) { return wire::encode(value); };

const Instant noon = at(std::chrono::year{2026} / 11 / 20, 12);
const Coordinates wuhan{30.58, 114.03, Datum::Wgs84};

CasePerson known() {
    return {.standing = PersonStanding::Verified,
            .shown = {"张**", "138****5678"},
            .may_call = true,
            .at = wuhan,
            .distance_km = 3,
            .has_place_words = true,
            .party = PartyStanding::NotShown};
}

UnmaskedPerson unmasked() {
    return {.name = "张三",
            .phone = "+8613812345678",
            .position = Position{{30.5812345, 114.0312345, Datum::Wgs84}, 12.5, noon},
            .place_words = "汉阳大道路口",
            .distance_m = 420,
            .bearing = 45};
}

const Members place{{"latitude", "30.58"}, {"longitude", "114"}, {"datum", quoted("wgs84")}};

template <typename Decode> auto refused_by(Decode decode) {
    return [decode](const std::string& text) { return refusal(decode(text)); };
}

} // namespace

TEST_CASE("What staff are shown of a person reads back as it was written") {
    for (const auto& person : {CasePerson{}, known()}) {
        const auto read = wire::decode_case_person(wire::encode(person));
        REQUIRE(refusal(read) == std::nullopt);
        CHECK(wire::encode(*read) == wire::encode(person));
        CHECK(read->standing == person.standing);
        CHECK(read->shown == person.shown);
        CHECK(read->may_call == person.may_call);
        CHECK(read->at == person.at);
        CHECK(read->distance_km == person.distance_km);
        CHECK(read->party == person.party);
        survives_damage(wire::encode(person), wire::decode_case_person, written);
    }
}

TEST_CASE("A person that was damaged on the way is refused at what is wrong") {
    names_what_is_wrong({{"standing", quoted("awaited")}, {"of_tomorrow", "[{}]"}}, {"standing"},
                        {{"standing", no_id},
                         {"name", no_text},
                         {"phone", no_text},
                         {"may_call", no_bool},
                         {"position", no_object},
                         {"distance_km", no_integer},
                         {"has_place_words", no_bool},
                         {"party", no_id}},
                        refused_by(wire::decode_case_person));
    names_what_is_wrong(
        place, {"latitude", "longitude", "datum"},
        {{"latitude", no_number}, {"longitude", no_number}, {"datum", no_id}}, [](const std::string& text) {
            return refusal(wire::decode_case_person(R"({"standing":"awaited","position":)" + text + "}"));
        });
    CHECK(refusal(wire::decode_case_person("[]")) == invalid("", Text::BodyNotJson));
}

TEST_CASE("Who has seen all of a person reads back as it was written, and is refused at what is wrong") {
    for (const auto& disclosure :
         {Disclosure{"420114", {"承办甲", "1001"}, Disclosed::Phone, {}, noon},
          Disclosure{"420100", {"支队负责人", "2002"}, Disclosed::Person, "核实当事人", noon}}) {
        const auto read = wire::decode_disclosure(wire::encode(disclosure));
        REQUIRE(refusal(read) == std::nullopt);
        CHECK(read->unit_id == disclosure.unit_id);
        CHECK(read->by == disclosure.by);
        CHECK(read->what == disclosure.what);
        CHECK(read->reason == disclosure.reason);
        CHECK(read->at == disclosure.at);
        survives_damage(wire::encode(disclosure), wire::decode_disclosure, written);
    }
    const Members disclosure{{"unit", quoted("420114")},
                             {"by", R"({"name":"承办甲","badge":"1001"})"},
                             {"disclosed", quoted("phone")},
                             {"at", "1795160000"}};
    names_what_is_wrong(
        disclosure, {"unit", "by", "disclosed", "at"},
        {{"unit", no_text}, {"by", no_object}, {"disclosed", no_id}, {"reason", no_text}, {"at", no_time}},
        refused_by(wire::decode_disclosure));
}

TEST_CASE("All of a person reads back as it was written, distances in whole metres") {
    auto elsewhere = unmasked();
    elsewhere.position->at.datum = Datum::Gcj02;
    elsewhere.distance_m = 419.6;
    elsewhere.bearing = 359.7;
    UnmaskedPerson only_number;
    only_number.phone = "+8613812345678";
    for (const auto& person : {UnmaskedPerson{}, only_number, unmasked(), elsewhere}) {
        const auto text = wire::encode(person);
        const auto read = wire::decode_unmasked_person(text);
        REQUIRE(refusal(read) == std::nullopt);
        CHECK(wire::encode(*read) == text);
        CHECK(read->name == person.name);
        CHECK(read->phone == person.phone);
        CHECK(read->position == person.position);
        CHECK(read->place_words == person.place_words);
        survives_damage(text, wire::decode_unmasked_person, written);
    }
    const auto read = wire::decode_unmasked_person(wire::encode(elsewhere));
    CHECK(read->distance_m == 420.0);
    CHECK(read->bearing == 0.0);
}

TEST_CASE("All of a person that was damaged on the way is refused at what is wrong") {
    const std::vector<std::string> no_distance{"\"1\"", "null", "-1", "1e300", "[]"};
    names_what_is_wrong({{"of_tomorrow", "1"}}, {},
                        {{"name", no_text},
                         {"phone", no_text},
                         {"position", no_object},
                         {"geo", no_text},
                         {"position_words", no_text},
                         {"distance_m", no_distance},
                         {"bearing", no_distance}},
                        refused_by(wire::decode_unmasked_person));
    auto position = place;
    position["accuracy"] = "12";
    position["measured_at"] = "1795160000";
    names_what_is_wrong(
        position, {"latitude", "longitude", "datum", "accuracy", "measured_at"},
        {{"latitude", no_number},
         {"longitude", no_number},
         {"datum", no_id},
         {"accuracy", no_number},
         {"measured_at", no_time}},
        [](const std::string& text) { return refusal(wire::decode_unmasked_person(R"({"position":)" + text + "}")); });
}

TEST_CASE("Why somebody wants to see all of a person arrives as it was sent") {
    const wire::UnmaskRequest request{"核实\n\"当事人\"", "123456"};
    const auto read = wire::decode_unmask_request(wire::encode(request)).value();
    CHECK(read.reason == request.reason);
    CHECK(read.code == request.code);
    CHECK(wire::decode_reason(wire::encode_reason("暂缓\t删除")).value() == "暂缓\t删除");
    CHECK(wire::decode_reason(wire::encode_reason("")).value().empty());
}
