#include "native/sealing/password.hpp"

#include <atomic>
#include <catch_amalgamated.hpp>
#include <sodium.h>
#include <thread>
#include <vector>

using namespace zhiping::sealing;
using namespace std::chrono_literals;

namespace {

HashingTurn turn() { return HashingTurn::wait(60s).value(); }

} // namespace

TEST_CASE("A password is kept as Argon2id of 19 MiB and 2 passes, and never twice as the same hash") {
    const auto hash = hash_password(turn(), "correct horse battery");
    CHECK(hash.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"));
    CHECK(hash != hash_password(turn(), "correct horse battery"));
    CHECK(is_password(turn(), hash, "correct horse battery"));
    CHECK_FALSE(is_password(turn(), hash, "correct horse batterz"));
    CHECK_FALSE(is_password(turn(), hash, ""));
}

TEST_CASE("Nobody's hash costs as much as anybody's and is well-formed, and no password fits it") {
    const auto hash = nobodys_password_hash();
    CHECK(hash.size() == hash_password(turn(), "x").size());
    CHECK_FALSE(is_password(turn(), hash, ""));
    CHECK(crypto_pwhash_str_needs_rehash(hash.c_str(), 2, 19 * 1024 * 1024) == 0); // Well-formed: it is worked on.
}

TEST_CASE("Two passwords are hashed at once, and who waits too long is told") {
    const auto first = turn();
    {
        const auto second = turn();
        CHECK_FALSE(HashingTurn::wait(0s));
    }
    CHECK(HashingTurn::wait(0s));
}

TEST_CASE("Who waits for a turn gets it when one is given back") {
    std::atomic<int> hashed = 0;
    std::vector<std::jthread> all;
    for (int number = 0; number < 8; ++number)
        all.emplace_back([&] { hashed += is_password(turn(), nobodys_password_hash(), "guess") ? 0 : 1; });
    all.clear();
    CHECK(hashed == 8);
}
