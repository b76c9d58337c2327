#include "shared/wire/code_json.hpp"
#include "shared/text/text_ids.hpp"

#include <catch_amalgamated.hpp>

using namespace zhiping;

// What the desk reads of codes, as the server writes it.

namespace {

const Code code = Code::from_random({1, 2, 3, 4, 5, 6, 7, 8, 9, 10});
const CodeFacts at_window{
    .code = code, .module = Module::Service, .unit = {"蔡甸大队", "Caidian Brigade"}, .place = "蔡甸车管所 3 号窗口"};

} // namespace

TEST_CASE("A page of codes is read as it was written") {
    const auto page = wire::decode_codes(wire::encode_codes({at_window}, true));
    REQUIRE(page);
    CHECK(page->codes == std::vector{at_window});
    CHECK(page->more);
    CHECK(wire::decode_codes("{}").error() == invalid("more", Text::FieldMissing));
    CHECK_FALSE(wire::decode_codes(R"({"more": false, "codes": [{}]})"));
    CHECK_FALSE(wire::decode_codes("no JSON"));
}

TEST_CASE("A code that takes the place of another is read, and what is none is refused") {
    CHECK(wire::decode_told_code(wire::encode_code(code)).value() == code);
    CHECK_FALSE(wire::decode_told_code(R"({"code": "7K3F"})"));
    CHECK_FALSE(wire::decode_told_code("[]"));
}

TEST_CASE("Printing systems are read with what they have not done yet") {
    const Instant made{std::chrono::seconds{1795160820}};
    const std::vector<wire::ListedIssuer> listed{{1, "罚单打印", "420100", made, 12, made, {}},
                                                 {2, "旧系统", "420100", made, 0, {}, made}};
    const auto read = wire::decode_issuers(wire::encode(listed));
    REQUIRE(read);
    REQUIRE(read->size() == 2);
    CHECK(read->front().name == "罚单打印");
    CHECK(read->front().last_used == made);
    CHECK_FALSE(read->front().revoked);
    CHECK_FALSE(read->back().last_used);
    CHECK(read->back().revoked == made);
    CHECK_FALSE(wire::decode_issuers(R"({"issuers": [{"id": 1}]})"));
}

TEST_CASE("The keys of a printing system are read, and a new one is written as the server takes it") {
    const auto keys = wire::decode_issuer_keys(wire::encode_issuer_keys(3, "key", "party"));
    REQUIRE(keys);
    CHECK(keys->key == "key");
    CHECK(keys->party_key == "party");
    const auto wanted = wire::decode_new_issuer(wire::encode(wire::NewIssuerWords{"罚单打印", "420100"}));
    REQUIRE(wanted);
    CHECK(wanted->name == "罚单打印");
    CHECK(wanted->unit_id == "420100");
}
