#include "tests/support/sample_evidence.hpp"

#include "native/app/open_evidence.hpp"
#include "native/app/read_evaluation.hpp"
#include "native/app/receipt_passes.hpp"
#include "native/app/rotate_keys.hpp"
#include "native/app/sweep_uploads.hpp"
#include "native/app/terminate_upload.hpp"
#include "native/app/verify_evidence.hpp"
#include "native/sealing/content_hash.hpp"
#include "native/store/evidence.hpp"
#include "native/store/journal.hpp"
#include "shared/text/text_ids.hpp"

#include <catch_amalgamated.hpp>

using namespace zhiping;
using namespace zhiping::tests;

namespace {

Submission with_evidence(const EvidenceHouse& house, std::vector<UploadId> ids, std::uint64_t number = 1) {
    auto submission = sample_submission(house.code, number);
    submission.evidence = std::move(ids);
    return submission;
}

void check_refused(EvidenceHouse& house, const Submission& submission, const Error& expected) {
    const auto refused = submit(house.store, submission);
    REQUIRE_FALSE(refused);
    CHECK(refused.error() == expected);
    CHECK(count_rows(house.store, "evaluation") == 0);
    CHECK(count_rows(house.store, "evidence") == 0);
    CHECK(count_rows(house.store, "journal") == 0);
}

Bytes read_all(app::OpenEvidence& evidence) {
    Bytes content;
    while (content.size() < evidence.facts.bytes) {
        const auto part = evidence.file.read(content.size());
        content.insert(content.end(), part.begin(), part.end());
    }
    return content;
}

// A stored evaluation with two pieces of evidence.
struct EvaluatedHouse : EvidenceHouse {
    Bytes photo = sample_photo(150'000);
    Bytes video = sample_video(70'000);
    std::vector<UploadId> ids{upload(photo), upload(video)};
    Receipt receipt = submit(store, with_evidence(*this, ids)).value();
};

} // namespace

TEST_CASE("An evaluation is stored with its evidence, and both are read back") {
    EvaluatedHouse house;
    const auto stored = app::read_evaluation(house.store, house.receipt.number, sample_secret).value();
    REQUIRE(stored.receipt.evidence.size() == 2);
    CHECK(stored.receipt.evidence[0].format == EvidenceFormat::Jpeg);
    CHECK(stored.receipt.evidence[0].bytes == house.photo.size());
    CHECK(stored.receipt.evidence[1].format == EvidenceFormat::Mp4);
    CHECK(stored.receipt == house.receipt);
    auto first = app::open_evidence(house.store, *house.vault, house.receipt.number, 1);
    CHECK(read_all(**first) == house.photo);
    auto second = app::open_evidence(house.store, *house.vault, house.receipt.number, 2);
    CHECK(read_all(**second) == house.video);
    for (const int position : {0, -1, 3})
        CHECK(app::open_evidence(house.store, *house.vault, house.receipt.number, position).error().code ==
              ErrorCode::NotFound);
}

TEST_CASE("What became evidence is no upload any more, and neither its sender nor the sweep can take it away") {
    EvaluatedHouse house;
    CHECK(count_rows(house.store, "upload") == 0);
    CHECK(house.read(house.ids[0]).error().code == ErrorCode::NotFound);
    CHECK(app::terminate_upload(house.store, *house.vault, house.ids[0], sample_secret, sample_now).error().code ==
          ErrorCode::NotFound);
    app::sweep_uploads(house.store, *house.vault, sample_now + std::chrono::days{400}, fail_on_problem);
    CHECK(house.vault->folder().list().size() == 2);
}

TEST_CASE("A receipt carries the chain's head, which anyone can make again from the lines") {
    EvidenceHouse house;
    const auto photo = sample_photo(1000);
    const auto later = sample_now + std::chrono::minutes{5};
    const auto first = submit(house.store, with_evidence(house, {house.upload(photo)}), sample_secret, later).value();
    const auto without = submit(house.store, with_evidence(house, {}, 2)).value();
    const auto second =
        submit(house.store, with_evidence(house, {house.upload(photo)}, 3), sample_secret, later).value();
    CHECK_FALSE(without.evidence_head);

    auto hash = sealing::ContentHash::sha256();
    hash.add(photo);
    const auto line = [&](const Receipt& receipt) {
        return "accepted " + receipt.number.text() + " 1 " + to_digits(sha256_of(hash)) +
               " jpg 1000 1795160400 1795160700";
    };
    for (const auto& receipt : {first, second}) {
        const auto before = house.store.read([&](auto& database) {
            return store::find_last_line(database, receipt.number, journal::Kind::EvaluationStored);
        });
        CHECK(receipt.evidence_head ==
              sealing::sha256_of(to_digits(before.value().head) + "\n" + line(receipt) + "\n"));
    }
}

TEST_CASE("The same submission again gets the same receipt, and with other evidence a conflict") {
    EvidenceHouse house;
    const auto one = house.upload(sample_photo(1000)), other = house.upload(sample_photo(1000, 2));
    const auto receipt = submit(house.store, with_evidence(house, {one})).value();
    CHECK(submit(house.store, with_evidence(house, {one})).value() == receipt);
    for (const auto& ids : {std::vector<UploadId>{}, std::vector{other}, std::vector{one, other}})
        CHECK(submit(house.store, with_evidence(house, ids)).error().code == ErrorCode::Conflict);
    CHECK(count_rows(house.store, "evidence") == 1);
    CHECK(house.read(other));
}

TEST_CASE(
    "Evidence that is not held whole, of another code or secret, gone, or given twice is refused with the evaluation") {
    EvidenceHouse house;
    const auto whole = house.upload(sample_photo(1000));
    const auto unfinished = house.create(1000).value().id;
    REQUIRE(house.append(unfinished, sample_part(0, sample_photo(999))));
    check_refused(house, with_evidence(house, {whole, unfinished}), invalid("evidence", Text::EvidenceUnfinished));
    check_refused(house, with_evidence(house, {whole, whole}), invalid("evidence", Text::EvidenceTwice));
    check_refused(house, with_evidence(house, {whole, sample_token<UploadId>(9)}),
                  invalid("evidence", Text::EvidenceGone));

    const auto other_secret = sample_token<Secret>(78);
    const auto foreign =
        app::create_upload(house.store, *house.vault, {house.code, 1000, ""}, other_secret, sample_now, chance)
            .value()
            .id;
    REQUIRE(house.append(foreign, sample_part(0, sample_photo(1000)), sample_now, other_secret));
    check_refused(house, with_evidence(house, {foreign}), invalid("evidence", Text::EvidenceGone));

    const auto other_code =
        std::get<0>(app::create_codes(house.store, {{sample_document(1)}}, sample_now, chance)).front().code;
    auto elsewhere = with_evidence(house, {whole});
    elsewhere.evaluation.code = other_code;
    check_refused(house, elsewhere, invalid("evidence", Text::EvidenceGone));
    CHECK(submit(house.store, with_evidence(house, {whole})));
}

TEST_CASE("Ten photos are one too many, and no upload is lost by trying") {
    EvidenceHouse house;
    std::vector<UploadId> ids;
    for (std::uint32_t number = 0; number < 10; ++number) ids.push_back(house.upload(sample_photo(100, number)));
    check_refused(house, with_evidence(house, ids), {ErrorCode::TooLarge, Text::EvidenceTooManyPhotos, "evidence"});
    ids.pop_back();
    CHECK(submit(house.store, with_evidence(house, ids)));
    CHECK(count_rows(house.store, "upload") == 1);
}

TEST_CASE("A file that is missing, cut or another's is noticed when it is opened") {
    EvaluatedHouse house;
    auto names = house.vault->folder().list();
    const auto photo = house.store.read([&](store::Database& database) {
        return sealing::file_name(store::list_evidence(database, 1).at(0).sealing.file_id);
    });
    const auto open = [&] { return app::open_evidence(house.store, *house.vault, house.receipt.number, 1); };
    const auto file = house.vault->folder().open_or_create(photo);
    Bytes raw(file->size());
    file->read_at(0, raw);
    SECTION("missing") { house.vault->folder().remove(photo); }
    SECTION("appended to") { file->write_at(file->size(), Bytes{0}); }
    SECTION("a flipped bit") {
        raw[100] ^= 1;
        file->write_at(0, raw);
    }
    SECTION("the other file's content") {
        std::erase(names, photo);
        const auto other = house.vault->folder().open(names.at(0));
        Bytes record(70'040);
        other->read_at(0, record);
        file->write_at(0, std::span{record}.first(65'576));
    }
    CHECK_THROWS_AS(open(), sealing::DamagedFile);
}

TEST_CASE("After the keys were rotated everything opens with the new one alone, uploads that wait included") {
    EvaluatedHouse house;
    house.upload(house.photo);
    const auto old_id = house.keys.keys().front().id;
    house.keys.add_newest(parse_date("2027-01-01").value());
    CHECK(app::count_files_of_key(house.store, old_id) == 3);
    CHECK(app::rotate_keys(house.store, house.keys).files == 3);
    CHECK(app::rotate_keys(house.store, house.keys).files == 0);
    CHECK(app::count_files_of_key(house.store, old_id) == 0);
    house.open();
    auto first = app::open_evidence(house.store, *house.vault, house.receipt.number, 1);
    CHECK(read_all(**first) == house.photo);
}

TEST_CASE("A chain whose end was cut off is noticed by whoever has a receipt") {
    EvaluatedHouse house;
    const auto verify = [&](std::vector<Sha256> heads) {
        return app::verify_evidence(
                   house.store, *house.vault, [](auto, auto) {}, heads)
            .problems;
    };
    const auto head = *house.receipt.evidence_head;
    CHECK(verify({head}).empty());
    house.store.write([](store::Database& database) {
        database.execute("DELETE FROM journal WHERE number > 2; DELETE FROM evidence WHERE position = 2");
    });
    const auto says = [&](const std::vector<std::string>& problems) {
        return std::ranges::any_of(problems,
                                   [&](const auto& problem) { return problem.find(to_digits(head)) != problem.npos; });
    };
    CHECK_FALSE(says(verify({})));
    CHECK(says(verify({head})));
}

TEST_CASE("A key that cannot be opened is named, and keeps no other from being rotated") {
    EvaluatedHouse house;
    house.store.write([](store::Database& database) {
        database.execute("UPDATE evidence SET wrapped_key = x'00' WHERE position = 1");
    });
    house.keys.add_newest(parse_date("2027-01-01").value());
    const auto rotated = app::rotate_keys(house.store, house.keys);
    CHECK(rotated.files == 1);
    CHECK(rotated.problems.size() == 1);
}

TEST_CASE("A pass is good for one evaluation and one purpose, for an hour, and only as it was given") {
    using enum app::PassPurpose;
    const app::ReceiptPasses passes{chance};
    const auto mine = ReceiptNumber::from_random(parse_date("2026-11-20").value(), {1, 2, 3, 4, 5});
    const auto other = ReceiptNumber::from_random(parse_date("2026-11-20").value(), {5, 4, 3, 2, 1});
    const auto pass = passes.give(Files, mine, sample_now);
    CHECK(passes.allows(Files, mine, pass, sample_now + std::chrono::minutes{59}));
    CHECK_FALSE(passes.allows(Files, mine, pass, sample_now + std::chrono::hours{1}));
    CHECK_FALSE(passes.allows(Files, other, pass, sample_now));
    CHECK_FALSE(app::ReceiptPasses{chance}.allows(Files, mine, pass, sample_now));
    CHECK_FALSE(passes.allows(Page, mine, pass, sample_now));
    CHECK_FALSE(passes.allows(Files, mine, passes.give(Page, mine, sample_now), sample_now));
    auto longer = pass;
    ++longer[0];
    for (const auto& wrong : {std::string{}, std::string{"."}, longer, pass + "0", pass.substr(0, pass.size() - 1)})
        CHECK_FALSE(passes.allows(Files, mine, wrong, sample_now));
}
