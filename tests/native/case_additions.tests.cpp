#include "tests/support/upload_office.hpp"

#include "native/app/back_up.hpp"
#include "native/app/remove_evidence.hpp"
#include "native/app/sweep_uploads.hpp"
#include "native/app/verify_evidence.hpp"
#include "shared/cases/citizen_actions.hpp"

#include <catch_amalgamated.hpp>

#include <set>
#include <thread>

// Photos and videos that come with words which a citizen adds, on a server that runs.
using namespace zhiping;
using namespace zhiping::tests;

namespace {

std::vector<std::string> problems(RunningServer& server) {
    return app::verify_evidence(server.store, server.vault, [](auto, auto) {}).problems;
}

Json evidence_of(UploadOffice& station) {
    return Json::parse(
        station.citizen.server.get("/api/v1/evaluations/" + station.citizen.receipt, with_secret())->body)["evidence"];
}

Json adding(const std::vector<std::string>& ids, const std::string& words = "补充照片") {
    Json action{{"evidence", ids}};
    if (!words.empty()) action["words"] = words;
    return action;
}

} // namespace

TEST_CASE("Photos that come with added words are evidence from then on, for the citizen and for staff") {
    UploadOffice station;
    const auto photo = jpeg(90'000), second = jpeg(500, 'y');
    const auto done = station.citizen.act("add_words", adding({station.add(photo), station.add(second)}));
    REQUIRE(done->status == 200);
    const auto all = evidence_of(station);
    REQUIRE(all.size() == 2);
    CHECK(all[0]["bytes"] == photo.size());
    const Json hashes{all[0]["sha256"], all[1]["sha256"]};
    CHECK(Json::parse(done->body)["events"].back()["evidence"] == hashes);
    const auto shown = station.shown(station.handler);
    CHECK(shown["events"].back()["details"]["evidence"] == hashes);
    CHECK(shown["evaluation"]["evidence"] == all);
    CHECK(station.get(station.path + "/evidence/2", station.handler)->body == second);
    CHECK(station.citizen.server.get("/api/v1/evaluations/" + station.citizen.receipt + "/evidence/1", with_secret())
              ->body == photo);
    const auto more = station.citizen.act("add_words", adding({station.add(jpeg(700, 'z'))}, ""));
    REQUIRE(more->status == 200); // A photo may say all.
    CHECK(evidence_of(station).size() == 3);
    CHECK(count_rows(station.citizen.server.store, "upload") == 0);
    CHECK(problems(station.citizen.server).empty());
}

TEST_CASE("An addition that is sent again, also at the same time, is done once; with other photos it is a conflict") {
    UploadOffice station;
    auto action = adding({station.add(jpeg(1000))});
    action["action_id"] = station.citizen.new_action_id();
    action["action"] = "add_words";
    std::vector<int> statuses(4);
    {
        std::vector<std::jthread> phones;
        for (auto& status : statuses)
            phones.emplace_back([&] { status = station.citizen.post(action.dump())->status; });
    }
    CHECK(statuses == std::vector{200, 200, 200, 200});
    CHECK(evidence_of(station).size() == 1);
    auto other = action;
    other["evidence"] = {station.add(jpeg(1000, 'y'))};
    check_refusal(station.citizen.post(other.dump()), 409, "conflict", "action_id");
    other.erase("evidence");
    check_refusal(station.citizen.post(other.dump()), 409, "conflict", "action_id");
    CHECK(evidence_of(station).size() == 1);
    CHECK(problems(station.citizen.server).empty());
}

TEST_CASE("A submission that is sent again after an addition is still the same") {
    UploadOffice station;
    REQUIRE(station.citizen.act("add_words", adding({station.add(jpeg(1000))}))->status == 200);
    const auto again = station.citizen.server.submit(station.citizen.server.submission());
    REQUIRE(again->status == 201);
    CHECK(Json::parse(again->body)["receipt"] == station.citizen.receipt);
}

TEST_CASE("What is no addition of this case, whole and named once, is refused and stays what it is") {
    UploadOffice station;
    const auto other_receipt = station.citizen.submit({{"submission_id", std::string(32, '4')}});
    const auto of_other_case = station.phone.upload_at(CitizenDesk::case_path(other_receipt) + "/uploads", jpeg(100));
    const auto of_submission = station.phone.upload(jpeg(100));
    const auto of_reply = station.attach(jpeg(100));
    const auto unfinished = station.phone.create_at(station.additions(), 100)->get_header_value("Location");
    const auto good = station.add(jpeg(100));
    const auto act = [&](const Json& ids) {
        return station.citizen.act("add_words", {{"words", "补充"}, {"evidence", ids}});
    };
    for (const auto& id : {of_other_case, of_submission, of_reply, std::string(32, '9')})
        check_refusal(act({good, id}), 400, "invalid", "evidence");
    check_refusal(act({unfinished.substr(unfinished.rfind('/') + 1)}), 400, "invalid", "evidence");
    check_refusal(act({good, good}), 400, "invalid", "evidence");
    check_refusal(act({"nonsense"}), 400, "invalid", "evidence");
    check_refusal(act({std::string(64, 'a')}), 400, "invalid", "evidence"); // The hash of a content is no upload.
    check_refusal(act("one"), 400, "invalid", "evidence");
    check_refusal(station.citizen.act("report_pressure", adding({good})), 400, "invalid", "evidence");
    check_refusal(station.citizen.act("add_words", {{"words", ""}}), 400, "invalid", "words");
    CHECK(evidence_of(station).empty());
    CHECK(count_rows(station.citizen.server.store, "upload") == 5);
    CHECK(act({good})->status == 200);
    CHECK(problems(station.citizen.server).empty());
}

TEST_CASE("An upload of a case is no evidence of a submission, nor a file of a form") {
    UploadOffice station;
    auto submission = station.citizen.server.submission();
    submission["submission_id"] = std::string(32, '5');
    submission["evidence"] = {station.add(jpeg(100))};
    check_refusal(station.citizen.server.submit(submission), 400, "invalid", "evidence");
    submission["evidence"] = {station.attach(jpeg(100))};
    check_refusal(station.citizen.server.submit(submission, with_secret(member_secret_digits)), 400, "invalid",
                  "evidence");
    CHECK(count_rows(station.citizen.server.store, "evidence") == 0);
}

TEST_CASE("Nine photos can be added to a case in all, besides those of the evaluation, and what is too many is told") {
    UploadOffice station;
    const auto add = [&](int count) {
        std::vector<std::string> ids;
        for (int number = 0; number < count; ++number) ids.push_back(station.add(jpeg(100)));
        return station.citizen.act("add_words", adding(ids));
    };
    check_refusal(add(10), 413, "too_large", "evidence");
    CHECK(evidence_of(station).empty());
    auto& server = station.citizen.server; // A day later room is free again.
    server.clock.pass(std::chrono::hours{25});
    app::sweep_uploads(server.store, server.vault, server.clock.now(), fail_on_problem);
    REQUIRE(add(5)->status == 200);
    REQUIRE(add(4)->status == 200);
    check_refusal(add(1), 413, "too_large", "evidence");
    CHECK(evidence_of(station).size() == 9);
}

TEST_CASE("A case that was closed while a photo was on its way takes it no more, and the photo is swept") {
    UploadOffice station;
    const auto photo = station.add(jpeg(100));
    REQUIRE(station.citizen.act("withdraw", {{"withdrawal", "settled"}, {"was_asked_for", true}})->status == 200);
    check_refusal(station.citizen.act("add_words", adding({photo})), 409, "conflict", "");
    CHECK(evidence_of(station).empty());
    CHECK(problems(station.citizen.server).empty());
}

TEST_CASE("More that happened meanwhile leaves the photo an upload, for the next try") {
    UploadOffice station;
    auto action = adding({station.add(jpeg(100))});
    action["seen"] = 1;
    station.citizen.does(test::staff(Role::Handler, "caidian", "张三7001", "7001"), CaseAction::AskCitizen,
                         {.words = "车停在哪里？"});
    check_refusal(station.citizen.act("add_words", action), 409, "conflict", "");
    CHECK(evidence_of(station).empty());
    action.erase("seen");
    action.erase("action_id");
    CHECK(station.citizen.act("add_words", action)->status == 200);
}

TEST_CASE("Verifying sees that what came with an event is not what it says") {
    UploadOffice station;
    REQUIRE(station.citizen.act("add_words", adding({station.add(jpeg(100))}))->status == 200);
    auto& server = station.citizen.server;
    const auto execute = [&](const std::string& sql) {
        server.store.write([&](store::Database& database) { database.execute(sql); });
    };
    CHECK(problems(server).empty());
    execute("UPDATE evidence SET event = NULL");
    CHECK(problems(server).size() == 1);
    execute("UPDATE evidence SET event = 99");
    CHECK(problems(server).size() == 1);
    execute("UPDATE evidence SET event = (SELECT MAX(number) FROM case_event)");
    CHECK(problems(server).empty());
}

TEST_CASE("An added photo goes at the end of its retention, and the event still says what it was") {
    UploadOffice station;
    REQUIRE(station.citizen.act("add_words", adding({station.add(jpeg(100))}))->status == 200);
    auto& server = station.citizen.server;
    const auto now = server.clock.now();
    CHECK(app::remove_evidence_before(server.store, server.vault, now + std::chrono::hours{1}, now, fail_on_problem) ==
          1);
    CHECK(evidence_of(station)[0]["removed_at"] == now.time_since_epoch().count());
    CHECK(station.shown(station.handler)["events"].back()["details"]["evidence"].size() == 1);
    CHECK(problems(server).empty());
}

TEST_CASE("A backup has what came to a case: a photo that was added, and a file that waits for its reply") {
    UploadOffice station;
    REQUIRE(station.citizen.act("add_words", adding({station.add(jpeg(90'000))}))->status == 200);
    station.attach(pdf(90'000));
    auto& server = station.citizen.server;
    const auto made = app::back_up({server.store, server.vault.folder(), {}}, server.folder.path() / "backups",
                                   server.clock.now(), [](auto, auto) {});
    CHECK(made.problems.empty());
    CHECK(made.files == 2);
    const auto names_in = [](const files::Folder& folder) {
        const auto names = folder.list();
        return std::set<std::string>{names.begin(), names.end()};
    };
    CHECK(names_in(files::PosixFolder{made.folder / "evidence"}) == names_in(server.vault.folder()));
}

TEST_CASE("A unit that had the case before is not told of photos that came later") {
    UploadOffice station;
    REQUIRE(station.citizen.act("add_words", adding({station.add(jpeg(500))}))->status == 200);
    station.citizen.does(test::staff(Role::Lead, "wuhan", "支队负责人", "2002"), CaseAction::TakeOver,
                         {.words = "由支队办理"});
    REQUIRE(station.citizen.act("add_words", adding({station.add(jpeg(700, 'z'))}))->status == 200);
    const auto shown = station.shown(station.handler)["evaluation"];
    CHECK(shown["evidence"].size() == 1);
    CHECK(shown["evidence_head"].is_null());
    const auto lead = station.enter({Role::Lead}, "wuhan");
    CHECK(station.shown(lead)["evaluation"]["evidence"].size() == 2);
}
