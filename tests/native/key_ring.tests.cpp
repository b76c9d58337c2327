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
    const auto line_of = [&](const std::string& word) {
        const auto start = good.find("\n" + word + " ") + 1;
        return good.substr(start, good.find('\n', start) - start);
    };
    const auto line = line_of("evidence") + "\n", query = line_of("query"), person = line_of("person"),
               signing = line_of("signing");
    const auto digits = line.substr(line.size() - 65, 64);
    for (const auto& bad :
         {std::string{}, std::string{"# nothing\n"}, good + "secret-words\n",
          good + line.substr(0, line.size() - 2) + "\n", good + "secret-words" + line.substr(line.find(' ')),
          good + line.substr(line.find(' ') + 2), good + "0123456789abcdef 2026-13-01 " + digits + "\n",
          good + line.substr(0, line.size() - 1) + " more\n", good + query + "\n", good + person + "\n",
          good + signing + "\n", query + "\n" + signing + "\n"}) {
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

TEST_CASE("A ring signs with its newest key, and of those before it only the public half is kept") {
    const TemporaryFolder folder;
    const auto path = folder.path() / "keys";
    auto ring = ring_of_one();
    const auto first = ring.signing_key().value();
    const auto signature = first.sign("words");
    ring.add_newest(parse_date("2027-01-05").value());
    ring.add_newest(parse_date("2027-02-05").value());
    ring.save(path);
    std::string first_seed;
    for (const auto byte : first.seed().bytes()) {
        first_seed += "0123456789abcdef"[byte >> 4];
        first_seed += "0123456789abcdef"[byte & 15];
    }
    CHECK_FALSE(content_of(path).find(first_seed) != std::string::npos);

    const auto loaded = KeyRing::load(path);
    const auto keys = loaded.public_keys();
    REQUIRE(keys.size() == 3);
    CHECK(keys == ring.public_keys());
    CHECK(keys[0] == loaded.signing_key()->public_key());
    CHECK(to_string(keys[0].made) == "2027-02-05");
    CHECK(keys[2] == first.public_key());
    CHECK(is_signed_by(keys[2], "words", signature));
    CHECK(is_signed_by(keys[0], "words", loaded.signing_key()->sign("words")));
}

TEST_CASE("The key of the query codes outlives every rotation, because codes stand on paper") {
    const TemporaryFolder folder;
    const auto path = folder.path() / "keys";
    const auto receipt = ReceiptNumber::from_random(today, {1, 2, 3, 4, 5});
    auto ring = ring_of_one();
    const auto code = query_code_of(ring.query_key()->key, receipt);
    ring.add_newest(parse_date("2027-01-05").value());
    CHECK(ring.prune(parse_date("2027-01-06").value(), [](const KeyRing::Key&) { return false; }) == 1);
    ring.save(path);
    CHECK(query_code_of(KeyRing::load(path).query_key()->key, receipt) == code);
}

TEST_CASE("The key of persons outlives every rotation, because they are found by it") {
    const TemporaryFolder folder;
    const auto path = folder.path() / "keys";
    const auto number = PhoneNumber::parse("13812345678").value();
    auto ring = ring_of_one();
    const auto digest = digest_of(ring.person_key()->key, number);
    ring.add_newest(parse_date("2027-01-05").value());
    ring.save(path);
    CHECK(digest_of(KeyRing::load(path).person_key()->key, number) == digest);
}

TEST_CASE("A file of keys of an older program is read, and what it lacks is added once") {
    const std::string older = "# Keys of the evidence, the newest first. Without this file nobody can read it.\n"
                              "a43c7935fdc6c517 2026-11-20 4c1eecdf24ee869e4e6e539f71d68c97"
                              "8fc584016118b2d1b234b5d05bab8e8a\n";
    auto ring = KeyRing::parse(older, "keys");
    REQUIRE(ring.keys().size() == 1);
    CHECK(ring.keys()[0].id == "a43c7935fdc6c517");
    CHECK_FALSE(ring.query_key());
    CHECK_FALSE(ring.person_key());
    CHECK(ring.public_keys().empty());
    CHECK(ring.add_missing(today));
    CHECK(ring.query_key());
    CHECK(ring.person_key());
    CHECK(ring.public_keys().size() == 1);
    CHECK(ring.keys().size() == 1);
    CHECK_FALSE(ring.add_missing(today));
}
