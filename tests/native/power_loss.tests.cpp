#include "tests/support/sample_evidence.hpp"

#include "native/app/open_evidence.hpp"
#include "native/app/remove_evidence.hpp"
#include "native/app/rotate_keys.hpp"
#include "native/app/sweep_uploads.hpp"
#include "native/app/verify_evidence.hpp"
#include "native/sealing/content_hash.hpp"

#include <catch_amalgamated.hpp>

// The power goes at every sync of the files of photos, videos and keys. SQLite is the real one on this machine's disk,
// with synchronous=FULL: its file is not behind the layer that forgets, and what it committed is there after a cut.

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
    return sealing::sha256_of(std::string_view{reinterpret_cast<const char*>(content.data()), content.size()});
}

// As after a restart. What `zhiping verify` says must be nothing, before and after the first sweep.
void start_again(EvidenceHouse& house, bool keep_some, std::size_t cut) {
    house.disk.return_power(keep_some, static_cast<std::uint32_t>(cut));
    house.open();
    for (const bool is_swept : {false, true}) {
        CAPTURE(is_swept);
        if (is_swept) app::sweep_uploads(house.store, *house.vault, sample_now, fail_on_problem);
        const auto result = app::verify_evidence(house.store, *house.vault, [](auto, auto) {});
        CHECK(result.problems == std::vector<std::string>{});
    }
}

// Uploads and submits until the power goes. Returns the receipts that came.
std::vector<Receipt> evaluate_twice(EvidenceHouse& house, std::uint64_t first_number) {
    std::vector<Receipt> receipts;
    try {
        for (auto number = first_number; number < first_number + 2; ++number) {
            auto submission = sample_submission(house.code, number);
            submission.evidence = {house.upload(sample_photo(100'000)), house.upload(sample_video(70'000))};
            receipts.push_back(submit(house.store, submission).value());
        }
    } catch (const PowerLoss&) {
    }
    return receipts;
}

std::size_t remove_all(EvidenceHouse& house) {
    const auto later = sample_now + std::chrono::days{1};
    return app::remove_evidence_before(house.store, *house.vault, later, later, fail_on_problem);
}

// The numbers of the syncs that happen meanwhile.
template <typename Work> std::pair<std::size_t, std::size_t> syncs_of(const ForgetfulDisk& disk, Work&& work) {
    const auto first = disk.syncs();
    work();
    return {first, disk.syncs()};
}

constexpr auto key_file = "zhiping.keys";

sealing::KeyRing load_keys(const files::Folder& folder) {
    const auto file = folder.open(key_file);
    Bytes bytes(file->size());
    file->read_at(0, bytes);
    return sealing::KeyRing::parse({bytes.begin(), bytes.end()}, key_file);
}

void rotate(EvidenceHouse& house, files::Folder& folder) {
    auto ring = load_keys(folder);
    app::rotate_to_new_key(house.store, ring, parse_date("2027-01-01").value(),
                           [&](const auto& keys) { keys.save(folder, key_file); });
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
            start_again(house, keep_some, cut);
            CHECK(house.read(id).value().held == acknowledged);
            CHECK(go_on(house, id, content) == content.size());
            CHECK(house.stored(id).held.hash == hash_of(content));
        }
}

TEST_CASE("Wherever the power goes, every evaluation with a receipt has its evidence, and what was not yet goes on") {
    EvidenceHouse untroubled;
    const auto [first, last] = syncs_of(untroubled.disk, [&] { REQUIRE(evaluate_twice(untroubled, 1).size() == 2); });
    REQUIRE(last - first >= 8);
    for (const bool keep_some : {false, true})
        for (auto cut = first; cut < last; ++cut) {
            CAPTURE(keep_some, cut);
            EvidenceHouse house;
            house.disk.cut_at(cut);
            const auto receipts = evaluate_twice(house, 1);
            REQUIRE(receipts.size() < 2);
            start_again(house, keep_some, cut);
            CHECK(count_rows(house.store, "evaluation") == static_cast<std::int64_t>(receipts.size()));
            for (const auto& receipt : receipts)
                for (const int position : {1, 2})
                    CHECK(app::open_evidence(house.store, *house.vault, receipt.number, position));
            CHECK(evaluate_twice(house, 3).size() == 2);
        }
}

TEST_CASE("Wherever the power goes while evidence is removed, it is removed, and its files go later") {
    EvidenceHouse untroubled;
    evaluate_twice(untroubled, 1);
    const auto [first, last] = syncs_of(untroubled.disk, [&] { REQUIRE(remove_all(untroubled) == 4); });
    REQUIRE(last > first);
    for (const bool keep_some : {false, true})
        for (auto cut = first; cut < last; ++cut) {
            CAPTURE(keep_some, cut);
            EvidenceHouse house;
            evaluate_twice(house, 1);
            house.disk.cut_at(cut);
            CHECK_THROWS_AS(remove_all(house), PowerLoss);
            start_again(house, keep_some, cut);
            CHECK(count_rows(house.store, "evidence WHERE wrapped_key IS NOT NULL") == 0);
            CHECK(house.vault->folder().list().empty());
            CHECK(count_rows(house.store, "leftover_file") == 0);
            CHECK(remove_all(house) == 0);
        }
}

TEST_CASE("Wherever the power goes while keys are made, there are none or they are whole") {
    for (const bool keep_some : {false, true})
        for (std::uint32_t cut = 0; cut < 2; ++cut)
            for (std::uint32_t seed = 0; seed < 8; ++seed) {
                CAPTURE(keep_some, cut, seed);
                ForgetfulDisk disk;
                ForgetfulFolder folder{disk};
                disk.cut_at(cut);
                CHECK_THROWS_AS(sample_keys().save(folder, key_file), PowerLoss);
                disk.return_power(keep_some, seed);
                if (folder.open(key_file)) CHECK(load_keys(folder).keys().size() == 1);
                sample_keys().save(folder, key_file);
                CHECK(disk.syncs() == cut + 3);
                CHECK(load_keys(folder).keys().size() == 1);
            }
}

TEST_CASE("Wherever the power goes while keys are rotated, the file of keys opens everything") {
    for (const bool keep_some : {false, true})
        for (std::size_t cut = 2; cut < 4; ++cut) {
            CAPTURE(keep_some, cut);
            EvidenceHouse house;
            ForgetfulDisk disk;
            ForgetfulFolder folder{disk};
            house.keys.save(folder, key_file);
            REQUIRE(disk.syncs() == 2);
            evaluate_twice(house, 1);
            disk.cut_at(cut);
            CHECK_THROWS_AS(rotate(house, folder), PowerLoss);
            disk.return_power(keep_some, static_cast<std::uint32_t>(cut));
            house.keys = load_keys(folder);
            start_again(house, keep_some, cut);
            rotate(house, folder);
            house.keys = load_keys(folder);
            start_again(house, keep_some, cut);
            CHECK(app::count_files_of_key(house.store, house.keys.keys().front().id) == 4);
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
