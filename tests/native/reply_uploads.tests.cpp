#include "tests/support/upload_office.hpp"

#include "native/app/verify_evidence.hpp"
#include "native/sealing/content_hash.hpp"

#include <catch_amalgamated.hpp>

// Files that staff attach to a reply over the API, on a server that runs.
using namespace zhiping;
using namespace zhiping::tests;

namespace {

std::vector<std::string> problems(RunningServer& server) {
    return app::verify_evidence(server.store, server.vault, [](auto, auto) {}).problems;
}

Json handing_in(int seen, const std::vector<std::string>& ids) {
    return {{"action", "hand_in"},
            {"seen", seen},
            {"attachments", ids},
            {"details",
             {{"reply",
               {{"findings",
                 {{{"situation", "impounded_without_cause"}, {"finding", "lawful"}},
                  {{"situation", "unfair_enforcement"}, {"finding", "did_not_happen"}}}},
                {"text", "经查看执法记录仪，情况与您说的不一致，现将核查结果答复如下。"},
                {"basis", "道路交通安全法第八十七条"}}}}}};
}

std::string hash_of(const std::string& content) { return to_digits(sealing::sha256_of(content)); }

std::int64_t attachments(UploadOffice& station) { return count_rows(station.citizen.server.store, "case_attachment"); }

} // namespace

TEST_CASE("A reply is handed in with what its author has uploaded, and the citizen reads it once it is approved") {
    UploadOffice station;
    const auto document = pdf(90'000), photo = jpeg(500);
    const auto ids = std::vector{station.attach(document), station.attach(photo, "现场.jpg")};
    const auto done = station.act(station.handler, handing_in(2, ids));
    REQUIRE(done->status == 200);
    const Json hashes{hash_of(document), hash_of(photo)};
    const auto shown = Json::parse(done->body);
    CHECK(shown["reply"]["attachments"] == hashes);
    CHECK(shown["attachments"][1]["name"] == "现场.jpg");
    CHECK(station.get(station.path + "/attachments/" + hash_of(document), station.handler)->body == document);
    const auto lead = station.enter({Role::Lead}, "caidian");
    REQUIRE(station.act(lead, {{"action", "approve"}, {"seen", 3}})->status == 200);
    const auto seen = Json::parse(station.citizen.get()->body);
    CHECK(seen["replies"][0]["attachments"][0]["name"] == "意见书.pdf");
    CHECK(station.citizen.server.get(station.citizen.path + "/attachments/" + hash_of(photo), with_secret())->body ==
          photo);
    CHECK(count_rows(station.citizen.server.store, "upload") == 0);
    CHECK(problems(station.citizen.server).empty());
}

TEST_CASE("A reply that is sent again is told what happened since, and nothing is half") {
    UploadOffice station;
    const auto action = handing_in(2, {station.attach(pdf(1000))});
    REQUIRE(station.act(station.handler, action)->status == 200);
    const auto again = station.act(station.handler, action);
    CHECK(again->status == 409);
    CHECK(Json::parse(again->body)["events"][0]["action"] == "hand_in");
    CHECK(attachments(station) == 1);
    CHECK(problems(station.citizen.server).empty());
}

TEST_CASE("A reply that is refused or comes too late leaves its files uploads, for the next try") {
    UploadOffice station;
    const auto id = station.attach(pdf(1000));
    auto wrong = handing_in(2, {id});
    wrong["details"]["reply"].erase("basis");
    check_refusal(station.act(station.handler, wrong), 400, "invalid", "basis");
    REQUIRE(station.citizen.act("add_words", {{"words", "补充"}})->status == 200);
    CHECK(station.act(station.handler, handing_in(2, {id}))->status == 409);
    auto issue = handing_in(3, {id});
    issue["action"] = "issue_reply"; // What is attached needs a second person.
    CHECK(station.act(station.handler, issue)->status == 409);
    CHECK(attachments(station) == 0);
    CHECK(count_rows(station.citizen.server.store, "upload") == 1);
    CHECK(station.act(station.handler, handing_in(3, {id}))->status == 200);
    CHECK(problems(station.citizen.server).empty());
}

TEST_CASE("An upload made by another, for another case or for something else attaches to no reply") {
    UploadOffice station;
    const auto other = station.enter({Role::Handler}, "caidian");
    const auto of_other = station.desk.upload_at(station.replies(), pdf(100), UploadOffice::named(other));
    const auto other_receipt = station.citizen.submit({{"submission_id", std::string(32, '4')}});
    const auto of_other_case = station.desk.upload_at(cases_path + ("/" + other_receipt) + "/uploads", pdf(100),
                                                      UploadOffice::named(station.handler));
    const auto of_citizen = station.add(jpeg(100));
    const auto of_submission = station.phone.upload(jpeg(100));
    const auto unfinished = station.desk.create_at(station.replies(), 100, UploadOffice::named(station.handler))
                                ->get_header_value("Location");
    const auto good = station.attach(pdf(200));
    for (const auto& id : {of_other, of_other_case, of_citizen, of_submission, std::string(32, '9'),
                           unfinished.substr(unfinished.rfind('/') + 1)})
        check_refusal(station.act(station.handler, handing_in(2, {good, id})), 400, "invalid", "attachments");
    check_refusal(station.act(station.handler, handing_in(2, {good, good})), 400, "invalid", "attachments");
    check_refusal(station.act(station.handler, handing_in(2, {"nonsense"})), 400, "invalid", "attachments");
    auto no_reply = handing_in(2, {good});
    no_reply["action"] = "take_back_reply";
    no_reply.erase("details");
    check_refusal(station.act(station.handler, no_reply), 400, "invalid", "attachments");
    CHECK(attachments(station) == 0);
    CHECK(station.act(station.handler, handing_in(2, {good}))->status == 200);
}

TEST_CASE("A case that moved away while a file was on its way takes no reply with it") {
    UploadOffice station;
    const auto id = station.attach(pdf(100));
    const auto above = station.enter({Role::Lead}, "wuhan");
    REQUIRE(station.act(above, {{"action", "take_over"}, {"seen", 2}, {"details", {{"words", "重大"}}}})->status ==
            200);
    CHECK(station.act(station.handler, handing_in(station.seen(), {id}))->status == 403);
    REQUIRE(station.act(above, {{"action", "take"}, {"seen", 3}})->status == 200);
    check_refusal(station.act(above, handing_in(4, {id})), 400, "invalid", "attachments");
    CHECK(attachments(station) == 0);
    CHECK(problems(station.citizen.server).empty());
}

TEST_CASE("A reply that lists another content than it brings is refused") {
    UploadOffice station;
    auto action = handing_in(2, {station.attach(pdf(100))});
    action["details"]["reply"]["attachments"] = {std::string(64, 'a')};
    check_refusal(station.act(station.handler, action), 400, "invalid", "attachments");
    action["details"]["reply"]["attachments"] = {hash_of(pdf(100))};
    CHECK(station.act(station.handler, action)->status == 200);
}
