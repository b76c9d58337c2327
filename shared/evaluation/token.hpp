#pragma once

#include "shared/result.hpp"

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace zhiping {

// The refusal of what is no token.
Error not_a_token(std::string field);

// 128 random bits made on the phone (by the server for the form without script), written as 32
// lower-case hexadecimal digits. `Tag` keeps one kind of token from being passed where another is wanted.
template <typename Tag> class Token {
public:
    static Result<Token> parse(std::string_view digits) {
        const auto is_digit = [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); };
        for (const char character : digits)
            if (!is_digit(character)) return not_a_token(Tag::field);
        if (digits.size() != 32) return not_a_token(Tag::field);
        return Token{std::string{digits}};
    }

    static Token from_random(const std::array<std::uint8_t, 16>& random) {
        std::string digits;
        for (const auto byte : random) {
            digits += "0123456789abcdef"[byte >> 4];
            digits += "0123456789abcdef"[byte & 15];
        }
        return Token{std::move(digits)};
    }

    const std::string& digits() const { return m_digits; }

    bool operator==(const Token&) const = default;

private:
    explicit Token(std::string digits) : m_digits(std::move(digits)) {}

    std::string m_digits;
};

struct SubmissionIdTag {
    static constexpr auto field = "submission_id";
};
struct SecretTag {
    static constexpr auto field = "secret";
};

struct UploadIdTag {
    static constexpr auto field = "evidence";
};

struct ChosenFileIdTag {
    static constexpr auto field = "file";
};

struct ActionIdTag {
    static constexpr auto field = "action_id";
};

// Recognises a submission that is sent again. The server keeps only its hash.
using SubmissionId = Token<SubmissionIdTag>;

// Reads the evaluation back. Travels in the Authorization header, and without script in the form's
// hidden field and the receipt's address; the server keeps only its hash.
using Secret = Token<SecretTag>;

// A photo or video on its way: made by the server, the last part of the upload's address. Of no use
// without the secret of the submission that it is for.
using UploadId = Token<UploadIdTag>;

// A file that was chosen, a photo or video, as the phone keeps it. Never sent.
using ChosenFileId = Token<ChosenFileIdTag>;

// Recognises something that a citizen does with a case and that is sent again. The server keeps only its hash.
using ActionId = Token<ActionIdTag>;

} // namespace zhiping
