#pragma once

#include "native/sealing/signing_key.hpp"
#include "shared/codes/receipt_number.hpp"
#include "shared/evaluation/evaluation.hpp"
#include "shared/evidence/sha256.hpp"

#include <optional>
#include <span>
#include <string>
#include <string_view>

// A signed receipt as one word without spaces: it can be printed, read out, copied and drawn as a QR code.
//
//   ZP1.RECEIPT.RECEIVED.SATISFACTION.STATEMENT.LINE.HEAD.KEY.SIGNATURE
//
// What stands before the last full stop is what is signed, so openssl can check it (docs/receipts.md). All of it is
// capital letters, digits and - : + . alone: a QR code of such is a third smaller (ISO/IEC 18004, alphanumeric mode).
namespace zhiping::sealing {

// What it says. Nothing of it is secret.
struct ReceiptFacts {
    ReceiptNumber receipt;
    Instant received; // Written in China's time.
    Satisfaction satisfaction;
    std::optional<Sha256> statement; // The journal's commitment to it; none, "-", when nothing was written.
    std::int64_t line;               // Of the journal, that says so.
    Sha256 head;                     // Of the journal, up to and with this line.

    bool operator==(const ReceiptFacts&) const = default;
};

struct ReceiptToken {
    ReceiptFacts facts;
    std::string key_id;
    Signature signature;
};

// Longer than any token; what is longer is not read.
inline constexpr std::size_t max_token_bytes = 1000;

std::string text_of(const ReceiptToken&);

// The same for the same facts and key, always.
std::string sign_receipt(const ReceiptFacts&, const SigningKey&);

// Spaces and line ends, and small letters are forgiven. Refused (invalid, "token"): what is not a whole token, and the
// token of a version that is not known yet. The signature is not checked.
Result<ReceiptToken> parse_receipt_token(std::string_view typed);

// What a token says that one of these keys has signed. Refused too: signed by none of them, or not what was signed.
Result<ReceiptToken> check_receipt_token(std::string_view typed, std::span<const PublicKey>);

} // namespace zhiping::sealing
