#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

// Passwords are kept as Argon2id hashes (RFC 9106) of 19 MiB and 2 passes, the least that OWASP's Password Storage
// Cheat Sheet advises: more would let those who guess take the memory and the processor from those who submit.
namespace zhiping::sealing {

// The right to hash a password now. The process hashes two at once; who comes meanwhile waits.
class HashingTurn {
public:
    static constexpr int at_once = 2;

    // Nullopt when the turn did not come in this time.
    static std::optional<HashingTurn> wait(std::chrono::milliseconds most);

    HashingTurn(HashingTurn&& other) noexcept : m_is_held(std::exchange(other.m_is_held, false)) {}
    HashingTurn& operator=(HashingTurn&&) = delete;
    ~HashingTurn();

private:
    HashingTurn() = default;
    bool m_is_held = true;
};

// With its salt and its cost, as libsodium writes it. Throws std::bad_alloc when there is no memory.
std::string hash_password(const HashingTurn&, std::string_view password);

bool is_password(const HashingTurn&, const std::string& hash, std::string_view password);

// A hash of the same cost whose password nobody knows: for who is unknown, so that asking takes as long.
std::string nobodys_password_hash();

} // namespace zhiping::sealing
