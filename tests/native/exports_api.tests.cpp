#include "tests/support/case_office.hpp"
#include "tests/support/raw_connection.hpp"

#include "native/app/sealed_person.hpp"
#include "native/command_line/csv.hpp"
#include "native/http/api/case_csv.hpp"
#include "native/store/cases.hpp"
#include "shared/cases/staff_words.hpp"
#include "shared/text/text_ids.hpp"

#include <catch_amalgamated.hpp>

#include <list>
#include <set>
#include <sstream>

// Lists of cases as files that staff take away.
using namespace zhiping;
using namespace zhiping::tests;
using enum CaseAction;

namespace {

constexpr auto csv_path = "/api/v1/exports/cases.csv";
constexpr auto lines_path = "/api/v1/exports/cases.jsonl";
constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

struct ExportOffice : Office {
    RunningServer& server = citizen.server;

    // So many more cases of the brigade.
    void add_cases(std::uint64_t count, const std::string& statement = "没有说明原因") {
        for (std::uint64_t number = 1; number <= count; ++number) {
            auto submission = sample_submission(Code::parse(server.document_code).value(), ++m_submitted);
            submission.evaluation.statement = statement;
            REQUIRE(submit(server.store, submission, sample_token<Secret>(5000 + m_submitted), server.clock.now()));
        }
    }

    std::vector<command_line::CsvRow> rows(const httplib::Headers& who, const std::string& query = "") const {
        const auto answer = get(csv_path + query, who);
        REQUIRE(answer);
        REQUIRE(answer->status == 200);
        return command_line::parse_csv(answer->body);
    }
    std::vector<Json> lines(const httplib::Headers& who, const std::string& query = "") const {
        const auto answer = get(lines_path + query, who);
        REQUIRE(answer);
        REQUIRE(answer->status == 200);
        std::vector<Json> all;
        std::istringstream body{answer->body};
        for (std::string line; std::getline(body, line);) all.push_back(Json::parse(line));
        return all;
    }
    // What stands in the first case's column of that name.
    std::string cell(const httplib::Headers& who, const std::string& name) const {
        const auto all = rows(who);
        REQUIRE(all.size() > 1);
        const auto& names = all.front().fields;
        const auto found = std::ranges::find(names, name);
        CAPTURE(name);
        REQUIRE(found != names.end());
        return all[1].fields[static_cast<std::size_t>(found - names.begin())];
    }

    std::int64_t exports() { return count_rows(server.store, "staff_act WHERE what = 'export'"); }

    void identify() {
        server.store.write([&](store::Database& database) {
            const auto key = server.vault.person_key();
            const auto id =
                store::find_case_key(database, ReceiptNumber::parse(citizen.receipt).value())->evaluation_id;
            const auto phone = PhoneNumber::parse("13512345670").value();
            const auto person = app::find_or_insert_person(database, key, phone, server.clock.now());
            const auto name = app::seal_name(key, id, PersonName::parse("张三丰").value());
            store::insert_evaluation_person(database, {id, person, name, true, server.clock.now()});
        });
    }

    // So large that it is not sent before somebody reads.
    void make_endless() {
        server.store.write([&](store::Database& database) {
            database.prepare("UPDATE evaluation SET statement = ?").bind(std::string(30'000'000, 'a')).run();
        });
    }

private:
    std::uint64_t m_submitted = 0;
};

std::string request_of(const httplib::Headers& who) {
    return std::string{"GET "} + csv_path + " HTTP/1.1\r\nHost: 127.0.0.1\r\nCookie: " + who.find("Cookie")->second +
           "\r\n\r\n";
}

} // namespace

TEST_CASE("What a spreadsheet would take for a formula is words, and cells keep their quotes, commas and lines") {
    const std::pair<std::string_view, std::string_view> expectations[] = {
        {"", ""},
        {"没有说明原因", "没有说明原因"},
        {"=1+1", "'=1+1"},
        {"+8613512345670", "'+8613512345670"},
        {"-2", "'-2"},
        {"@SUM(A1)", "'@SUM(A1)"},
        {"\t=1", "'\t=1"},
        {"\r=1", "\"'\r=1\""},
        {"\n=1", "\"'\n=1\""},
        {"＝1", "'＝1"},
        {"＋1", "'＋1"},
        {"－1", "'－1"},
        {"＠A1", "'＠A1"},
        {"﹦1", "'﹦1"},
        {"﹢1", "'﹢1"},
        {"﹣1", "'﹣1"},
        {"﹫A1", "'﹫A1"},
        {"\u22121", "'\u22121"}, // A minus.
        {" =1", "' =1"},
        {"\u3000=1", "'\u3000=1"},
        {"\u00A0 +1", "'\u00A0 +1"},
        {"\uFEFF\u200B\u200F\u2060\u202A\u202E@A1", "'\uFEFF\u200B\u200F\u2060\u202A\u202E@A1"},
        {" 没有", " 没有"},
        {"=HYPERLINK(\"http://x\",\"y\")", "\"'=HYPERLINK(\"\"http://x\"\",\"\"y\"\")\""},
        {"a,b", "\"a,b\""},
        {"他说：\"走\"", "\"他说：\"\"走\"\"\""},
        {"一\r\n二", "\"一\r\n二\""},
        {"1=1", "1=1"},
        {"2026-11-20", "2026-11-20"},
        {"'", "'"},
    };
    for (const auto& [words, cell] : expectations) {
        CAPTURE(words);
        CHECK(http::csv_cell(words) == cell);
    }
}

TEST_CASE("A file for a spreadsheet has the mark of UTF-8, a line of names, and a line for each case") {
    ExportOffice office;
    office.add_cases(2, "=cmd|' /C calc'!A0\n第二行，\"引号\"");
    const auto lead = office.enter({Role::Lead}, "caidian");
    const auto answer = office.get(csv_path, lead);
    REQUIRE(answer->status == 200);
    CHECK(answer->get_header_value("Content-Type") == "text/csv; charset=utf-8");
    CHECK(answer->get_header_value("Cache-Control") == "no-store");
    CHECK(answer->get_header_value("X-Total-Rows") == "3");
    CHECK(answer->get_header_value("Content-Disposition") == "attachment; filename=\"cases-2026-11-20.csv\"");
    CHECK(answer->body.starts_with(std::string{byte_order_mark} + "Receipt number,Received,"));
    CHECK(answer->body.ends_with("\r\n"));
    const auto rows = command_line::parse_csv(answer->body);
    REQUIRE(rows.size() == 4);
    for (const auto& row : rows) CHECK(row.fields.size() == 22);
    CHECK(std::ranges::find(rows[2].fields, "'=cmd|' /C calc'!A0\n第二行，\"引号\"") != rows[2].fields.end());
    CHECK(office.get(csv_path + std::string{"?lang=zh-CN"}, lead)
              ->body.starts_with(std::string{byte_order_mark} + "回执号,收到时间,"));
}

TEST_CASE("A line says how the case stands, whose it is and what was said and answered") {
    ExportOffice office;
    const auto lead = office.enter({Role::Lead}, "wuhan");
    CHECK(office.cell(lead, "Receipt number") == office.citizen.receipt);
    CHECK(office.cell(lead, "Received") == "2026-11-20T15:40:00+08:00");
    CHECK(office.cell(lead, "Unit id") == "caidian");
    CHECK(office.cell(lead, "Unit") == "Caidian Brigade");
    CHECK(office.cell(lead, "Round") == "1");
    CHECK(office.cell(lead, "Due") == "2026-11-25");
    CHECK(office.cell(lead, "Due at first") == "2026-11-25");
    CHECK(office.cell(lead, "Late") == "No");
    CHECK(office.cell(lead, "Number of document") == "4201140012345678");
    CHECK(office.cell(lead, "Statement") == "没有给扣车凭证 😠");
    const auto both = [](Language language) {
        return std::string{situation_words(Situation::ImpoundedWithoutCause, language)} + "; " +
               std::string{situation_words(Situation::UnfairEnforcement, language)};
    };
    CHECK(office.cell(lead, "Situations") == both(Language::English));
    CHECK(contains(office.get(csv_path + std::string{"?lang=zh-CN"}, lead)->body, both(Language::Chinese)));
    for (const auto* empty : {"Handler", "Reply", "Findings", "Replied", "How it ended"})
        CHECK(office.cell(lead, empty).empty());
    office.citizen.does(CitizenDesk::handler, Take);
    office.citizen.does(CitizenDesk::handler, IssueReply, {.reply = CitizenDesk::clean_reply()});
    CHECK(office.cell(lead, "Handler") == "承办甲 1001");
    CHECK(office.cell(lead, "Reply") == CitizenDesk::clean_reply().text);
    CHECK(contains(office.cell(lead, "Findings"), "; "));
    CHECK(office.cell(lead, "Replied") == "2026-11-20T15:40:00+08:00");
    CHECK(office.cell(lead, "Due") == "2026-11-25"); // Also when the reply is there.
}

TEST_CASE("A reply that is not issued is not in the file") {
    ExportOffice office;
    const auto lead = office.enter({Role::Lead}, "caidian");
    office.citizen.does(CitizenDesk::handler, Take);
    office.citizen.does(CitizenDesk::handler, HandIn, {.reply = CitizenDesk::clean_reply()});
    CHECK(office.cell(lead, "Reply").empty());
    CHECK_FALSE(office.lines(lead)[0].contains("reply"));
}

TEST_CASE("JSON lines have the members of a list and the words as they were written") {
    ExportOffice office;
    office.add_cases(1, "=1+1\n第二行");
    const auto lead = office.enter({Role::Lead}, "caidian");
    const auto lines = office.lines(lead);
    REQUIRE(lines.size() == 2);
    CHECK(lines[1]["statement"] == "=1+1\n第二行");
    const auto listed = Json::parse(office.get(cases_path + std::string{"?sort=received"}, lead)->body)["cases"];
    for (std::size_t place = 0; place < lines.size(); ++place)
        for (const auto& [name, value] : listed[place].items()) {
            CAPTURE(name);
            CHECK(lines[place][name] == value);
        }
    CHECK(lines[0]["original_due"] == "2026-11-25");
    office.citizen.does(CitizenDesk::handler, Take);
    office.citizen.does(CitizenDesk::handler, IssueReply, {.reply = CitizenDesk::clean_reply()});
    CHECK(office.lines(lead)[0]["reply"]["text"] == CitizenDesk::clean_reply().text);
}

TEST_CASE("The reply in a file has no number of an event, which would tell of a report of pressure before it") {
    ExportOffice office;
    const auto lead = office.enter({Role::Lead}, "caidian");
    REQUIRE(office.citizen.act("report_pressure", {{"words", "有人要我撤回"}})->status == 200);
    office.citizen.does(CitizenDesk::handler, Take);
    office.citizen.does(CitizenDesk::handler, IssueReply, {.reply = CitizenDesk::clean_reply()});
    const auto reply = office.lines(lead)[0]["reply"];
    CHECK(reply["text"] == CitizenDesk::clean_reply().text);
    CHECK_FALSE(reply.contains("event"));
}

TEST_CASE("A person is masked in every file, whoever takes it") {
    ExportOffice office;
    office.identify();
    for (const auto& lead : {office.enter({Role::Lead}, "caidian"), office.enter({Role::Lead}, "hubei")}) {
        CHECK(office.cell(lead, "Name of the person (masked)") == "张**");
        CHECK(office.cell(lead, "Number of the person (masked)") == "135****5670");
        CHECK(office.lines(lead)[0]["person"] == Json{{"name", "张**"}, {"phone", "135****5670"}});
        for (const auto* path : {csv_path, lines_path})
            for (const auto* hidden : {"张三丰", "13512345670"})
                CHECK_FALSE(contains(office.get(path, lead)->body, hidden));
    }
}

TEST_CASE("Who may export takes what the list has, and everything is refused to who may not") {
    ExportOffice office;
    struct Expected {
        Role role;
        const char* unit_id;
        int status;
        std::size_t rows = 0;
    };
    const Expected expectations[] = {
        {Role::Handler, "caidian", 403}, {Role::Lead, "caidian", 200, 1},       {Role::Lead, "hubei", 200, 1},
        {Role::Lead, "wuhan", 200, 1},   {Role::Supervisor, "caidian", 200, 0}, {Role::Supervisor, "wuhan", 200, 1},
        {Role::Auditor, "hubei", 403},   {Role::Administrator, "hubei", 403},   {Role::Counter, "caidian", 403},
        {Role::Codes, "caidian", 403},   {Role::Officer, "caidian", 403},
    };
    for (const auto& [role, unit_id, status, rows] : expectations) {
        CAPTURE(facts_of(roles, role).id, unit_id);
        const auto before = office.exports();
        const auto who = office.enter({role}, unit_id);
        const auto answer = office.get(csv_path, who);
        CHECK(answer->status == status);
        if (status == 200) CHECK(command_line::parse_csv(answer->body).size() == rows + 1);
        if (status != 200) CHECK_FALSE(contains(answer->body, office.citizen.receipt));
        CHECK(office.exports() == before + (status == 200 ? 1 : 0));
    }
    CHECK(office.get(csv_path, {})->status == 401);
}

TEST_CASE("A handler who wants everything is told why not; who supervises too takes the cases below alone") {
    ExportOffice office;
    const auto handler = office.enter({Role::Handler}, "wuhan");
    const auto refused = office.get(csv_path, handler);
    CHECK(refused->status == 403);
    CHECK(Json::parse(refused->body)["error"]["message"] == text(Text::ExportNotYours, Language::English));
    const auto both = office.enter({Role::Handler, Role::Supervisor}, "wuhan");
    CHECK(office.get(csv_path, both)->status == 403);
    CHECK(office.get(csv_path + std::string{"?at=own"}, both)->status == 403);
    CHECK(office.get(csv_path + std::string{"?unit=wuhan"}, both)->status == 403);
    CHECK(office.rows(both, "?at=below").size() == 2);
    CHECK(office.rows(both, "?unit=caidian").size() == 2);
}

TEST_CASE("Whoever is on the code of a case does not take it away") {
    ExportOffice office;
    const auto named = office.staff.enter({Role::Lead}, "wuhan", "12345"); // As the code's 012345.
    CHECK(office.rows(named).size() == 1);
    CHECK(office.lines(named).empty());
}

TEST_CASE("A file has all cases of its list, in the order in which they were received, each once") {
    ExportOffice office;
    office.add_cases(230); // Some pages.
    const auto lead = office.enter({Role::Lead}, "wuhan");
    const auto answer = office.get(lines_path, lead);
    CHECK(answer->get_header_value("X-Total-Rows") == "231");
    const auto lines = office.lines(lead, "?sort=-received&limit=1");
    std::set<std::string> receipts;
    for (const auto& line : lines) receipts.insert(line["receipt"]);
    CHECK(lines.size() == 231);
    CHECK(receipts.size() == 231);
    CHECK(lines.front()["receipt"] == office.citizen.receipt);
    CHECK(office.rows(lead, "?status=closed").size() == 1);
    CHECK(office.rows(lead, "?search=" + office.citizen.receipt).size() == 2);
    for (const auto* wrong : {"?status=open", "?search=", "?colour=red"}) {
        CAPTURE(wrong);
        CHECK(office.get(csv_path + std::string{wrong}, lead)->status == 400);
    }
}

TEST_CASE("That somebody exports is stored before the first byte, with what and how many, and not what was searched") {
    ExportOffice office;
    const auto lead = office.staff.enter({Role::Lead}, "caidian", "8001");
    REQUIRE(office.rows(lead, "?status=handling&search=" + office.citizen.receipt).size() == 2);
    const auto auditor = office.enter({Role::Auditor}, "caidian");
    const auto audit = Json::parse(office.get("/api/v1/audit?badge=8001&kind=act", auditor)->body)["entries"];
    const auto found = std::ranges::find_if(audit, [](const Json& entry) { return entry["action"] == "export"; });
    REQUIRE(found != audit.end());
    CHECK((*found)["subject"] == "csv search status=handling");
    CHECK((*found)["count"] == 1);
    CHECK_FALSE(contains(audit.dump(), office.citizen.receipt));
}

TEST_CASE("Somebody has one export at a time, and who goes away before its end can begin another") {
    ExportOffice office;
    office.make_endless();
    const auto lead = office.enter({Role::Lead}, "caidian");
    const auto other = office.enter({Role::Lead}, "wuhan");
    {
        const RawConnection reader{office.server.port};
        reader.send(request_of(lead));
        REQUIRE(eventually([&] { return office.exports() == 1; })); // Though nothing was read.
        const auto second = office.get(csv_path, lead);
        CHECK(second->status == 429);
        CHECK(second->has_header("Retry-After"));
        CHECK(Json::parse(second->body)["error"]["message"] == text(Text::ExportTooMany, Language::English));
        CHECK(office.exports() == 1);
        CHECK(office.get(csv_path, other)->status == 200);
    }
    CHECK(eventually([&] { return office.get(csv_path, lead)->status == 200; }));
}

TEST_CASE("Few export at the same time") {
    ExportOffice office;
    office.make_endless();
    std::list<RawConnection> readers;
    for (int number = 0; number < 4; ++number) {
        readers.emplace_back(office.server.port).send(request_of(office.enter({Role::Lead}, "caidian")));
        REQUIRE(eventually([&] { return office.exports() == number + 1; }));
    }
    CHECK(office.get(csv_path, office.enter({Role::Lead}, "caidian"))->status == 429);
    readers.pop_front();
    const auto next = office.enter({Role::Lead}, "hubei");
    CHECK(eventually([&] { return office.get(csv_path, next)->status == 200; }));
}

TEST_CASE("An export that its member may not go on with is broken off, and not ended as if it were whole") {
    ExportOffice office;
    office.make_endless();
    const auto lead = office.staff.enter({Role::Lead}, "caidian", "8001");
    RawConnection reader{office.server.port};
    reader.send(request_of(lead));
    REQUIRE(eventually([&] { return office.exports() == 1; }));
    SECTION("disabled") {
        app::disable_staff(office.server.store, "8001"); // Before the page that would be the last.
    }
    SECTION("signed out") { REQUIRE(office.server.client().Delete("/api/v1/staff/session", lead)->status == 204); }
    const auto all = reader.receive_to_end();
    CHECK(contains(all, "Transfer-Encoding: chunked"));
    CHECK_FALSE(all.ends_with("0\r\n\r\n"));
    CHECK(reader.is_closed());
}
