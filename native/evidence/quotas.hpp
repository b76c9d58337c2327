#pragma once

#include <cstddef>
#include <cstdint>

namespace zhiping::evidence {

// How much may wait to be submitted, in bytes, reserved before anything is taken; and how many may send or fetch.
struct Quotas {
    std::uint64_t of_code = 4'000'000'000;     // Five full evaluations: a code at a window is for many.
    std::uint64_t of_address = 16'000'000'000; // Many phones share a carrier's address.
    std::uint64_t in_all = 64'000'000'000;
    std::size_t at_once = 240;               // Requests that send or fetch: each keeps a thread from everybody else.
    std::size_t at_once_of_address = 32;     // Of them from one address.
    std::uint64_t kept_free = 1'000'000'000; // Of the disk, for evaluations without evidence.
};

} // namespace zhiping::evidence
