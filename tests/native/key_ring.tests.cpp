#include "tests/support/command_line.hpp"
#include "tests/support/temporary_folder.hpp"

#include "native/sealing/key_ring.hpp"

#include <catch_amalgamated.hpp>

using namespace zhiping;
using namespace zhiping::sealing;
using namespace zhiping::tests;

namespace {

const auto today = parse_date("2026-11-20").value();

KeyRing ring_of_one() {
    KeyRing ring;
    ring.add_newest(today);
    return ring;
}

bool is_same(const Seal& left, const Seal& right) { return std::ranges::equal(left.key.bytes(), right.key.bytes()); }

} // namespace

TEST_CASE("A file's key is wrapped by the newest key, and older ones still unwrap") {
    auto ring = ring_of_one();
    const Seal seal{random_file_id(), FileKey::from_random()};
    const auto old = ring.wrap(seal);
    ring.add_newest(today);
    const auto wrapped = ring.wrap(seal);
    CHECK(wrapped.key_id == ring.keys()[0].id);
    CHECK(old.key_id == ring.keys()[1].id);
    CHECK(is_same(ring.unwrap(seal.id, wrapped), seal));
    CHECK(is_same(ring.unwrap(seal.id, old), seal));
}

TEST_CASE("A wrapped key that is another file's, damaged or of no key in the ring is refused") {
    const auto ring = ring_of_one();
    const Seal seal{random_file_id(), FileKey::from_random()};
    auto wrapped = ring.wrap(seal);
    CHECK_THROWS_AS(ring.unwrap(random_file_id(), wrapped), DamagedFile);
    CHECK_THROWS_WITH(ring_of_one().unwrap(seal.id, wrapped), Catch::Matchers::ContainsSubstring("right key file"));
    wrapped.bytes[30] ^= 1;
    CHECK_THROWS_AS(ring.unwrap(seal.id, wrapped), DamagedFile);
    wrapped.bytes.resize(10);
    CHECK_THROWS_AS(ring.unwrap(seal.id, wrapped), DamagedFile);
}

TEST_CASE("Keys that are saved are loaded in their order, and only their owner may read them") {
    const TemporaryFolder folder;
    const auto path = folder.path() / "keys";
    auto ring = ring_of_one();
    ring.add_newest(parse_date("2027-01-05").value());
    ring.save(path);
    using std::filesystem::perms;
    CHECK(std::filesystem::status(path).permissions() == (perms::owner_read | perms::owner_write));

    const auto loaded = KeyRing::load(path);
    REQUIRE(loaded.keys().size() == 2);
    CHECK(loaded.keys()[0].id == ring.keys()[0].id);
    CHECK(loaded.keys()[0].made == parse_date("2027-01-05").value());
    const Seal seal{random_file_id(), FileKey::from_random()};
    CHECK(is_same(loaded.unwrap(seal.id, ring.wrap(seal)), seal));
}

TEST_CASE("A key file that others can read or write is refused") {
    const TemporaryFolder folder;
    const auto path = folder.path() / "keys";
    ring_of_one().save(path);
    using std::filesystem::perms;
    for (const auto too_much : {perms::group_read, perms::group_write, perms::others_read, perms::others_exec}) {
        std::filesystem::permissions(path, perms::owner_read | perms::owner_write | too_much);
        CHECK_THROWS_WITH(KeyRing::load(path), Catch::Matchers::ContainsSubstring("chmod 600"));
    }
    std::filesystem::permissions(path, perms::owner_read);
    CHECK_NOTHROW(KeyRing::load(path));
}

TEST_CASE("What is no file of keys is refused, and its content is not told") {
    const TemporaryFolder folder;
    const auto path = folder.path() / "keys";
    CHECK_THROWS_AS(KeyRing::load(path), std::system_error);
    ring_of_one().save(path);
    const auto good = content_of(path);
    const auto line = good.substr(good.find('\n') + 1);
    for (const auto& bad :
         {std::string{}, std::string{"# nothing\n"}, good + "secret-words\n",
          good + line.substr(0, line.size() - 2) + "\n", good + line.substr(1),
          good + "0123456789abcdef 2026-13-01 " + line.substr(28), good + line.substr(0, 90) + " more\n"}) {
        std::ofstream{path} << bad;
        CHECK_THROWS_WITH(KeyRing::load(path), Catch::Matchers::ContainsSubstring("backup") &&
                                                   !Catch::Matchers::ContainsSubstring("secret-words"));
    }
}

TEST_CASE("A key that nobody needs is pruned once it was replaced on an earlier day, and the newest never") {
    const auto day = [](const char* text) { return parse_date(text).value(); };
    const auto never = [](const KeyRing::Key&) { return false; };
    KeyRing keys;
    for (const auto* made : {"2026-11-20", "2026-12-01", "2026-12-02", "2026-12-02"}) keys.add_newest(day(made));
    const auto all = keys.keys();
    CHECK(keys.prune(day("2026-12-02"), [&](const auto& key) { return key.id == all[3].id; }) == 0);
    CHECK(keys.prune(day("2026-12-02"), never) == 1); // The first: the second one's successor is of today.
    CHECK(keys.prune(day("2026-12-03"), never) == 2);
    REQUIRE(keys.keys().size() == 1);
    CHECK(keys.keys()[0].id == all[0].id);
}
