#include "shared/evaluation/token.hpp"

#include "shared/evaluation/draft.hpp"
#include "shared/text/text_ids.hpp"
#include "tests/shared/support.hpp"

#include <type_traits>

using namespace zhiping;
using namespace zhiping::test;
using namespace std::chrono_literals;

TEST_CASE("A token is 128 bits as 32 lower-case hexadecimal digits") {
    const auto id = SubmissionId::from_random(
        {0x00, 0x11, 0x22, 0x33, 0x44, 0x55, 0x66, 0x77, 0x88, 0x99, 0xAA, 0xBB, 0xCC, 0xDD, 0xEE, 0xFF});
    CHECK(id.digits() == "00112233445566778899aabbccddeeff");
    CHECK(*SubmissionId::parse("00112233445566778899aabbccddeeff") == id);
}

TEST_CASE("Random tokens survive writing and reading") {
    Random random{10};
    for (int round = 0; round < 1000; ++round) {
        const auto secret = Secret::from_random(random.bytes<16>());
        REQUIRE(secret.digits().size() == 32);
        CHECK(*Secret::parse(secret.digits()) == secret);
    }
}

TEST_CASE("Anything but 32 lower-case hexadecimal digits is no token, and the refusal names its kind") {
    const auto digits = GENERATE("", "0", "00112233445566778899aabbccddeef", "00112233445566778899aabbccddeeff0",
                                 "00112233445566778899AABBCCDDEEFF", "0011223344556677-8899aabbccddeef",
                                 "00112233445566778899aabbccddeefg", " 0112233445566778899aabbccddeeff",
                                 "00112233445566778899aabbccddeef\n", "０0112233445566778899aabbccddee");
    CHECK(refusal(SubmissionId::parse(digits)) == invalid("submission_id", Text::ValueUnknown));
    CHECK(refusal(Secret::parse(digits)) == invalid("secret", Text::ValueUnknown));
}

TEST_CASE("A secret cannot be passed where a submission id is wanted") {
    STATIC_REQUIRE_FALSE(std::is_convertible_v<Secret, SubmissionId>);
    STATIC_REQUIRE_FALSE(std::is_constructible_v<SubmissionId, Secret>);
    STATIC_REQUIRE_FALSE(std::is_constructible_v<Secret, std::string>);
}

TEST_CASE("A draft is kept for seven days to the second") {
    const auto saved = at(2026y / 11 / 20, 15, 32);
    const Draft draft{
        .submission_id = SubmissionId::from_random({}),
        .secret = Secret::from_random({}),
        .saved_at = saved,
        .evaluation = {.code = some_code(), .catalogue_version = 1, .language = Language::Chinese, .agreed_at = saved}};
    CHECK_FALSE(draft.agreed);
    CHECK_FALSE(is_expired(draft, saved));
    CHECK_FALSE(is_expired(draft, saved + std::chrono::days{7}));
    CHECK(is_expired(draft, saved + std::chrono::days{7} + 1s));
    CHECK(is_expired(draft, saved + std::chrono::years{50}));
}

TEST_CASE("A draft from the future has expired: a clock was set wrong") {
    const auto saved = at(2026y / 11 / 20, 15, 32);
    const Draft draft{
        .submission_id = SubmissionId::from_random({}),
        .secret = Secret::from_random({}),
        .saved_at = saved,
        .evaluation = {.code = some_code(), .catalogue_version = 1, .language = Language::Chinese, .agreed_at = saved}};
    CHECK(is_expired(draft, saved - 1s));
    CHECK(is_expired(draft, Instant{}));
}

TEST_CASE("A phone may agree as long before it submits as a draft is kept, and its clock may be a day off") {
    const auto received = at(2026y / 11 / 20, 15, 32);
    CHECK(is_plausible(received, received));
    CHECK(is_plausible(received + 24h, received));
    CHECK_FALSE(is_plausible(received + 24h + 1s, received));
    CHECK(is_plausible(received - 8 * 24h, received));
    CHECK_FALSE(is_plausible(received - 8 * 24h - 1s, received));
    CHECK_FALSE(is_plausible(Instant{}, received));
    CHECK_FALSE(is_plausible(last_instant, received));
}
