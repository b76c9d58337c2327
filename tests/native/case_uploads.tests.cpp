#include "tests/support/upload_office.hpp"

#include "native/app/sweep_uploads.hpp"
#include "native/store/uploads.hpp"
#include "shared/text/text_ids.hpp"

#include <catch_amalgamated.hpp>

// Files for a case, from their announcement until they are held, on a server that runs.
using namespace zhiping;
using namespace zhiping::tests;

namespace {

constexpr auto unknown_case = "/api/v1/cases/ZP-20261120-00000000-0/uploads";

httplib::Result announce(UploadOffice& station, const httplib::Headers& who, std::size_t size = 1000) {
    return station.desk.create_at(station.replies(), size, UploadOffice::named(who));
}

} // namespace

TEST_CASE("A photo for an addition is created at the case, and goes the way of any upload from there") {
    UploadOffice station;
    const auto content = jpeg(100'000);
    const auto created = station.phone.create_at(station.additions(), content.size());
    REQUIRE(created->status == 201);
    CHECK(created->get_header_value("Tus-Resumable") == "1.0.0");
    const auto path = created->get_header_value("Location");
    REQUIRE(path.starts_with("/api/v1/uploads/"));
    CHECK(station.phone.patch(path, 0, content.substr(0, 40'000))->status == 204);
    CHECK(station.phone.head(path)->get_header_value("Upload-Offset") == "40000");
    CHECK(station.phone.patch(path, 40'000, content.substr(40'000))->status == 204);
    CHECK(Uploader{station.citizen.server, other_secret_digits}.head(path)->status == 404);
    CHECK(station.phone.remove(path)->status == 204);
    const auto with_part = station.phone.create_at(station.additions(), 1000, {}, jpeg(1000));
    CHECK(with_part->get_header_value("Upload-Offset") == "1000");
}

TEST_CASE("A file for a reply is created by who handles the case, and sent with the secret that they chose") {
    UploadOffice station;
    const auto content = pdf(70'000);
    const auto created = announce(station, station.handler, content.size());
    REQUIRE(created->status == 201);
    const auto path = created->get_header_value("Location");
    CHECK(station.phone.patch(path, 0, content)->status == 404); // The citizen's secret.
    CHECK(station.desk.patch(path, 0, content)->status == 204);
    CHECK(station.desk.head(path)->get_header_value("Upload-Offset") == "70000");
    CHECK(station.desk.remove(path)->status == 204);
}

TEST_CASE("Only who holds the secret of the evaluation announces an addition, and only while the case takes one") {
    UploadOffice station;
    const auto announced = [&](const std::string& at, const std::string& secret = secret_digits) {
        return Uploader{station.citizen.server, secret}.create_at(at, 1000);
    };
    check_refusal(announced(station.additions(), other_secret_digits), 404, "not_found", "receipt");
    check_refusal(announced(CitizenDesk::case_path("ZP-20261120-00000000-0") + "/uploads"), 404, "not_found",
                  "receipt");
    CHECK(station.citizen.server.client().Post(station.additions(), {{"Tus-Resumable", "1.0.0"}}, "", "")->status ==
          401);
    check_refusal(station.citizen.server.client().Post(station.additions(), with_secret(), "", ""), 412, "invalid", "");
    const auto satisfied = station.citizen.submit(
        {{"submission_id", std::string(32, '4')}, {"satisfaction", "satisfied"}, {"situations", Json::array()}});
    check_refusal(announced(CitizenDesk::case_path(satisfied) + "/uploads"), 404, "not_found", "receipt");
    REQUIRE(station.citizen.act("withdraw", {{"withdrawal", "settled"}, {"was_asked_for", true}})->status == 200);
    check_refusal(announced(station.additions()), 409, "conflict", "");
}

TEST_CASE("Only who may handle the case now announces a file for its reply") {
    UploadOffice station;
    CHECK(announce(station, station.enter({Role::Lead}, "caidian"))->status == 201);
    check_refusal(announce(station, station.enter({Role::Lead}, "wuhan")), 403, "forbidden", "");
    check_refusal(announce(station, station.enter({Role::Supervisor}, "wuhan")), 403, "forbidden", "");
    check_refusal(announce(station, station.enter({Role::Auditor}, "caidian")), 404, "not_found", "receipt");
    check_refusal(announce(station, station.enter({Role::Handler}, "wuhan")), 404, "not_found", "receipt");
    const auto unread = announce(station, station.enter({Role::Administrator}, "caidian"));
    check_refusal(unread, 404, "not_found", "receipt");
    CHECK(unread->body == station.desk.create_at(unknown_case, 1000, UploadOffice::named(station.handler))->body);
    CHECK(announce(station, {})->status == 401);
    const auto only_session = UploadOffice::named(station.handler);
    CHECK(station.citizen.server.client().Post(station.replies(), only_session, "", "")->status == 401);
    auto elsewhere = station.handler;
    elsewhere.emplace("Sec-Fetch-Site", "cross-site");
    check_refusal(announce(station, elsewhere), 403, "forbidden", "");
    check_refusal(station.desk.create_at(station.replies(), 1000, station.handler), 400, "invalid", "filename");
}

TEST_CASE("A case that is answered or moved away takes no files for a reply") {
    UploadOffice station;
    station.citizen.does(test::staff(Role::Handler, "caidian", "张三7001", "7001"), CaseAction::IssueReply,
                         {.reply = CitizenDesk::clean_reply()});
    check_refusal(announce(station, station.handler), 409, "conflict", "");
    REQUIRE(station.citizen.act("reject", {{"words", "不是这样"}})->status == 200);
    check_refusal(announce(station, station.handler), 403, "forbidden", "");
    CHECK(announce(station, station.enter({Role::Handler}, "wuhan"))->status == 201);
}

TEST_CASE("Each purpose takes its own formats and lengths") {
    UploadOffice station;
    check_refusal(announce(station, station.handler, 20'000'001), 413, "too_large", "attachments");
    check_refusal(announce(station, station.handler, 0), 400, "invalid", "attachments");
    CHECK(announce(station, station.handler, 20'000'000)->status == 201);
    check_refusal(station.phone.create_at(station.additions(), 200'000'001), 413, "too_large", "evidence");
    CHECK(station.phone.create_at(station.additions(), 200'000'000)->status == 201);
    const auto status = [](Uploader& who, const httplib::Result& created, const std::string& content) {
        return who.patch(created->get_header_value("Location"), 0, content)->status;
    };
    const std::string video = std::string{"\0\0\0\x18"
                                          "ftypmp42\0\0\0\0"
                                          "mp42isom",
                                          24} +
                              std::string(976, 'x');
    CHECK(status(station.desk, announce(station, station.handler), pdf(1000)) == 204);
    CHECK(status(station.desk, announce(station, station.handler), jpeg(1000)) == 204);
    CHECK(status(station.desk, announce(station, station.handler), video) == 400);
    CHECK(status(station.phone, station.phone.create_at(station.additions(), 1000), video) == 204);
    CHECK(status(station.phone, station.phone.create_at(station.additions(), 1000), pdf(1000)) == 400);
}

TEST_CASE("Nine files wait for the reply of a member and a case, and letting go of one makes room") {
    UploadOffice station;
    std::string last;
    for (int number = 0; number < 9; ++number) last = station.attach(pdf(100));
    const auto refused = announce(station, station.handler);
    check_refusal(refused, 413, "too_large", "attachments");
    CHECK(contains(refused->body, text(Text::AttachmentsWaiting, Language::English)));
    CHECK(announce(station, station.enter({Role::Handler}, "caidian"))->status == 201); // Another's are their own.
    station.add(jpeg(100));
    CHECK(station.desk.remove("/api/v1/uploads/" + last)->status == 204);
    station.attach(pdf(100));
}

TEST_CASE("Twelve files wait to be added to a case, announced or not, and another case has its own") {
    UploadOffice station;
    std::vector<std::string> announced;
    for (int number = 0; number < 13; ++number)
        announced.push_back(station.phone.create_at(station.additions(), 100)->get_header_value("Location"));
    for (int number = 0; number < 12; ++number)
        CHECK(station.phone.patch(announced[static_cast<std::size_t>(number)], 0, jpeg(100))->status == 204);
    CHECK(station.phone.patch(announced[12], 0, jpeg(100))->status == 503);
    check_refusal(station.phone.create_at(station.additions(), 100), 413, "too_large", "evidence");
    const auto other = station.citizen.submit({{"submission_id", std::string(32, '4')}});
    CHECK(station.phone.create_at(CitizenDesk::case_path(other) + "/uploads", 100)->status == 201);
    station.phone.upload(jpeg(100)); // Nor is a submission kept out.
}

TEST_CASE("What belongs to a case is neither at the expense of the code nor kept out by what waits for it") {
    UploadOffice station;
    station.attach(pdf(70'000));
    station.add(jpeg(70'000));
    auto& server = station.citizen.server;
    const auto code = Code::parse(server.document_code).value();
    CHECK(server.store.read(
              [&](store::Database& database) { return store::waiting_bytes(database, code, {}).of_code; }) == 0);
    REQUIRE(station.phone.create(70'000, server.document_code)->status == 201);
    server.store.write([](store::Database& database) { // As if strangers had filled it.
        database
            .prepare("UPDATE upload SET size = 5000000000, held = 4999999999, address_hash = randomblob(32)"
                     " WHERE evaluation_id IS NULL")
            .run();
    });
    CHECK(station.phone.create(70'000, server.document_code)->status == 413);
    CHECK_FALSE(station.attach(pdf(70'000)).empty());
    CHECK_FALSE(station.add(jpeg(70'000)).empty());
}

TEST_CASE("What nobody uses is swept a day later, whatever it was for") {
    UploadOffice station;
    const auto photo = station.add(jpeg(100)), document = station.attach(pdf(100));
    auto& server = station.citizen.server;
    server.clock.pass(std::chrono::hours{25});
    const auto swept = app::sweep_uploads(server.store, server.vault, server.clock.now(), fail_on_problem);
    CHECK(swept == 2);
    CHECK(station.phone.head("/api/v1/uploads/" + photo)->status == 410);
    CHECK(station.desk.head("/api/v1/uploads/" + document)->status == 410);
    CHECK(server.vault.folder().list().empty());
}
