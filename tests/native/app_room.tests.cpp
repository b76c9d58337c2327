#include "tests/support/sample_evidence.hpp"

#include "native/app/room.hpp"
#include "native/app/sweep_uploads.hpp"
#include "native/app/terminate_upload.hpp"
#include "shared/text/text_ids.hpp"

#include <catch_amalgamated.hpp>

using namespace zhiping;
using namespace zhiping::tests;

namespace {

constexpr std::size_t record = sealing::record_bytes;

const store::Digest nobody{};

Error refusal(ErrorCode code, Message message) { return {code, message, "evidence"}; }

} // namespace

TEST_CASE("Whoever only announces keeps nobody out") {
    EvidenceHouse house{{.of_code = 1'000'000, .of_address = 1'000'000, .in_all = 1'000'000, .kept_free = 0}};
    std::vector<UploadId> announced;
    for (int number = 0; number < 20; ++number) announced.push_back(house.create(1'000'000).value().id);
    CHECK(house.create(1000).value().state.held == 0);
    for (const auto& id : announced) CHECK(house.read(id).value().held == 0); // Nor is any of them refused for it.
    house.upload(sample_photo(500'000));
}

TEST_CASE("Each quota is kept by what is held, a small file counts as a record, and letting go frees the room") {
    const auto too_large = [](Message message) { return refusal(ErrorCode::TooLarge, message); };
    const auto photo = sample_photo(500);
    const auto send = [&](EvidenceHouse& house, const std::string& address = "192.0.2.1") {
        const auto id = house.create(500, sample_now, address).value().id;
        REQUIRE(house.append(id, sample_part(0, photo)));
        return id;
    };
    SECTION("of a code") {
        EvidenceHouse house{{.of_code = 3 * record}};
        const auto first = house.upload(sample_photo(2 * record));
        CHECK(house.create(2 * record).error() == too_large(Text::UploadQuotaCode));
        send(house);
        CHECK(house.create(1).error() == too_large(Text::UploadQuotaCode));
        CHECK(app::terminate_upload(house.store, *house.vault, first, sample_secret, sample_now));
        house.upload(sample_photo(2 * record));
    }
    SECTION("of an address") {
        EvidenceHouse house{{.of_address = record}};
        send(house);
        CHECK(house.create(1000, sample_now, "192.0.2.1").error() == too_large(Text::UploadQuotaAddress));
        send(house, "192.0.2.2");
    }
    SECTION("in all") {
        EvidenceHouse house{{.in_all = record}};
        send(house);
        CHECK(house.create(1000, sample_now, "192.0.2.2").error() == too_large(Text::UploadQuotaAll));
    }
    SECTION("what the disk keeps free") {
        EvidenceHouse house{{.kept_free = 1'000'000'000'000}};
        CHECK(house.create(1000).error() == refusal(ErrorCode::Full, Text::UploadNoSpace));
    }
}

TEST_CASE("An upload that was announced while there was room is refused when others have filled it") {
    EvidenceHouse house{{.of_code = 20 * record}};
    const auto content = sample_photo(15 * record);
    const auto first = house.create(content.size()).value().id, second = house.create(content.size()).value().id;
    REQUIRE(house.append(second, sample_part(0, std::span{content}.first(record))));
    REQUIRE(house.append(first, sample_part(0, content)));
    const auto rest = std::span{content}.subspan(record);
    CHECK(house.append(second, sample_part(record, rest)).error() ==
          refusal(ErrorCode::Unavailable, Text::UploadQuotaCode));
    CHECK(house.read(second).value().held == record);
    REQUIRE(app::terminate_upload(house.store, *house.vault, first, sample_secret, sample_now));
    CHECK(house.append(second, sample_part(record, rest)).value().held == content.size());
}

TEST_CASE("A part that comes while another fills the room is refused before it has come whole") {
    EvidenceHouse house{{.of_code = 40 * record}};
    const auto content = sample_video(35 * record), other = sample_photo(30 * record);
    const auto id = house.create(content.size()).value().id, filling = house.create(other.size()).value().id;
    std::size_t taken = 0;
    app::UploadPart part{.offset = 0, .read = [&](const app::UploadPart::Take& take) {
                             for (; taken < content.size(); taken += record) {
                                 if (!take(std::span{content}.subspan(taken, record))) return false;
                                 if (taken == 0) REQUIRE(house.append(filling, sample_part(0, other)));
                             }
                             return true;
                         }};
    CHECK(house.append(id, part).error() == refusal(ErrorCode::Unavailable, Text::UploadQuotaCode));
    CHECK(taken < content.size());
}

TEST_CASE("Beyond a number the oldest uploads of which nothing came are let go of, and no other") {
    EvidenceHouse house;
    const auto content = sample_photo(record);
    const auto oldest = house.create(record).value().id;
    const auto begun = house.create(record).value().id;
    REQUIRE(house.append(begun, sample_part(0, std::span{content}.first(1000))));
    const auto newest = house.create(record).value().id;
    app::let_go_of_empty_uploads(house.store, *house.vault, nobody, {.in_all = 2});
    CHECK(house.read(oldest));
    app::let_go_of_empty_uploads(house.store, *house.vault, nobody, {.in_all = 1});
    CHECK(house.read(oldest).error().code == ErrorCode::NotFound);
    CHECK(house.read(begun));
    CHECK(house.read(newest));
    CHECK(app::sweep_uploads(house.store, *house.vault, sample_now, fail_on_problem) == 0);
    CHECK(count_rows(house.store, "leftover_file") == 0);
}

TEST_CASE("Who announces without end pushes out his own uploads before anybody else's") {
    EvidenceHouse house;
    const auto other = house.create(record, sample_now, "192.0.2.2").value().id;
    std::vector<UploadId> own;
    for (int number = 0; number < 3; ++number) own.push_back(house.create(record).value().id);
    const app::EmptyUploadLimits most{.of_address = 2, .in_all = 2};
    app::let_go_of_empty_uploads(house.store, *house.vault, store::digest("192.0.2.1"), most);
    CHECK(house.read(other));
    CHECK(house.read(own[0]).error().code == ErrorCode::NotFound);
    CHECK(house.read(own[1]));
}

TEST_CASE("An upload whose first bytes are coming is not let go of") {
    EvidenceHouse house;
    const auto content = sample_photo(record);
    const auto id = house.create(record).value().id;
    app::UploadPart part{.offset = 0, .read = [&](const app::UploadPart::Take& take) {
                             house.create(record).value();
                             app::let_go_of_empty_uploads(house.store, *house.vault, nobody, {.in_all = 0});
                             return take(content);
                         }};
    CHECK(house.append(id, part).value().held == record);
    CHECK(count_rows(house.store, "upload") == 1);
}

TEST_CASE("Of a part that does not count nothing stays on the disk") {
    EvidenceHouse house;
    const auto content = sample_video(20 * record);
    const auto id = house.create(content.size()).value().id;
    const auto bytes = [&] { return house.vault->folder().open(app::file_of(house.stored(id)))->size(); };
    auto wrong = sample_part(0, std::span{content}.first(10 * record));
    wrong.checksum = app::Checksum{app::ChecksumAlgorithm::Sha256, std::vector<std::uint8_t>(32)};
    CHECK(house.append(id, wrong).error().code == ErrorCode::Damaged);
    CHECK(bytes() == 0);
    REQUIRE(house.append(id, sample_part(0, std::span{content}.first(3 * record + 100))));
    const auto held = bytes();
    wrong = sample_part(3 * record + 100, std::span{content}.subspan(3 * record + 100, 10 * record));
    wrong.checksum = app::Checksum{app::ChecksumAlgorithm::Sha256, std::vector<std::uint8_t>(32)};
    CHECK(house.append(id, wrong).error().code == ErrorCode::Damaged);
    CHECK(bytes() == held);
    CHECK(house.append(id, sample_part(3 * record + 100, std::span{content}.subspan(3 * record + 100))).value().held ==
          content.size());
}
