#include "tests/support/sample_evidence.hpp"

#include "native/app/sweep_uploads.hpp"
#include "native/evidence/content_hash.hpp"

#include <catch_amalgamated.hpp>

using namespace zhiping;
using namespace zhiping::tests;

namespace {

constexpr std::size_t step = 100'000;

// Goes on with an upload until it is held whole or the power goes. Returns what was acknowledged.
std::uint64_t go_on(EvidenceHouse& house, const UploadId& id, const Bytes& content) {
    auto held = house.read(id).value().held;
    try {
        while (held < content.size()) {
            const auto part = std::span{content}.subspan(held, std::min(step, content.size() - held));
            held = house.append(id, sample_part(held, part)).value().held;
        }
    } catch (const PowerLoss&) {
    }
    return held;
}

Sha256 hash_of(const Bytes& content) {
    return evidence::sha256_of(std::string_view{reinterpret_cast<const char*>(content.data()), content.size()});
}

} // namespace

TEST_CASE("Wherever the power goes, every acknowledged byte is there afterwards, and the upload goes on") {
    const auto content = sample_video(620'000);
    std::size_t syncs = 0;
    {
        EvidenceHouse house;
        go_on(house, house.create(content.size()).value().id, content);
        syncs = house.disk.syncs();
    }
    REQUIRE(syncs >= 8);
    for (const bool keep_some : {false, true})
        for (std::size_t cut = 0; cut < syncs; ++cut) {
            CAPTURE(keep_some, cut);
            EvidenceHouse house;
            const auto id = house.create(content.size()).value().id;
            house.disk.cut_at(cut);
            const auto acknowledged = go_on(house, id, content);
            REQUIRE(acknowledged < content.size());
            house.disk.return_power(keep_some, static_cast<std::uint32_t>(cut));
            house.open();
            app::sweep_uploads(house.store, *house.vault, sample_now);
            CHECK(house.read(id).value().held == acknowledged);
            CHECK(go_on(house, id, content) == content.size());
            CHECK(house.stored(id).held.hash == hash_of(content));
        }
}

TEST_CASE("A layer that forgets is no friend: what was not synced is gone after the power was") {
    ForgetfulDisk disk;
    ForgetfulFolder folder{disk};
    folder.open_or_create("synced")->write_at(0, Bytes{1, 2});
    folder.open_or_create("synced")->sync();
    folder.sync();
    folder.open_or_create("synced")->write_at(0, Bytes{9, 9, 9});
    folder.open_or_create("not named")->sync();
    disk.cut_at(disk.syncs());
    CHECK_THROWS_AS(folder.sync(), PowerLoss);
    CHECK_THROWS_AS(folder.open("synced"), PowerLoss);
    disk.return_power(false, 0);
    CHECK(folder.list() == std::vector<std::string>{"synced"});
    Bytes bytes(3);
    CHECK(folder.open("synced")->read_at(0, bytes) == 2);
    CHECK(bytes[0] == 1);
}
