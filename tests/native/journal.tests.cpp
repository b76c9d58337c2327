#include "native/journal/line.hpp"
#include "native/sealing/content_hash.hpp"
#include "shared/evidence/evidence_format.hpp"

#include <catch_amalgamated.hpp>

using namespace zhiping;
using namespace zhiping::journal;

namespace {

const auto receipt = ReceiptNumber::from_random(parse_date("2026-11-20").value(), {1, 2, 3, 4, 5});
const Instant moment{std::chrono::seconds{1795160700}};

template <typename Word>
concept IsWord = requires(Line line, Word word) {
    line.add(word);
};

} // namespace

TEST_CASE("A line is its kind, its subject, its words and its time, in this order") {
    Line line{Kind::EvidenceAccepted, receipt, moment};
    CHECK(text_of(line.entry()) == "accepted " + receipt.text() + " 1795160700");
    line.add(1).add(Sha256{0xab}).add(evidence_formats, EvidenceFormat::Jpeg).add(moment - std::chrono::minutes{5});
    CHECK(text_of(line.entry()) ==
          "accepted " + receipt.text() + " 1 ab" + std::string(62, '0') + " jpg 1795160400 1795160700");
    CHECK(text_of(Line{Kind::EvidenceRemoved, receipt, moment}.entry()) == "removed " + receipt.text() + " 1795160700");
}

TEST_CASE("A head is the SHA-256 of the head before, a line feed, the line and a line feed") {
    // printf '%064d\nremoved ZP 5\n' 0 | sha256sum
    CHECK(to_digits(next_head({}, "removed ZP 5")) ==
          "867b03f84691e65e1d187208ce3f22dd64af0f5d295049bf54e3765200b5510a");
    CHECK(next_head({}, "removed ZP 5") != next_head({1}, "removed ZP 5"));
    CHECK(next_head({}, "removed ZP 5") != next_head({}, "removed ZP 6"));
}

TEST_CASE("A line takes numbers, times, hashes and commitments, and no text") {
    STATIC_REQUIRE(IsWord<int>);
    STATIC_REQUIRE(IsWord<std::uint64_t>);
    STATIC_REQUIRE(IsWord<Instant>);
    STATIC_REQUIRE(IsWord<Sha256>);
    STATIC_REQUIRE(IsWord<Commitment>);
    STATIC_REQUIRE_FALSE(IsWord<std::string>);
    STATIC_REQUIRE_FALSE(IsWord<std::string_view>);
    STATIC_REQUIRE_FALSE(IsWord<const char*>);
}

TEST_CASE("A commitment is to one text and one salt") {
    const std::string words = "没有给扣车凭证 😠";
    Salt salt{};
    for (std::uint8_t index = 0; index < salt.size(); ++index) salt[index] = index;
    auto other_salt = salt;
    other_salt[31] ^= 1;
    const auto commitment = commit_to(words, salt);
    CHECK(is_commitment_to(commitment, words, salt));
    CHECK_FALSE(is_commitment_to(commitment, words + " ", salt));
    CHECK_FALSE(is_commitment_to(commitment, "", salt));
    CHECK_FALSE(is_commitment_to(commitment, words, other_salt));
}

TEST_CASE("A commitment is the SHA-256 of the salt and the text, as sha256sum makes it") {
    CHECK(commit_to("abc", Salt{}).hash == sealing::sha256_of(std::string(32, '\0') + "abc"));
    // head -c 32 /dev/zero | sha256sum
    CHECK(to_digits(commit_to("", Salt{}).hash) == "66687aadf862bd776c8fc18b8e9f8e20089714856ee233b3902a591d0d5f2925");
}

TEST_CASE("A line with a commitment holds nothing of its text") {
    const auto commitment = commit_to("张三 13800138000", Salt{7});
    Line line{Kind::EvidenceAccepted, receipt, moment};
    line.add(commitment);
    CHECK(line.entry().words == to_digits(commitment.hash));
}
