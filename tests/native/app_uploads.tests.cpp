#include "tests/support/sample_evidence.hpp"

#include "native/app/revoke_code.hpp"
#include "native/app/sweep_uploads.hpp"
#include "native/app/terminate_upload.hpp"
#include "native/sealing/content_hash.hpp"
#include "shared/evidence/evidence_kind.hpp"
#include "shared/text/text_ids.hpp"

#include <catch_amalgamated.hpp>

#include <future>

using namespace zhiping;
using namespace zhiping::tests;
using namespace std::chrono_literals;

namespace {

Error refusal(ErrorCode code, Message message) { return {code, message, "evidence"}; }

Sha256 hash_of(std::span<const std::uint8_t> bytes) {
    auto hash = sealing::ContentHash::sha256();
    hash.add(bytes);
    return sha256_of(hash);
}

app::Checksum checksum_of(std::span<const std::uint8_t> bytes) {
    const auto hash = hash_of(bytes);
    return {app::ChecksumAlgorithm::Sha256, {hash.begin(), hash.end()}};
}

constexpr std::size_t record = 64 * 1024;

} // namespace

TEST_CASE("A file that comes in any parts is held with the hash of its content") {
    for (const std::size_t size : {std::size_t{1000}, record, 3 * record + 17})
        for (const std::size_t step : {std::size_t{50}, std::size_t{30'000}, record, 10 * record}) {
            if (size / step > 30) continue;
            EvidenceHouse house;
            const auto content = sample_photo(size);
            const auto id = house.create(size).value().id;
            for (std::size_t at = 0; at < size; at += step) {
                const auto part = std::span{content}.subspan(at, std::min(step, size - at));
                CHECK(house.append(id, sample_part(at, part)).value().held == at + part.size());
                CHECK(house.read(id).value().held == at + part.size());
            }
            CHECK(house.stored(id).held.hash == hash_of(content));
            CHECK(house.stored(id).held.format == UploadFormat{EvidenceFormat::Jpeg});
        }
}

TEST_CASE("After a restart an upload goes on where it was, and the hash is right") {
    EvidenceHouse house;
    const auto content = sample_video(5 * record + 99);
    const auto id = house.create(content.size()).value().id;
    for (std::size_t at = 0; at < content.size(); at += 70'000) {
        house.open();
        REQUIRE(house.append(
            id, sample_part(at, std::span{content}.subspan(at, std::min<std::size_t>(70'000, content.size() - at)))));
    }
    CHECK(house.stored(id).held.hash == hash_of(content));
}

TEST_CASE("A part that breaks off is kept as far as it came") {
    EvidenceHouse house;
    const auto content = sample_photo(4 * record);
    const auto id = house.create(content.size()).value().id;
    CHECK(house.append(id, sample_part(0, content, 150'000)).error() ==
          refusal(ErrorCode::Busy, Text::UploadBrokenOff));
    CHECK(house.read(id).value().held == 150'000);
    CHECK(house.append(id, sample_part(150'000, std::span{content}.subspan(150'000))));
    CHECK(house.stored(id).held.hash == hash_of(content));
}

TEST_CASE("A part with a checksum that fails or breaks off is discarded whole, and the hash goes back") {
    EvidenceHouse house;
    const auto content = sample_photo(6 * record);
    const auto id = house.create(content.size()).value().id;
    const auto first = std::span{content}.first(100'000);
    const auto second = std::span{content}.subspan(100'000);
    auto part = sample_part(0, first);
    part.checksum = checksum_of(first);
    REQUIRE(house.append(id, part));

    const auto other_content = sample_photo(second.size(), 5);
    auto wrong = sample_part(100'000, other_content);
    wrong.checksum = checksum_of(second);
    CHECK(house.append(id, wrong).error() == refusal(ErrorCode::Damaged, Text::UploadChecksumWrong));
    auto broken = sample_part(100'000, second, 200'000);
    broken.checksum = checksum_of(second);
    CHECK(house.append(id, broken).error() == refusal(ErrorCode::Busy, Text::UploadBrokenOff));
    CHECK(house.read(id).value().held == 100'000);

    auto right = sample_part(100'000, second);
    right.checksum = checksum_of(second);
    CHECK(house.append(id, right));
    CHECK(house.stored(id).held.hash == hash_of(content));
}

TEST_CASE("SHA-1 is taken as a checksum too") {
    EvidenceHouse house;
    const auto content = sample_photo(500);
    auto hash = sealing::ContentHash::sha1();
    hash.add(content);
    auto part = sample_part(0, content);
    part.checksum = {app::ChecksumAlgorithm::Sha1, hash.value()};
    CHECK(house.append(house.create(500).value().id, part));
    part.checksum->value[3] ^= 1;
    CHECK(house.append(house.create(500).value().id, part).error().code == ErrorCode::Damaged);
}

TEST_CASE("A part at another offset is refused, and one that is longer than the file") {
    EvidenceHouse house;
    const auto content = sample_photo(1000);
    const auto id = house.create(900).value().id;
    for (const std::uint64_t offset : {std::uint64_t{1}, std::uint64_t{900}, UINT64_MAX})
        CHECK(house.append(id, sample_part(offset, content)).error() ==
              refusal(ErrorCode::Conflict, Text::UploadOffsetWrong));
    CHECK(house.append(id, sample_part(0, content)).error() == refusal(ErrorCode::TooLarge, Text::UploadTooLong));
    CHECK(house.read(id).value().held == 0);
    CHECK(house.append(id, sample_part(0, std::span{content}.first(900))));
    CHECK(house.append(id, sample_part(900, std::span{content}.first(1))).error().code == ErrorCode::TooLarge);
    CHECK(house.append(id, sample_part(900, {})).value().held == 900);
}

TEST_CASE("What is neither photo nor video is refused as soon as it can be told, and nothing is held of it") {
    EvidenceHouse house;
    const Bytes nothing(1000, 'x');
    const auto id = house.create(1000).value().id;
    CHECK(house.append(id, sample_part(0, std::span{nothing}.first(40))));
    CHECK(house.append(id, sample_part(40, std::span{nothing}.subspan(40))).error() ==
          refusal(ErrorCode::Invalid, Text::EvidenceUnknownFormat));
    CHECK(house.read(id).value().held == 40);
    const auto tiny = house.create(10).value().id;
    CHECK(house.append(tiny, sample_part(0, std::span{nothing}.first(10))).error() ==
          refusal(ErrorCode::Invalid, Text::EvidenceUnknownFormat));
}

TEST_CASE("A photo longer than a photo may be is refused with its first bytes") {
    EvidenceHouse house;
    const auto id = house.create(20'000'001).value().id;
    CHECK(house.append(id, sample_part(0, sample_photo(1000))).error() ==
          refusal(ErrorCode::TooLarge, Text::EvidencePhotoTooLarge));
    CHECK(house.append(house.create(20'000'001).value().id, sample_part(0, sample_video(1000))));
}

TEST_CASE("An upload is found with its own secret only, and until it expires") {
    EvidenceHouse house;
    const auto content = sample_photo(1000);
    const auto id = house.create(1000).value().id;
    const auto other = sample_token<Secret>(78);
    const auto not_found = refusal(ErrorCode::NotFound, Text::UploadNotFound);
    CHECK(house.read(id, sample_now, other).error() == not_found);
    CHECK(house.append(id, sample_part(0, content), sample_now, other).error() == not_found);
    CHECK(app::terminate_upload(house.store, *house.vault, id, other, sample_now).error() == not_found);
    CHECK(house.read(sample_token<UploadId>(1)).error() == not_found);

    CHECK(house.append(id, sample_part(0, std::span{content}.first(400)), sample_now).value().expires ==
          sample_now + 24h);
    CHECK(house.append(id, sample_part(400, std::span{content}.subspan(400, 100)), sample_now + 23h).value().expires ==
          sample_now + 47h);
    CHECK(house.read(id, sample_now + 46h));
    const auto expired = refusal(ErrorCode::Gone, Text::UploadExpired);
    CHECK(house.read(id, sample_now + 47h).error() == expired);
    CHECK(house.append(id, sample_part(500, std::span{content}.subspan(500)), sample_now + 47h).error() == expired);
    CHECK(app::terminate_upload(house.store, *house.vault, id, sample_secret, sample_now + 47h).error() == expired);
}

TEST_CASE("An upload whose sender lets go of it is gone with its file") {
    EvidenceHouse house;
    const auto id = house.upload(sample_photo(2 * record));
    CHECK(house.vault->folder().list().size() == 1);
    CHECK(app::terminate_upload(house.store, *house.vault, id, sample_secret, sample_now));
    CHECK(house.vault->folder().list().empty());
    CHECK(house.read(id).error().code == ErrorCode::NotFound);
}

TEST_CASE("What has expired is swept away, and nothing else") {
    EvidenceHouse house;
    const auto old = house.upload(sample_photo(record));
    const auto created = house.create(record, sample_now + 1h).value();
    REQUIRE(house.append(created.id, sample_part(0, sample_photo(record)), sample_now + 1h));
    CHECK(app::sweep_uploads(house.store, *house.vault, sample_now + 24h - 1s, fail_on_problem) == 0);
    CHECK(app::sweep_uploads(house.store, *house.vault, sample_now + 24h, fail_on_problem) == 1);
    CHECK(house.read(old).error() == refusal(ErrorCode::Gone, Text::UploadExpired));
    CHECK(house.read(created.id));
    CHECK(count_rows(house.store, "upload") == 1);
    CHECK(house.vault->folder().list().size() == 1);
}

TEST_CASE("An expired upload that cannot be read is told and stays, and the others are swept away") {
    EvidenceHouse house;
    const auto first = house.upload(sample_photo(record)), last = house.upload(sample_photo(record));
    house.store.write([](store::Database& database) {
        database.execute("UPDATE upload SET format = 'gif' WHERE id = (SELECT min(id) FROM upload)");
    });
    std::vector<std::string> problems;
    const auto tell = [&](const std::string& problem) { problems.push_back(problem); };
    CHECK(app::sweep_uploads(house.store, *house.vault, sample_now + 24h, tell) == 1);
    CHECK(problems == std::vector<std::string>{"upload 1: unreadable value in column format"});
    CHECK(house.read(last).error() == refusal(ErrorCode::Gone, Text::UploadExpired));
    CHECK(house.vault->folder().list().size() == 1);
}

TEST_CASE("An upload of which nothing came expires after an hour, another a day after its last byte") {
    EvidenceHouse house;
    const auto created = house.create(1000).value();
    CHECK(created.state.expires == sample_now + 1h);
    CHECK(app::sweep_uploads(house.store, *house.vault, sample_now + 1h - 1s, fail_on_problem) == 0);
    CHECK(app::sweep_uploads(house.store, *house.vault, sample_now + 1h, fail_on_problem) == 1);
    const auto again = house.create(1000, sample_now + 1h).value();
    CHECK(house.append(again.id, sample_part(0, sample_photo(1)), sample_now + 1h).value().expires == sample_now + 25h);
}

TEST_CASE("A file that could not be removed for good is removed by the next sweep, and nobody else's is") {
    EvidenceHouse house;
    const auto id = house.upload(sample_photo(record)), other = house.upload(sample_photo(record));
    house.vault->folder().open_or_create("somebody's");
    house.vault->folder().sync();
    house.disk.cut_at(house.disk.syncs());
    CHECK_THROWS_AS(app::terminate_upload(house.store, *house.vault, id, sample_secret, sample_now), PowerLoss);
    house.disk.return_power(false, 0);
    CHECK(house.read(id).error().code == ErrorCode::NotFound);
    CHECK(house.vault->folder().list().size() == 3);
    CHECK(count_rows(house.store, "leftover_file") == 1);

    CHECK(app::sweep_uploads(house.store, *house.vault, sample_now, fail_on_problem) == 0);
    CHECK(count_rows(house.store, "leftover_file") == 0);
    CHECK(house.vault->folder().list() == std::vector<std::string>{app::file_of(house.stored(other)), "somebody's"});
}

TEST_CASE("While one appends, another is told that the upload is busy, and one wins") {
    EvidenceHouse house;
    const auto content = sample_photo(2 * record);
    const auto id = house.create(content.size()).value().id;
    std::promise<void> began, go_on;
    app::UploadPart slow{.offset = 0, .read = [&](const app::UploadPart::Take& take) {
                             began.set_value();
                             go_on.get_future().wait();
                             return take(content);
                         }};
    auto first = std::async(std::launch::async, [&] { return house.append(id, slow); });
    began.get_future().wait();
    const auto busy = refusal(ErrorCode::Busy, Text::UploadBusy);
    CHECK(house.append(id, sample_part(0, content)).error() == busy);
    CHECK(app::terminate_upload(house.store, *house.vault, id, sample_secret, sample_now).error() == busy);
    CHECK(house.read(id).value().held == 0);
    CHECK(app::sweep_uploads(house.store, *house.vault, sample_now + 48h, fail_on_problem) == 0);
    go_on.set_value();
    CHECK(first.get().value().held == content.size());
}

TEST_CASE("A part that was read on an older state changes nothing, whoever went on meanwhile") {
    EvidenceHouse house;
    const auto content = sample_photo(2 * record);
    const auto id = house.create(content.size()).value().id;
    evidence::Vault other_process{std::make_unique<ForgetfulFolder>(house.disk), house.keys};
    const auto other_part = sample_part(0, std::span{content}.first(70'000));
    const app::UploadPart slow{
        .offset = 0, .read = [&](const app::UploadPart::Take& take) {
            REQUIRE(app::append_to_upload(house.store, other_process, id, sample_secret, other_part, sample_now));
            return take(content);
        }};
    CHECK(house.append(id, slow).error() == refusal(ErrorCode::Conflict, Text::UploadOffsetWrong));
    CHECK(house.read(id).value().held == 70'000);
    CHECK(house.append(id, sample_part(70'000, std::span{content}.subspan(70'000))));
    CHECK(house.stored(id).held.hash == hash_of(content));
}

TEST_CASE("Only for a code that is valid, and for a length that may be, is an upload made") {
    EvidenceHouse house;
    CHECK(house.create(0).error() == invalid("evidence", Text::EvidenceEmpty));
    CHECK(house.create(200'000'001).error() == refusal(ErrorCode::TooLarge, Text::EvidenceVideoTooLarge));
    const auto unknown = Code::from_random({1, 2, 3, 4, 5, 6, 7, 8, 9, 10});
    CHECK(app::create_upload(house.store, *house.vault, {unknown, 10, ""}, sample_secret, sample_now, chance)
              .error()
              .code == ErrorCode::NotFound);
    REQUIRE(app::revoke_code(house.store, house.code, sample_now - revoked_code_grace));
    CHECK(house.create(10).error().code == ErrorCode::Gone);
    CHECK(count_rows(house.store, "upload") == 0);
    CHECK(house.vault->folder().list().empty());
}

TEST_CASE("An upload whose rest was changed in the database is noticed") {
    EvidenceHouse house;
    const auto content = sample_photo(1000);
    const auto id = house.create(1000).value().id;
    REQUIRE(house.append(id, sample_part(0, std::span{content}.first(500))));
    house.store.write(
        [](store::Database& database) { database.execute("UPDATE upload SET rest = zeroblob(length(rest))"); });
    CHECK_THROWS_AS(house.append(id, sample_part(500, std::span{content}.subspan(500))), sealing::DamagedFile);
}

TEST_CASE("A file whose length only its end tells is reserved as long as it may be, and is as long as it was") {
    for (const std::size_t size : {4, 20, 64, 65'536, 300'000}) {
        CAPTURE(size);
        EvidenceHouse house;
        const auto created = house.create(max_evidence_bytes).value();
        const auto photo = sample_photo(size);
        auto part = sample_part(0, photo);
        part.ends_file = true;
        const auto state = house.append(created.id, part).value();
        CHECK(state.size == photo.size());
        CHECK(state.held == photo.size());
        CHECK(state.format == UploadFormat{EvidenceFormat::Jpeg});
        CHECK(house.stored(created.id).is_whole());
        CHECK(house.append(created.id, sample_part(photo.size(), photo)).error().message == Text::UploadTooLong);
    }
}

TEST_CASE("A file of unknown length that breaks off is not whole, and one that grows too long is refused") {
    EvidenceHouse house;
    const auto photo = sample_photo(100'000);
    const auto broken = house.create(max_evidence_bytes).value();
    auto part = sample_part(0, photo, 70'000);
    part.ends_file = true;
    CHECK_FALSE(house.append(broken.id, part));
    CHECK_FALSE(house.stored(broken.id).is_whole());
    CHECK(house.read(broken.id).value() ==
          app::UploadState{max_evidence_bytes, 70'000, sample_now + app::upload_lifetime, EvidenceFormat::Jpeg});
    const auto reserved = house.create(50'000).value();
    part = sample_part(0, photo);
    part.ends_file = true;
    CHECK(house.append(reserved.id, part).error().code == ErrorCode::TooLarge);
    const auto none = house.create(50'000).value();
    const auto few_bytes = sample_video(3);
    part = sample_part(0, few_bytes);
    part.ends_file = true;
    CHECK(house.append(none.id, part).error().message == Text::EvidenceUnknownFormat);
}
