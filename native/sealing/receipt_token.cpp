#include "native/sealing/receipt_token.hpp"

#include "native/sealing/base32.hpp"
#include "shared/evaluation/satisfaction.hpp"
#include "shared/text/text_ids.hpp"

#include <algorithm>
#include <charconv>
#include <vector>

namespace zhiping::sealing {

namespace {

constexpr std::string_view version = "ZP1";
constexpr std::string_view version_letters = "ZP";
constexpr std::string_view no_statement = "-";
constexpr std::string_view zone = "+08:00";
constexpr std::size_t parts_count = 9;

char to_upper(char letter) { return letter >= 'a' && letter <= 'z' ? static_cast<char>(letter - 'a' + 'A') : letter; }
char to_lower(char letter) { return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a') : letter; }

std::string upper(std::string_view text) {
    std::string result{text};
    std::transform(result.begin(), result.end(), result.begin(), to_upper);
    return result;
}

std::string lower(std::string_view text) {
    std::string result{text};
    std::transform(result.begin(), result.end(), result.begin(), to_lower);
    return result;
}

// As written by std::to_string().
std::optional<std::int64_t> read_number(std::string_view digits) {
    std::int64_t number = 0;
    const auto [end, problem] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
    if (problem != std::errc{} || end != digits.data() + digits.size()) return std::nullopt;
    return number;
}

// "2026-11-20T15:40:12+08:00" (RFC 3339).
std::string write_time(Instant instant) {
    auto text = to_china_time(instant); // To the minute.
    text[text.find(' ')] = 'T';
    const auto second = std::to_string(instant.time_since_epoch().count() % 60);
    return text + (second.size() < 2 ? ":0" : ":") + second + std::string{zone};
}

std::optional<Instant> read_time(std::string_view text) {
    constexpr std::size_t to_the_minute = 16;
    if (text.size() != to_the_minute + 3 + zone.size() || text[10] != 'T') return std::nullopt;
    std::string minute{text.substr(0, to_the_minute)};
    minute[10] = ' ';
    const auto instant = parse_china_time(minute);
    const auto second = read_number(text.substr(to_the_minute + 1, 2));
    if (!instant || !second || *second < 0 || *second >= 60) return std::nullopt;
    return *instant + std::chrono::seconds{*second};
}

std::string message_of(const ReceiptFacts& facts, std::string_view key_id) {
    std::string message{version};
    for (const auto& part :
         {facts.receipt.text(), write_time(facts.received), std::string{facts_of(satisfactions, facts.satisfaction).id},
          facts.statement ? to_digits(*facts.statement) : std::string{no_statement}, std::to_string(facts.line),
          to_digits(facts.head), std::string{key_id}})
        message += "." + upper(part);
    return message;
}

std::vector<std::string_view> split(std::string_view text) {
    std::vector<std::string_view> parts;
    for (std::size_t start = 0; start <= text.size();) {
        const auto end = std::min(text.find('.', start), text.size());
        parts.push_back(text.substr(start, end - start));
        start = end + 1;
    }
    return parts;
}

std::string without_spaces(std::string_view typed) {
    std::string text;
    for (const char letter : typed)
        if (letter != ' ' && letter != '\n' && letter != '\r' && letter != '\t') text += to_upper(letter);
    return text;
}

Error damaged() { return invalid("token", Text::TokenDamaged); }

// Version 2 and later may be made of other parts: only that it is one can be said.
bool is_of_later_version(std::string_view first) {
    if (!first.starts_with(version_letters)) return false;
    const auto number = read_number(first.substr(version_letters.size()));
    return number && *number > 1;
}

// Not all of it may be as it is written; whoever asks writes it again and compares.
std::optional<ReceiptToken> read_parts(const std::vector<std::string_view>& parts) {
    if (parts.size() != parts_count) return std::nullopt;
    const auto receipt = ReceiptNumber::parse(parts[1]);
    const auto received = read_time(parts[2]);
    const auto satisfaction = find_by_id(satisfactions, lower(parts[3]));
    const auto line = read_number(parts[5]);
    const auto head = parse_sha256(lower(parts[6]));
    const auto signature = from_base32(parts[8]);
    if (!receipt || !received || !satisfaction || !line || !head || signature.size() != Signature{}.size())
        return std::nullopt;
    ReceiptToken token{
        {*receipt, *received, *satisfaction, parse_sha256(lower(parts[4])), *line, *head}, lower(parts[7]), {}};
    std::copy(signature.begin(), signature.end(), token.signature.begin());
    return token;
}

} // namespace

std::string text_of(const ReceiptToken& token) {
    return message_of(token.facts, token.key_id) + "." + to_base32(token.signature);
}

std::string sign_receipt(const ReceiptFacts& facts, const SigningKey& key) {
    const auto& id = key.public_key().id;
    return text_of({facts, id, key.sign(message_of(facts, id))});
}

Result<ReceiptToken> parse_receipt_token(std::string_view typed) {
    if (typed.size() > max_token_bytes) return damaged();
    const auto text = without_spaces(typed);
    const auto parts = split(text);
    if (is_of_later_version(parts.front())) return invalid("token", Text::TokenOfLaterVersion);
    const auto token = read_parts(parts);
    // Only one text is a token's: so no letter of it can be another unnoticed.
    if (!token || text_of(*token) != text) return damaged();
    return *token;
}

Result<ReceiptToken> check_receipt_token(std::string_view typed, std::span<const PublicKey> keys) {
    auto token = parse_receipt_token(typed);
    if (!token) return token;
    const auto key =
        std::find_if(keys.begin(), keys.end(), [&](const PublicKey& each) { return each.id == token->key_id; });
    if (key == keys.end()) return invalid("token", Text::TokenOfUnknownKey);
    const auto message = message_of(token->facts, token->key_id);
    if (!is_signed_by(*key, message, token->signature)) return invalid("token", Text::TokenNotSigned);
    return token;
}

} // namespace zhiping::sealing
