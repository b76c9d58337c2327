#include "native/sealing/receipt_token.hpp"
#include "shared/text/text_ids.hpp"

#include <catch_amalgamated.hpp>

using namespace zhiping;
using namespace zhiping::sealing;

namespace {

const auto today = parse_date("2026-11-20").value();

SigningKey key_of(std::uint8_t byte, const std::string& id = "0123456789abcdef") {
    std::array<std::uint8_t, FileKey::size> seed;
    seed.fill(byte);
    return {id, today, FileKey{seed}};
}

Sha256 hash_of(std::uint8_t byte) {
    Sha256 hash;
    hash.fill(byte);
    return hash;
}

ReceiptFacts some_facts() {
    return {ReceiptNumber::from_random(today, {1, 2, 3, 4, 5}),
            parse_china_time("2026-11-20 15:40").value() + std::chrono::seconds{7},
            Satisfaction::Dissatisfied,
            hash_of(0xAB),
            42,
            hash_of(0xCD)};
}

const auto key = key_of(7);
const std::vector keys{key.public_key()};
const auto damaged = invalid("token", Text::TokenDamaged);
const auto not_signed = invalid("token", Text::TokenNotSigned);
const auto unknown_key = invalid("token", Text::TokenOfUnknownKey);
const auto later_version = invalid("token", Text::TokenOfLaterVersion);

std::optional<Error> refusal(std::string_view typed, const std::vector<PublicKey>& known = keys) {
    const auto checked = check_receipt_token(typed, known);
    return checked ? std::nullopt : std::optional{checked.error()};
}

// With the signature of the key, whatever stands before it.
std::string signed_by_key(const std::string& message) {
    auto token = parse_receipt_token(sign_receipt(some_facts(), key)).value();
    token.signature = key.sign(message);
    const auto text = text_of(token);
    return message + text.substr(text.rfind('.'));
}

} // namespace

TEST_CASE("A token is read as a person reads it, and its signature is over what stands before the last full stop") {
    const auto token = sign_receipt(some_facts(), key);
    const std::string message = "ZP1.ZP-20261120-04106105-X.2026-11-20T15:40:07+08:00.DISSATISFIED."
                                "ABABABABABABABABABABABABABABABABABABABABABABABABABABABABABABABAB.42."
                                "CDCDCDCDCDCDCDCDCDCDCDCDCDCDCDCDCDCDCDCDCDCDCDCDCDCDCDCDCDCDCDCD.0123456789ABCDEF";
    CHECK(token.substr(0, token.rfind('.')) == message);
    CHECK(token.size() == message.size() + 1 + 103);
    CHECK(token.size() < max_token_bytes);
    CHECK(token.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-:+.") == token.npos);
    const auto checked = check_receipt_token(token, keys).value();
    CHECK(checked.facts == some_facts());
    CHECK(checked.key_id == "0123456789abcdef");
    CHECK(is_signed_by(key.public_key(), message, checked.signature));
    CHECK(sign_receipt(some_facts(), key) == token);
}

TEST_CASE("A token says of every choice, with words and without, what it was made of") {
    for (const auto satisfaction : {Satisfaction::Satisfied, Satisfaction::Dissatisfied, Satisfaction::Other}) {
        auto facts = some_facts();
        facts.satisfaction = satisfaction;
        CHECK(check_receipt_token(sign_receipt(facts, key), keys).value().facts == facts);
        facts.statement.reset();
        CHECK(check_receipt_token(sign_receipt(facts, key), keys).value().facts == facts);
    }
    auto facts = some_facts();
    facts.received = last_instant - china_offset;
    facts.line = INT64_MAX;
    CHECK(check_receipt_token(sign_receipt(facts, key), keys).value().facts == facts);
}

TEST_CASE("Spaces, line ends and small letters that copying brings are forgiven") {
    const auto token = sign_receipt(some_facts(), key);
    std::string small;
    for (const char letter : token) {
        small += letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter | 0x20) : letter;
        if (small.size() % 40 == 0) small += " \r\n\t";
    }
    CHECK_FALSE(refusal("  " + small + "\n"));
}

TEST_CASE("A token in which any one character is another, missing or one too many is refused") {
    const auto token = sign_receipt(some_facts(), key);
    int accepted = 0;
    for (std::size_t place = 0; place < token.size(); ++place) {
        for (const char other : std::string{"ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-:+.!\x01\xFF"}) {
            if (other == token[place]) continue;
            auto changed = token;
            changed[place] = other;
            accepted += !refusal(changed);
        }
        auto shorter = token, longer = token;
        shorter.erase(place, 1);
        longer.insert(place, 1, token[place]);
        accepted += !refusal(shorter) + !refusal(longer);
    }
    CHECK(accepted == 0);
    CHECK(refusal(token + ".A") == damaged);
    CHECK(refusal(token + token) == damaged);
}

TEST_CASE("A token whose facts were changed is refused, though all of it is well-formed") {
    const auto token = parse_receipt_token(sign_receipt(some_facts(), key)).value();
    const auto refuses = [&](const std::function<void(ReceiptToken&)>& change) {
        auto changed = token;
        change(changed);
        return refusal(text_of(changed)) == not_signed;
    };
    CHECK(refuses([](auto& each) { each.facts.satisfaction = Satisfaction::Satisfied; }));
    CHECK(refuses([](auto& each) { each.facts.received += std::chrono::seconds{1}; }));
    CHECK(refuses([](auto& each) { each.facts.line = 43; }));
    CHECK(refuses([](auto& each) { each.facts.statement.reset(); }));
    CHECK(refuses([](auto& each) { each.facts.head[0] ^= 1; }));
    CHECK(refuses([](auto& each) { each.signature[0] ^= 1; }));
    CHECK(refuses([](auto& each) { each.facts.receipt = ReceiptNumber::from_random(today, {5, 4, 3, 2, 1}); }));
}

TEST_CASE("A token that another key has signed is refused, whether it says so or names ours") {
    CHECK(refusal(sign_receipt(some_facts(), key_of(8, "fedcba9876543210"))) == unknown_key);
    CHECK(refusal(sign_receipt(some_facts(), key_of(8))) == not_signed);
    CHECK(refusal(sign_receipt(some_facts(), key), {}) == unknown_key);
}

TEST_CASE("A token of an older key is accepted as long as its public half is known") {
    const auto old = key_of(9, "00000000000000aa");
    CHECK_FALSE(refusal(sign_receipt(some_facts(), old), {key.public_key(), old.public_key()}));
}

TEST_CASE("A token of a later version is told apart from one that is damaged") {
    CHECK(refusal("ZP2.WHATEVER.IT.SAYS") == later_version);
    CHECK(refusal("zp17") == later_version);
    auto token = sign_receipt(some_facts(), key);
    token[2] = '2';
    CHECK(refusal(token) == later_version);
    for (const auto* typed : {"ZP", "ZP0.A", "ZP-1.A", "ZP1", "ZP99999999999999999999.A", "XY2.A"})
        CHECK(refusal(typed) == damaged);
}

TEST_CASE("What is written in another way than we write it is refused, even with a good signature") {
    const auto token = sign_receipt(some_facts(), key);
    const auto message = token.substr(0, token.rfind('.'));
    REQUIRE_FALSE(refusal(signed_by_key(message)));
    const auto with = [&](const std::string& from, const std::string& to) {
        auto changed = message;
        changed.replace(changed.find(from), from.size(), to);
        return changed;
    };
    for (const auto& changed :
         {with(".42.", ".042."), with(".42.", ".+42."), with(".42.", ".."), with("+08:00", "+09:00"),
          with("T15", "T25"), with(":07+", ":60+"), with("2026-11-20T", "2026-11-31T"), with("DISSATISFIED", "NEITHER"),
          with("ABAB", "XBAB"), with("-X.", "-Y."), with("ZP-2026", "2026")})
        CHECK(refusal(signed_by_key(changed)) == damaged);
}

TEST_CASE("What is no token is refused before any work, however long it is") {
    for (const auto& typed : {std::string{}, std::string{"."}, std::string(9, '.'), std::string{"签名回执"},
                              std::string(max_token_bytes + 1, 'A'), std::string(10'000'000, '.'),
                              std::string{"ZP1.\0.\0", 7}, std::string(max_token_bytes, ' ')})
        CHECK(refusal(typed) == damaged);
    CHECK(refusal(sign_receipt(some_facts(), key) + std::string(max_token_bytes, ' ')) == damaged);
}
