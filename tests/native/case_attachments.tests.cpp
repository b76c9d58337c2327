#include "tests/support/case_house.hpp"
#include "tests/support/sample_evidence.hpp"

#include "native/app/read_attachment.hpp"
#include "native/app/rotate_keys.hpp"
#include "native/app/seal_attachment.hpp"
#include "native/app/sweep_uploads.hpp"
#include "native/app/verify_evidence.hpp"
#include "native/store/stored_files.hpp"
#include "shared/text/text_ids.hpp"

#include <catch_amalgamated.hpp>

using namespace zhiping;
using namespace zhiping::tests;
using namespace std::chrono_literals;
using Catch::Matchers::ContainsSubstring;
using enum CaseAction;

namespace {

using Attachments = std::vector<store::Attachment>;

std::string sample_pdf(std::size_t size) {
    std::string content = "%PDF-1.7\n";
    content.resize(size, 'x');
    return content;
}

// A case that is handled, and a disk that forgets what is not synced.
struct Office : CaseHouse {
    ForgetfulDisk disk;
    sealing::KeyRing keys = sample_keys();
    std::optional<evidence::Vault> vault;
    ReceiptNumber receipt = evaluate().number;

    explicit Office(const evidence::Quotas& quotas = {}) {
        open(quotas);
        does(receipt, Take, handler);
    }

    void open(const evidence::Quotas& quotas = {}) {
        vault.emplace(std::make_unique<ForgetfulFolder>(disk), keys, quotas);
    }

    Result<store::Attachment> seal(std::string_view content, std::string_view name = "意见书.pdf") {
        return app::seal_attachment(store, *vault, name, content, now);
    }

    static Reply reply_with(const std::vector<Sha256>& hashes) {
        auto reply = clean_reply();
        reply.attachments = hashes;
        return reply;
    }

    Result<cases::StoredCase> act_with(CaseAction action, const CaseDetails& details, const Attachments& given) {
        return store.write([&](store::Database& database) {
            return cases::act_on_case(database, receipt, {action, handler, now, details}, {}, means(database), given);
        });
    }
    Result<cases::StoredCase> hand_in(const Attachments& given) {
        std::vector<Sha256> hashes;
        for (const auto& each : given) hashes.push_back(each.hash);
        return act_with(HandIn, {.reply = reply_with(hashes)}, given);
    }

    std::vector<std::string> verify() {
        return app::verify_evidence(store, *vault, [](auto, auto) {}).problems;
    }
    void check_one_problem(const std::string& part, const std::string& other_part) {
        const auto problems = verify();
        REQUIRE(problems.size() == 1);
        CHECK_THAT(problems[0], ContainsSubstring(part) && ContainsSubstring(other_part));
    }
    void sweep() { app::sweep_uploads(store, *vault, now, fail_on_problem); }
    std::size_t files() { return vault->folder().list().size(); }
    std::string read(const Sha256& hash) { return app::read_attachment(store, *vault, receipt, hash).value().content; }
    void without_references(const std::string& sql) {
        store::Database database{folder.path() / "zhiping.db"};
        database.execute("PRAGMA foreign_keys = OFF");
        database.execute(sql);
    }
};

} // namespace

TEST_CASE("What is attached to a reply is kept with it, sealed, and read again") {
    Office house;
    const auto pdf = sample_pdf(150'000);
    const auto photo = sample_photo(70'000);
    const std::string jpeg{photo.begin(), photo.end()};
    const auto given = Attachments{house.seal(pdf).value(), house.seal(jpeg, "现场\n照片.bin").value()};
    REQUIRE(house.hand_in({given[1], given[0]}));
    CHECK(house.read(given[0].hash) == pdf);
    CHECK(house.read(given[1].hash) == jpeg);
    const auto stored = house.store.read([&](store::Database& database) {
        return store::list_attachments(database, house.find(house.receipt)->key.evaluation_id);
    });
    REQUIRE(stored.size() == 2);
    CHECK(stored[0].place == store::AttachmentPlace{1, 3, 1});
    CHECK(stored[0].attachment.format == AttachmentFormat::Jpeg);
    CHECK(stored[0].attachment.name == "现场\uFFFD照片.bin");
    CHECK(stored[1].attachment.format == AttachmentFormat::Pdf);
    const auto verified = app::verify_evidence(house.store, *house.vault, [](auto, auto) {});
    CHECK(verified.problems.empty());
    CHECK(verified.files == 2);
    CHECK(verified.bytes == 220'000);
    const auto file = house.vault->folder().open(sealing::file_name(given[0].sealing.file_id));
    Bytes sealed(file->size());
    file->read_at(0, sealed);
    CHECK(std::string{sealed.begin(), sealed.end()}.find("xxxx") == std::string::npos);
}

TEST_CASE("A reply that lists what is not given, or is given what it does not list, is refused and nothing is kept") {
    Office house;
    const auto first = house.seal(sample_pdf(100)).value(), second = house.seal(sample_pdf(200)).value();
    const auto differ = invalid("attachments", Text::AttachmentsDiffer);
    const auto issue_with = [&](const std::vector<Sha256>& hashes, const Attachments& given) {
        return house.act_with(HandIn, {.reply = Office::reply_with(hashes)}, given);
    };
    CHECK(issue_with({first.hash}, {}).error() == differ);
    CHECK(issue_with({first.hash}, {second}).error() == differ);
    CHECK(issue_with({first.hash, second.hash}, {first}).error() == differ);
    CHECK(issue_with({first.hash}, {first, second}).error() == differ);
    CHECK(issue_with({first.hash, second.hash}, {first, first}).error() == differ);
    CHECK(house.act_with(AskOfficers, {.words = "请说明", .officer = Officer{"陈某某", "014537"}}, {first}).error() ==
          differ);
    CHECK(issue_with({first.hash, first.hash}, {first, second}).error() == invalid("attachments", Text::EvidenceTwice));
    CHECK(house.actions_of(house.receipt) == std::vector{Open, Take});
    CHECK_FALSE(app::read_attachment(house.store, *house.vault, house.receipt, first.hash));
    CHECK(house.verify().empty());
}

TEST_CASE("A file that is empty, too large, of another format, or has no room is not sealed") {
    Office house;
    CHECK(house.seal("").error() == invalid("attachments", Text::EvidenceEmpty));
    CHECK(house.seal(sample_pdf(max_attachment_bytes + 1)).error() ==
          Error{ErrorCode::TooLarge, Text::AttachmentTooLarge, "attachments"});
    const auto video = sample_video(1000);
    for (const auto& content : {std::string{"GIF89a"}, std::string{"PK\x03\x04", 4}, std::string{" %PDF-"},
                                std::string{video.begin(), video.end()}})
        CHECK(house.seal(content, "意见书.pdf").error() == invalid("attachments", Text::AttachmentUnknownFormat));
    CHECK(house.files() == 0);
    house.open({.kept_free = UINT64_MAX - 1'000'000});
    CHECK(house.seal(sample_pdf(100)).error() == Error{ErrorCode::Full, Text::AttachmentNoSpace, "attachments"});
    CHECK(house.files() == 0);
}

TEST_CASE("A sealed file that no reply took is a leftover after a day, and no problem before") {
    Office house;
    const auto sealed = house.seal(sample_pdf(100'000)).value();
    CHECK(house.act(house.receipt, HandIn, citizen).error().code == ErrorCode::Forbidden);
    house.now += app::attachment_lifetime - 1s;
    house.sweep();
    CHECK(house.files() == 1);
    CHECK(house.verify().empty());
    house.now += 1s;
    house.sweep();
    CHECK(house.files() == 0);
    CHECK(house.verify().empty());
    CHECK_THROWS_AS(house.hand_in({sealed}), store::DatabaseError);
    CHECK(house.actions_of(house.receipt) == std::vector{Open, Take});
    CHECK(house.verify().empty());
}

TEST_CASE("What is attached stays, however often leftovers are swept") {
    Office house;
    const auto sealed = house.seal(sample_pdf(1000)).value();
    REQUIRE(house.hand_in({sealed}));
    house.now += 48h;
    house.sweep();
    CHECK(house.read(sealed.hash) == sample_pdf(1000));
}

TEST_CASE("The same file may be attached again to the reply that was taken back") {
    Office house;
    REQUIRE(house.hand_in({house.seal(sample_pdf(1000)).value()}));
    house.does(house.receipt, TakeBackReply, handler);
    const auto again = house.seal(sample_pdf(1000)).value();
    REQUIRE(house.hand_in({again}));
    CHECK(house.files() == 2);
    CHECK(house.read(again.hash) == sample_pdf(1000));
    CHECK(house.verify().empty());
}

TEST_CASE("Wherever the power goes while a file is sealed, nothing is named that is not whole") {
    for (std::size_t sync = 0;; ++sync) {
        CAPTURE(sync);
        Office house;
        house.disk.cut_at(sync);
        bool is_done = false;
        try {
            is_done = static_cast<bool>(house.hand_in({house.seal(sample_pdf(100'000)).value()}));
        } catch (const PowerLoss&) {
            CHECK_FALSE(is_done);
        }
        house.disk.return_power(false, 1);
        house.open();
        CHECK(house.verify().empty());
        house.now += app::attachment_lifetime;
        house.sweep();
        CHECK(house.files() == (is_done ? 1 : 0));
        if (is_done) break;
    }
}

TEST_CASE("After the keys were rotated an attachment is wrapped by the new one alone") {
    Office house;
    const auto sealed = house.seal(sample_pdf(1000)).value();
    REQUIRE(house.hand_in({sealed}));
    const auto old_id = house.keys.keys().front().id;
    house.keys.add_newest(parse_date("2027-01-01").value());
    CHECK(app::count_files_of_key(house.store, old_id) == 1);
    CHECK(app::rotate_keys(house.store, house.keys).files == 1);
    CHECK(app::count_files_of_key(house.store, old_id) == 0);
    house.open();
    CHECK(house.read(sealed.hash) == sample_pdf(1000));
}

TEST_CASE("Verification names an attachment that is damaged, cut off, missing or another") {
    Office house;
    const auto sealed = house.seal(sample_pdf(100'000)).value();
    REQUIRE(house.hand_in({sealed}));
    const auto name = sealing::file_name(sealed.sealing.file_id);
    const auto what = "attachment 1 of event 3 of " + house.receipt.text();
    auto& folder = house.vault->folder();
    folder.open_or_create(name)->write_at(70'000, Bytes{0});
    house.check_one_problem(what, "is not what was written there");
    CHECK_THROWS_AS(house.read(sealed.hash), sealing::DamagedFile);
    folder.open_or_create(name)->cut(50'000);
    house.check_one_problem(what, "not as long as it was");
    folder.remove(name);
    house.check_one_problem(what, "the file is missing");
    CHECK_THROWS_AS(house.read(sealed.hash), sealing::DamagedFile);
}

TEST_CASE("Verification names an attachment that was taken out, put in or exchanged in the database") {
    Office house;
    const auto sealed = house.seal(sample_pdf(1000)).value();
    REQUIRE(house.hand_in({sealed}));
    house.without_references("UPDATE case_attachment SET number = 2");
    house.check_one_problem("case " + house.receipt.text(), "the attachments of event 2 are not those that it lists");
    house.without_references("UPDATE case_attachment SET number = 3, format = 'exe'");
    CHECK_FALSE(house.verify().empty());
    house.without_references("DELETE FROM case_attachment");
    const auto problems = house.verify();
    REQUIRE(problems.size() == 2);
    CHECK_THAT(problems[0], ContainsSubstring("the attachments of event 3 are not those that it lists"));
    CHECK_THAT(problems[1], ContainsSubstring("is named by nothing"));
}
