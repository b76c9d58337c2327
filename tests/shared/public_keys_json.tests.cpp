#include "shared/wire/public_keys_json.hpp"

#include "shared/text/text_ids.hpp"
#include "tests/shared/support.hpp"

using namespace zhiping;
using namespace zhiping::test;
using namespace std::chrono_literals;

namespace {

const wire::ServedKey some_key{"0123456789abcdef", Date{2026y / 11 / 20}, "AAAA", "-----BEGIN PUBLIC KEY-----\n"};

} // namespace

TEST_CASE("Public keys are served with what openssl reads, and read back without it") {
    auto older = some_key;
    older.id = "00000000000000aa";
    const auto text = wire::encode({some_key, older});
    CHECK(text.find(R"("algorithm":"Ed25519")") != std::string::npos);
    CHECK(text.find(R"("pem":"-----BEGIN PUBLIC KEY-----\n")") != std::string::npos);
    const auto keys = wire::decode_public_keys(text).value();
    REQUIRE(keys.size() == 2);
    CHECK(keys[0].id == some_key.id);
    CHECK(keys[0].made == some_key.made);
    CHECK(keys[0].public_key == some_key.public_key);
    CHECK(keys[1].id == older.id);
    CHECK(wire::decode_public_keys(wire::encode(std::vector<wire::ServedKey>{}))->empty());
}

TEST_CASE("Keys of an algorithm that is not known yet are left out") {
    CHECK(wire::decode_public_keys(R"({"keys":[{"algorithm":"Newer","key":7}]})")->empty());
}

TEST_CASE("What is no list of public keys is refused, and what is wrong with it is named") {
    const auto refuses = [](const char* text, const char* field) {
        const auto problem = refusal(wire::decode_public_keys(text));
        return problem && problem->field == field;
    };
    CHECK(refuses("", ""));
    CHECK(refuses("[]", ""));
    CHECK(refuses("{}", "keys"));
    CHECK(refuses(R"({"keys":7})", "keys"));
    CHECK(refuses(R"({"keys":[7]})", "keys"));
    CHECK(refuses(R"({"keys":[{}]})", "algorithm"));
    CHECK(refuses(R"({"keys":[{"algorithm":"Ed25519"}]})", "id"));
    CHECK(refuses(R"({"keys":[{"algorithm":"Ed25519","id":"1","made":"2026-13-01"}]})", "made"));
    CHECK(refuses(R"({"keys":[{"algorithm":"Ed25519","id":"1","made":"2026-11-20"}]})", "public_key"));
}
