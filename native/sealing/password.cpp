#include "native/sealing/password.hpp"

#include <array>
#include <condition_variable>
#include <mutex>
#include <new>
#include <sodium.h>
#include <stdexcept>

namespace zhiping::sealing {

namespace {

constexpr unsigned long long passes = 2;
constexpr std::size_t memory_bytes = 19 * 1024 * 1024;

struct Turns {
    std::mutex lock;
    std::condition_variable came_back;
    int free = HashingTurn::at_once;
};

Turns& turns() {
    static Turns all;
    return all;
}

void start_sodium() {
    static const bool is_ready = sodium_init() >= 0;
    if (!is_ready) throw std::runtime_error{"libsodium cannot be used on this machine"};
}

} // namespace

std::optional<HashingTurn> HashingTurn::wait(std::chrono::milliseconds most) {
    auto& all = turns();
    std::unique_lock guard{all.lock};
    if (!all.came_back.wait_for(guard, most, [&] { return all.free > 0; })) return std::nullopt;
    --all.free;
    return HashingTurn{};
}

HashingTurn::~HashingTurn() {
    if (!m_is_held) return;
    {
        const std::lock_guard guard{turns().lock};
        ++turns().free;
    }
    turns().came_back.notify_one();
}

std::string hash_password(const HashingTurn&, std::string_view password) {
    start_sodium();
    std::array<char, crypto_pwhash_STRBYTES> hash;
    if (crypto_pwhash_str_alg(hash.data(), password.data(), password.size(), passes, memory_bytes,
                              crypto_pwhash_ALG_ARGON2ID13) != 0)
        throw std::bad_alloc{};
    return hash.data();
}

bool is_password(const HashingTurn&, const std::string& hash, std::string_view password) {
    start_sodium();
    return crypto_pwhash_str_verify(hash.c_str(), password.data(), password.size()) == 0;
}

std::string nobodys_password_hash() {
    return "$argon2id$v=19$m=19456,t=2,p=1$5KX0Zf0y1Qm8mJk2s3Yw0A$Yk3vZJ8c1n7o0x5T9e4rQ2u6W1i8P3a7S5d2F9g4H1k";
}

} // namespace zhiping::sealing
