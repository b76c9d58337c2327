#pragma once

#include "native/store/database.hpp"
#include "native/store/digest.hpp"
#include "native/store/persons.hpp"
#include "native/store/sealing.hpp"
#include "shared/persons/one_time_code.hpp"
#include "shared/table.hpp"

#include <array>
#include <optional>

// The one-time codes of the last day: what waits to be typed, and what limits count.
namespace zhiping::store {

// What became of its message.
enum class Delivery { Waiting, Taken, Refused, Unknown };

struct DeliveryFacts {
    Delivery value;
    std::string_view id;
};

inline constexpr std::array deliveries{
    DeliveryFacts{Delivery::Waiting, "waiting"},
    DeliveryFacts{Delivery::Taken, "taken"},
    DeliveryFacts{Delivery::Refused, "refused"},
    DeliveryFacts{Delivery::Unknown, "unknown"},
};
static_assert(follows_enum(deliveries));

// Who asked for a code, as limits count them.
struct CodeAskers {
    Digest phone;
    Digest device;
    std::optional<std::int64_t> evaluation_id; // None: to sign in.
    Digest address;
};

struct StoredCode {
    FileId id;
    CodeAskers askers;
    Instant made;
    Digest code;
    std::optional<SealedText> typed; // Nullopt: it was used, or given up for another.
    int tries = 0;
    Delivery delivery = Delivery::Waiting;
};

void insert_code(Database&, const StoredCode&);

// The newest of a device for this evaluation, or to sign in.
std::optional<StoredCode> find_newest_code(Database&, const Digest& device, std::optional<std::int64_t> evaluation_id);

// How many an asker was sent since then. What was refused on the way, and tried by
// nobody, did not reach a telephone and counts for neither telephone nor evaluation.
std::int64_t count_codes(Database&, CodeAsker, const CodeAskers&, Instant since);

// When a code was sent to this number the last time; nullopt within the last day not.
std::optional<Instant> last_code_of(Database&, const Digest& phone);

void count_try(Database&, const FileId&);
void set_delivery(Database&, const FileId&, Delivery);

// Of no use any more, and what was typed with it is gone.
void close_code(Database&, const FileId&);

void delete_codes_before(Database&, Instant);

// What a person typed with the codes to their number is gone.
void forget_typed_by(Database&, std::int64_t person_id);

// What was typed with those before is gone, but they count still.
void forget_typed_before(Database&, Instant);

} // namespace zhiping::store
