#pragma once

#include "shared/calendar/date.hpp"
#include "shared/table.hpp"

#include <algorithm>
#include <array>
#include <chrono>
#include <optional>
#include <string_view>
#include <variant>

// How often something may be done: a token bucket each, which one person, device, code or address draws from
// (docs/limits.md).
namespace zhiping {

enum class Limited {
    DocumentLookup,       // A document by its number.
    UnknownCode,          // A code that nobody has issued is opened.
    PlaceSearch,          // The list of places, searched or not.
    SubmissionOfPerson,   // By who is signed in.
    SubmissionOfAddress,  // By anybody.
    SubmissionOnDocument, // With the code of one document.
    SubmissionAtPlace,    // With one code that hangs at a place.
    UploadAnnounced,      // One photo or video, before it is sent.
    IssuerRequest,        // Of codes for documents, a thousand at most each.
    WrongIssuerKey,
    WechatLogin,   // By an address, each of which asks WeChat.
    WechatNumber,  // The same; the organisation pays for each.
    WechatRequest, // By one user of the mini-program, whatever it is about.
    WechatTicket,  // Looked at or used.
};

// Where buckets are kept. A row counts over all servers of a store, and costs a write: for what is rare. In memory each
// server counts for itself, so that several of them allow so many times as much: for what must not become slower.
enum class BucketKept { Store, Memory };

struct Limit {
    Limited value;
    std::string_view id; // Stored.
    BucketKept kept;
    int burst;                   // So many at once, from a full bucket. At least 1.
    std::chrono::seconds refill; // One more each time so long has passed. At least 1 s.
};

// What one address may do is generous: a class, a hall or thousands of phones of a carrier are one address. An address
// is refilled more slowly than the code of a place, so that no address alone keeps others out of it.
inline constexpr std::array limits{
    Limit{Limited::DocumentLookup, "document_lookup", BucketKept::Store, 10, std::chrono::minutes{6}},
    Limit{Limited::UnknownCode, "unknown_code", BucketKept::Memory, 200, std::chrono::seconds{3}},
    Limit{Limited::PlaceSearch, "place_search", BucketKept::Memory, 300, std::chrono::seconds{1}},
    Limit{Limited::SubmissionOfPerson, "submission_of_person", BucketKept::Memory, 20, std::chrono::minutes{10}},
    Limit{Limited::SubmissionOfAddress, "submission_of_address", BucketKept::Memory, 200, std::chrono::seconds{6}},
    Limit{Limited::SubmissionOnDocument, "submission_on_document", BucketKept::Memory, 10, std::chrono::minutes{10}},
    Limit{Limited::SubmissionAtPlace, "submission_at_place", BucketKept::Memory, 300, std::chrono::seconds{5}},
    Limit{Limited::UploadAnnounced, "upload_announced", BucketKept::Memory, 1000, std::chrono::seconds{1}},
    Limit{Limited::IssuerRequest, "issuer_request", BucketKept::Memory, 60, std::chrono::seconds{1}},
    Limit{Limited::WrongIssuerKey, "wrong_issuer_key", BucketKept::Memory, 30, std::chrono::minutes{1}},
    Limit{Limited::WechatLogin, "wechat_login", BucketKept::Memory, 300, std::chrono::seconds{1}},
    Limit{Limited::WechatNumber, "wechat_number", BucketKept::Memory, 100, std::chrono::seconds{3}},
    Limit{Limited::WechatRequest, "wechat_request", BucketKept::Memory, 60, std::chrono::seconds{5}},
    Limit{Limited::WechatTicket, "wechat_ticket", BucketKept::Memory, 300, std::chrono::seconds{1}},
};
static_assert(follows_enum(limits));

// All that is kept of a bucket: when it is full again. One that is full is kept nowhere.
struct TokenTaken {
    Instant full_again;
};
struct NoToken {
    Instant free_again; // When there is one.
    Instant full_again; // To be kept: no bucket is emptier than empty, whatever the clock said.
};

// Takes a token from a bucket that is full again then; nullopt: it is full.
constexpr std::variant<TokenTaken, NoToken> take_token(const Limit& limit, std::optional<Instant> full_again,
                                                       Instant now) {
    const Instant latest = now + limit.burst * limit.refill; // When one that is empty now is full.
    const auto from = std::clamp(full_again.value_or(now), now, latest);
    const Instant next = from + limit.refill;
    if (next > latest) return NoToken{now + (next - latest), from};
    return TokenTaken{next};
}

} // namespace zhiping
