#include "tests/support/case_office.hpp"
#include "tests/support/sample_evidence.hpp"
#include "tests/support/sent_upload.hpp"

#include "native/app/sealed_person.hpp"
#include "native/store/cases.hpp"
#include "native/store/disclosures.hpp"
#include "native/store/journal.hpp"
#include "shared/text/desk_text_ids.hpp"

#include <catch_amalgamated.hpp>

// A case for paper.
using namespace zhiping;
using namespace zhiping::tests;
using enum CaseAction;

namespace {

struct FileOffice : Office {
    std::string file_path = "/desk/cases/" + citizen.receipt + "/file";

    httplib::Result file(const httplib::Headers& who) const { return get(file_path, who); }
    std::string page(const httplib::Headers& who) const {
        const auto answer = file(who);
        REQUIRE(answer);
        REQUIRE(answer->status == 200);
        return answer->body;
    }
    std::int64_t prints() { return count_rows(citizen.server.store, "staff_act WHERE what = 'print_case'"); }
    std::int64_t views() { return count_rows(citizen.server.store, "case_view"); }

    std::int64_t evaluation_id() {
        return citizen.server.store.read([&](store::Database& database) {
            return store::find_case_key(database, ReceiptNumber::parse(citizen.receipt).value())->evaluation_id;
        });
    }

    void identify() {
        auto& server = citizen.server;
        const auto id = evaluation_id();
        server.store.write([&](store::Database& database) {
            const auto phone = PhoneNumber::parse("13512345670").value();
            const auto key = server.vault.person_key();
            const auto person = app::find_or_insert_person(database, key, phone, server.clock.now());
            const auto name = app::seal_name(key, id, PersonName::parse("张三丰").value());
            store::insert_evaluation_person(database, {id, person, name, true, server.clock.now()});
        });
    }
    // Somebody of staff with this badge number saw all of the person.
    void disclose(const std::string& badge, const std::string& reason) {
        const auto id = evaluation_id();
        citizen.server.store.write([&](store::Database& database) {
            const auto staff_id =
                database.prepare("SELECT id FROM staff WHERE badge = ?").bind(badge).value<std::int64_t>();
            const auto now = citizen.server.clock.now();
            store::insert_disclosure(database, {.evaluation_id = id,
                                                .staff_id = staff_id,
                                                .unit_id = "caidian",
                                                .what = Disclosed::Person,
                                                .reason = reason,
                                                .salt = {},
                                                .at = now});
            store::append_to_journal(database, journal::Line{journal::Kind::PersonDisclosed,
                                                             ReceiptNumber::parse(citizen.receipt).value(), now}
                                                   .add(disclosed_kinds, Disclosed::Person)
                                                   .add(staff_id));
        });
    }

    void answer() {
        citizen.does(CitizenDesk::handler, Take);
        citizen.does(
            CitizenDesk::handler, RecordContact,
            {.words = "电话里说的话", .contact = ContactKind::First, .happened_at = citizen.server.clock.now()});
        citizen.does(CitizenDesk::handler, RecordOfficerStatement,
                     {.words = "民警说的话", .officer = Officer{"王某某", "012345"}});
        auto reply = CitizenDesk::clean_reply();
        reply.measures = {{MeasureKind::Explained, {}}};
        citizen.does(CitizenDesk::handler, IssueReply, {.reply = reply});
    }
};

} // namespace

TEST_CASE("A case file has everything of the case: what was said, found, done and promised, and the journal's lines") {
    FileOffice office;
    office.identify();
    office.answer();
    const auto lead = office.enter({Role::Lead}, "wuhan");
    const auto page = office.page(lead);
    for (const auto* part :
         {"4201140012345678", "汉阳大道 628 号", "没有给扣车凭证", "王某某", "电话里说的话", "民警说的话",
          "经查看执法记录仪", "道路交通安全法第八十七条", "2026-11-25", "承办甲 1001", "张**", "135****5670", "Opened",
          "Take it", "Record a contact", "Caidian Brigade", "张三7001", "take "}) {
        CAPTURE(part);
        CHECK(contains(page, part));
    }
    for (const auto* hidden : {"张三丰", "13512345670"}) CHECK_FALSE(contains(page, hidden));
    const auto lines = office.citizen.server.store.read([&](store::Database& database) {
        return store::list_lines_about(database, ReceiptNumber::parse(office.citizen.receipt).value());
    });
    for (const auto& line : lines) {
        CAPTURE(line.number, line.entry.words);
        const bool is_of_readers =
            line.entry.kind == journal::Kind::CaseViewed || line.entry.kind == journal::Kind::StaffActed;
        CHECK(contains(page, to_digits(line.head)) == !is_of_readers);
    }
}

TEST_CASE("A case file lists photos by their whole hash, and carries none of them") {
    FileOffice office;
    auto& server = office.citizen.server;
    const auto secret = std::string(32, '3');
    const auto photo = Uploader{server, secret}.upload(jpeg(1000));
    const auto receipt = office.citizen.submit({{"submission_id", secret}, {"evidence", {photo}}}, secret);
    const auto lead = office.enter({Role::Lead}, "caidian");
    const auto page = office.get("/desk/cases/" + receipt + "/file", lead)->body;
    const auto shown = Json::parse(office.get(cases_path + ("/" + receipt), lead)->body);
    CHECK(contains(page, shown["evaluation"]["evidence"][0]["sha256"].get<std::string>()));
    for (const auto* unsaid : {"<img", "<video", "<script", "/evidence/", "<form"}) CHECK_FALSE(contains(page, unsaid));
}

TEST_CASE("That somebody sees the case and prints it is stored, the second each time") {
    FileOffice office;
    const auto lead = office.enter({Role::Lead}, "caidian");
    REQUIRE(office.page(lead).size() > 1000);
    CHECK(office.views() == 1);
    CHECK(office.prints() == 1);
    office.page(lead);
    CHECK(office.views() == 1); // Once an hour.
    CHECK(office.prints() == 2);
}

TEST_CASE("Who may see nothing of a case is told the same as of one that there is not, and nothing is stored") {
    FileOffice office;
    for (const auto& [role, unit_id] : {std::pair{Role::Handler, "wuhan"},
                                        {Role::Supervisor, "caidian"},
                                        {Role::Auditor, "hubei"},
                                        {Role::Administrator, "hubei"},
                                        {Role::Officer, "caidian"}}) {
        CAPTURE(facts_of(roles, role).id, unit_id);
        const auto who = office.enter({role}, unit_id);
        const auto refused = office.file(who);
        CHECK(refused->status == 404);
        CHECK_FALSE(contains(refused->body, "没有给扣车凭证"));
        for (const auto* other : {"/desk/cases/ZP-20261120-00000000-0/file", "/desk/cases/nonsense/file"})
            CHECK(office.get(other, who)->status == 404);
    }
    CHECK(office.views() == 0);
    CHECK(office.prints() == 0);
}

TEST_CASE("Without a session the page says in words to sign in at the desk") {
    FileOffice office;
    for (const auto& [language, words] : {std::pair{"zh-CN", "请先登录"}, {"en", "Sign in first"}}) {
        const auto answer = office.get(office.file_path + "?lang=" + language, {});
        CHECK(answer->status == 401);
        CHECK(answer->get_header_value("Content-Type") == "text/html; charset=utf-8");
        CHECK(contains(answer->body, words));
        CHECK(contains(answer->body, std::string{"href=\"/desk?lang="} + language + "\""));
        CHECK_FALSE(contains(answer->body, "没有给扣车凭证"));
    }
}

TEST_CASE("A case file needs no script and no more than the server's own files") {
    FileOffice office;
    const auto answer = office.file(office.enter({Role::Lead}, "caidian"));
    CHECK(answer->get_header_value("Cache-Control") == "no-store");
    const auto policy = answer->get_header_value("Content-Security-Policy");
    CHECK(contains(policy, "default-src 'none'"));
    CHECK(contains(policy, "frame-ancestors 'none'"));
    CHECK_FALSE(contains(answer->body, " style=\""));
    CHECK_FALSE(contains(answer->body, "{{"));
}

TEST_CASE("Words that look like markup stand in a case file as words") {
    FileOffice office;
    const auto secret = std::string(32, '3');
    const auto receipt =
        office.citizen.submit({{"submission_id", secret}, {"statement", "<script>alert(1)</script>\"><b>"}}, secret);
    const auto page = office.get("/desk/cases/" + receipt + "/file", office.enter({Role::Lead}, "caidian"))->body;
    CHECK(contains(page, "&lt;script&gt;alert(1)&lt;/script&gt;"));
    CHECK_FALSE(contains(page, "<script>"));
}

TEST_CASE(
    "A report of pressure is in the file of the top alone, and the lines of others have no gap that tells of it") {
    FileOffice office;
    REQUIRE(office.citizen.act("report_pressure", {{"words", "有人要我撤回"}})->status == 200);
    office.citizen.does(CitizenDesk::handler, Take);
    const auto above = office.page(office.enter({Role::Lead}, "hubei"));
    CHECK(contains(above, "有人要我撤回"));
    CHECK(contains(above, "report_pressure"));
    const auto own = office.page(office.enter({Role::Lead}, "caidian"));
    CHECK_FALSE(contains(own, "有人要我撤回"));
    CHECK_FALSE(contains(own, "report_pressure"));
    CHECK(contains(own, "case take ")); // And not "case 3 take".
    CHECK_FALSE(contains(own, "case 3 "));
}

TEST_CASE(
    "A contact that its citizen disputes is marked where it stands, also for who does not see a report of pressure") {
    FileOffice office;
    REQUIRE(office.citizen.act("report_pressure", {{"words", "有人要我撤回"}})->status == 200);
    const auto now = office.citizen.server.clock.now();
    office.citizen.does(CitizenDesk::handler, Take);
    office.citizen.does(CitizenDesk::handler, RecordContact,
                        {.words = "头一回联系", .contact = ContactKind::First, .happened_at = now});
    office.citizen.does(CitizenDesk::handler, RecordContact,
                        {.words = "又一回联系", .contact = ContactKind::CallBack, .happened_at = now});
    REQUIRE(office.citizen.act("dispute_contact", {{"event", 4}})->status == 200); // The first of the two.
    for (const auto* unit_id : {"caidian", "hubei"}) {
        CAPTURE(unit_id);
        const auto page = office.page(office.enter({Role::Lead}, unit_id));
        const auto marked = page.find(text(Text::DeskContactDisputed, Language::English));
        REQUIRE(marked != page.npos);
        CHECK(page.find("头一回联系") < marked);
        CHECK(marked < page.find("又一回联系"));
    }
}

TEST_CASE("That a case is held and released is in its file, without the number of the account") {
    FileOffice office;
    const auto lead = office.enter({Role::Lead}, "caidian");
    const auto hold = office.path + "/hold";
    REQUIRE(office.citizen.server.client().Put(hold, lead, R"({"reason": "行政诉讼"})", "application/json")->status ==
            204);
    REQUIRE(office.citizen.server.client().Delete(hold, lead)->status == 204);
    const auto page = office.page(lead);
    CHECK(contains(page, "<td>held</td>"));
    CHECK(contains(page, "<td>released</td>"));
}

TEST_CASE("Who saw all of the person is in the file of the level above, and not in that of its unit") {
    FileOffice office;
    office.identify();
    const auto handler = office.enter({Role::Handler}, "caidian"); // 7001
    office.disclose("7001", "核实理由在此");
    const auto above = office.page(office.enter({Role::Lead}, "wuhan"));
    CHECK(contains(above, "核实理由在此"));
    CHECK(contains(above, "disclosed person"));
    for (const auto& who : {handler, office.enter({Role::Lead}, "caidian")}) {
        const auto page = office.page(who);
        CHECK_FALSE(contains(page, "核实理由在此"));
        CHECK_FALSE(contains(page, "disclosed person"));
    }
}

TEST_CASE("A unit that had the case prints it as it stood then, without the journal") {
    FileOffice office;
    office.answer();
    const auto former = office.enter({Role::Handler}, "caidian");
    REQUIRE(office.citizen.act("open_reply")->status == 200);
    REQUIRE(office.citizen.act("reject", {{"words", "不满意"}})->status == 200);
    office.citizen.does(CitizenDesk::reviewer, Take);
    office.citizen.does(
        CitizenDesk::reviewer, RecordContact,
        {.words = "支队的话", .contact = ContactKind::First, .happened_at = office.citizen.server.clock.now()});
    const auto page = office.page(former);
    CHECK(contains(page, "经查看执法记录仪"));
    CHECK_FALSE(contains(page, "支队的话"));
    CHECK_FALSE(contains(page, "Journal"));
}
