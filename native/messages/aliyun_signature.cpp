#include "native/messages/aliyun_signature.hpp"

#include "native/sealing/content_hash.hpp"
#include "native/sealing/hmac.hpp"

#include <algorithm>
#include <array>
#include <cstdio>

namespace zhiping::messages {

namespace {

constexpr auto algorithm = "ACS3-HMAC-SHA256";

std::string percent_encoded(std::string_view text) {
    constexpr std::string_view digits = "0123456789ABCDEF";
    std::string encoded;
    for (const char character : text) {
        const auto byte = static_cast<unsigned char>(character);
        const bool is_letter = (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z');
        const bool is_kept = is_letter || (byte >= '0' && byte <= '9') ||
                             std::string_view{"-_.~"}.find(character) != std::string_view::npos;
        if (is_kept)
            encoded += character;
        else
            encoded.append("%").append(1, digits[byte >> 4]).append(1, digits[byte & 15]);
    }
    return encoded;
}

// As ISO 8601 has it: "2023-10-26T10:22:32Z".
std::string utc_text(Instant at) {
    const auto day = std::chrono::floor<std::chrono::days>(at);
    const std::chrono::year_month_day date{day};
    const std::chrono::hh_mm_ss time{at - day};
    std::array<char, 32> text{};
    std::snprintf(text.data(), text.size(), "%04d-%02u-%02uT%02d:%02d:%02dZ", int{date.year()}, unsigned{date.month()},
                  unsigned{date.day()}, static_cast<int>(time.hours().count()),
                  static_cast<int>(time.minutes().count()), static_cast<int>(time.seconds().count()));
    return text.data();
}

} // namespace

std::string canonical_query(const AliyunCall& call) {
    auto parameters = call.parameters;
    std::sort(parameters.begin(), parameters.end());
    std::string query;
    for (const auto& [name, value] : parameters)
        query += (query.empty() ? "" : "&") + percent_encoded(name) + "=" + percent_encoded(value);
    return query;
}

std::vector<std::pair<std::string, std::string>> signed_headers(const AliyunCall& call, const AliyunAccess& access) {
    const auto empty_body = to_digits(sealing::sha256_of(std::string_view{}));
    // In the order of their names, as they are signed.
    std::vector<std::pair<std::string, std::string>> headers{{"host", call.host},
                                                             {"x-acs-action", call.action},
                                                             {"x-acs-content-sha256", empty_body},
                                                             {"x-acs-date", utc_text(call.at)},
                                                             {"x-acs-signature-nonce", call.nonce},
                                                             {"x-acs-version", call.version}};
    std::string lines;
    std::string names;
    for (const auto& [name, value] : headers) {
        lines += name + ":" + value + "\n";
        names += (names.empty() ? "" : ";") + name;
    }
    const auto request = "POST\n/\n" + canonical_query(call) + "\n" + lines + "\n" + names + "\n" + empty_body;
    const auto hash = to_digits(sealing::sha256_of(std::string_view{request}));
    const auto signature = to_digits(sealing::hmac_sha256(access.secret, std::string{algorithm} + "\n" + hash));
    headers.erase(headers.begin()); // HTTP brings its own.
    headers.emplace_back("Authorization", std::string{algorithm} + " Credential=" + access.key_id +
                                              ",SignedHeaders=" + names + ",Signature=" + signature);
    return headers;
}

} // namespace zhiping::messages
