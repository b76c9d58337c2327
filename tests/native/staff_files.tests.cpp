#include "tests/support/case_office.hpp"
#include "tests/support/sent_upload.hpp"

#include "native/app/remove_evidence.hpp"
#include "native/store/journal.hpp"

#include <catch_amalgamated.hpp>

// What staff read of the files of a case, on a server that runs.
using namespace zhiping;
using namespace zhiping::tests;
using enum CaseAction;

namespace {

// A case whose evaluation brought a photo, and whose reply waits for the lead with an attachment.
struct FilesOffice : Office {
    std::string photo = jpeg(150'000) + "end";
    std::string document = "%PDF-1.7\n" + std::string(90'000, 'x') + "end";
    std::string photo_path;
    std::string document_path;

    FilesOffice() {
        const auto id = Uploader{citizen.server}.upload(photo);
        citizen.receipt = citizen.submit({{"submission_id", other_secret_digits}, {"evidence", {id}}});
        citizen.path = CitizenDesk::case_path(citizen.receipt);
        path = cases_path + std::string{"/"} + citizen.receipt;
        photo_path = path + "/evidence/1";
        citizen.does(CitizenDesk::handler, Take);
        const auto sealed = citizen.seal(document);
        citizen.does(CitizenDesk::handler, HandIn, {.reply = CitizenDesk::reply_with(sealed.hash)}, {sealed});
        document_path = path + "/attachments/" + to_digits(sealed.hash);
    }

    std::int64_t journal_lines() {
        return citizen.server.store.read([](store::Database& database) { return store::journal_end(database).number; });
    }
};

// What is told to nobody else about a request: its number and the moment.
std::string told(const httplib::Result& answer) { return std::to_string(answer->status) + answer->body; }

} // namespace

TEST_CASE(
    "Photos and attachments are read by the roles that the table of rights names, and nobody else knows of them") {
    FilesOffice station;
    struct Expected {
        Role role;
        const char* unit_id;
        bool reads;
    };
    const Expected expectations[] = {
        {Role::Handler, "caidian", true},
        {Role::Handler, "wuhan", false},
        {Role::Lead, "caidian", true},
        {Role::Lead, "wuhan", true},
        {Role::Lead, "hubei", true},
        {Role::Supervisor, "caidian", false},
        {Role::Supervisor, "wuhan", true},
        {Role::Auditor, "caidian", false},
        {Role::Auditor, "hubei", false},
        {Role::Counter, "caidian", false},
        {Role::Administrator, "caidian", false},
        {Role::Officer, "caidian", false},
    };
    const std::string unknown = "/api/v1/cases/ZP-20261120-00000000-0";
    for (const auto& [role, unit_id, reads] : expectations) {
        CAPTURE(facts_of(roles, role).id, unit_id);
        const auto who = station.enter({role}, unit_id);
        const auto photo = station.get(station.photo_path, who);
        const auto document = station.get(station.document_path, who);
        CHECK(photo->status == (reads ? 200 : 404));
        CHECK(document->status == (reads ? 200 : 404));
        if (reads) {
            CHECK(photo->body == station.photo);
            CHECK(document->body == station.document);
            continue;
        }
        CHECK(told(photo) == told(station.get(unknown + "/evidence/1", who)));
        CHECK(told(photo) == told(station.get(station.path + "/evidence/2", who)));
        CHECK(told(document) == told(station.get(unknown + "/attachments/" + std::string(64, '0'), who)));
    }
}

TEST_CASE("Staff are given a file as its citizen is: ranges, headers, and nothing to be kept") {
    FilesOffice station;
    auto who = station.enter({Role::Handler}, "caidian");
    const auto of_citizen =
        station.citizen.server.get("/api/v1/evaluations/" + station.citizen.receipt + "/evidence/1", with_secret());
    REQUIRE(of_citizen->status == 200);
    const auto given = station.get(station.photo_path, who);
    for (const auto* name : {"Content-Type", "Content-Disposition", "Content-Security-Policy", "Cache-Control", "ETag",
                             "Accept-Ranges", "Cross-Origin-Resource-Policy"})
        CHECK(given->get_header_value(name) == of_citizen->get_header_value(name));
    CHECK(given->get_header_value("Cache-Control") == "no-store");
    CHECK(station.get(station.document_path, who)->get_header_value("Content-Type") == "application/pdf");
    who.emplace("Range", "bytes=-3");
    for (const auto& path : {station.photo_path, station.document_path}) {
        const auto part = station.get(path, who);
        CHECK(part->status == 206);
        CHECK(part->body == "end");
    }
    who.erase("Range");
    who.emplace("Range", "bytes=900000-");
    CHECK(station.get(station.photo_path, who)->status == 416);
}

TEST_CASE("Who reads a file has seen the case: stored before it is given, once an hour with reading the case") {
    FilesOffice station;
    const auto who = station.enter({Role::Handler}, "caidian");
    const auto auditor = station.enter({Role::Auditor}, "caidian");
    const auto before = station.journal_lines();
    CHECK(station.get(station.photo_path, auditor)->status == 404);
    CHECK(station.journal_lines() == before);
    for (const auto& path : {station.photo_path, station.document_path, station.path, station.photo_path})
        CHECK(station.get(path, who)->status == 200);
    CHECK(station.journal_lines() == before + 1);
}

TEST_CASE("A unit that had the case reads its files no more") {
    FilesOffice station;
    const auto before = station.enter({Role::Lead}, "caidian");
    const auto now = station.enter({Role::Handler}, "wuhan");
    station.citizen.does(CitizenDesk::lead, Approve);
    REQUIRE(station.citizen.act("reject", {{"words", "不是这样"}})->status == 200);
    CHECK(station.get(station.path, before)->status == 200);
    for (const auto& path : {station.photo_path, station.document_path}) {
        CHECK(station.get(path, before)->status == 404);
        CHECK(station.get(path, now)->status == 200);
    }
}

TEST_CASE("A case tells staff which photos it has, and one that was removed is told to be gone") {
    FilesOffice station;
    const auto who = station.enter({Role::Handler}, "caidian");
    auto listed = station.shown(who)["evaluation"]["evidence"];
    REQUIRE(listed.size() == 1);
    CHECK(listed[0]["format"] == "jpg");
    CHECK(listed[0]["bytes"] == station.photo.size());
    CHECK(listed[0]["removed_at"].is_null());
    const auto at = station.citizen.server.clock.now();
    app::remove_evidence_before(station.citizen.server.store, station.citizen.server.vault, at + std::chrono::hours{1},
                                at, [](const std::string& problem) { FAIL(problem); });
    listed = station.shown(who)["evaluation"]["evidence"];
    CHECK(listed[0]["removed_at"] == at.time_since_epoch().count());
    CHECK(station.get(station.photo_path, who)->status == 410);
    CHECK(station.get(station.photo_path, station.enter({Role::Auditor}, "caidian"))->status == 404);
}

TEST_CASE("What is no piece of the case is not found") {
    FilesOffice station;
    const auto who = station.enter({Role::Handler}, "caidian");
    for (const auto* made_up : {"/evidence/0", "/evidence/2", "/evidence/-1", "/evidence/one", "/attachments/nonsense"})
        CHECK(station.get(station.path + made_up, who)->status == 404);
    const auto other = station.citizen.submit({{"submission_id", std::string(32, '3')}});
    const auto of_other = station.document_path.substr(station.document_path.rfind('/'));
    CHECK(station.get(cases_path + std::string{"/"} + other + "/attachments" + of_other, who)->status == 404);
    CHECK(station.get(cases_path + std::string{"/nonsense/evidence/1"}, who)->status == 404);
}
