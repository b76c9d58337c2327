#include "tests/support/case_office.hpp"

#include "native/app/count_work.hpp"
#include "native/app/create_codes.hpp"
#include "native/app/staff_absences.hpp"
#include "native/store/database.hpp"

#include <catch_amalgamated.hpp>

// How many there are in the lists of a desk.
using namespace zhiping;
using namespace zhiping::tests;
using namespace std::chrono_literals;
using enum CaseAction;

namespace {

const Actor lead_of_wuhan = test::staff(Role::Lead, "wuhan", "支队负责人", "2002");
const Actor lead_of_hubei = test::staff(Role::Lead, "hubei", "总队负责人", "3002");
const Actor handler_7 = test::staff(Role::Handler, "caidian", "承办丙", "0007");

// A brigade with six cases, of which one is closed, one waits for a second person and one for the level above, the
// detachment with one, and two comments; a week later.
struct Week : Office {
    int submitted = 0;

    Week() {
        open(); // Nobody has taken this one and the first.
        become(open()).does(handler_7, Take);
        hand_in(open(), CitizenDesk::handler);
        become(open()).does(CitizenDesk::handler, Take);
        citizen.does(CitizenDesk::handler, RequestTransfer, {.words = "不属我大队"});
        const auto closed = open();
        become(closed).does(handler_7, Take);
        citizen.does(handler_7, IssueReply, {.reply = CitizenDesk::clean_reply()});
        citizen.does(test::citizen, Accept);
        become(open()).does(lead_of_wuhan, TakeOver, {.words = "由支队办理"});
        citizen.does(CitizenDesk::reviewer, Take);
        comment();
        answer(comment());
        citizen.server.clock.pass(7 * 24h);
    }

    Json counts(const httplib::Headers& who) const {
        const auto answer = get("/api/v1/work", who);
        REQUIRE(answer->status == 200);
        return Json::parse(answer->body);
    }

    CitizenDesk& become(const std::string& receipt) {
        citizen.receipt = receipt;
        return citizen;
    }
    std::string new_token() {
        auto token = std::to_string(++submitted);
        return std::string(32 - token.size(), '0') + token;
    }
    std::string make_code(const std::string& unit_id = "caidian", const Officer& officer = {"王某某", "012345"}) {
        auto& server = citizen.server;
        const store::NewCode wanted{Module::LawEnforcement, unit_id,         "告知单", new_token(),
                                    server.clock.now(),     "汉阳大道 1 号", {officer}};
        const auto made = app::create_codes(server.store, {{wanted}}, server.clock.now(), server.random);
        return std::get<std::vector<CodeFacts>>(made).front().code.symbols();
    }
    std::string submit(Json more) {
        const auto token = new_token();
        more["submission_id"] = token;
        const auto receipt = citizen.submit(more, token);
        REQUIRE_FALSE(receipt.empty());
        return receipt;
    }
    std::string open() { return submit({{"code", make_code()}}); }
    std::string comment(const std::string& unit_id = "caidian") {
        return submit({{"code", make_code(unit_id)},
                       {"satisfaction", "satisfied"},
                       {"situations", Json::array()},
                       {"statement", "希望周末也能办理"}});
    }
    void answer(const std::string& receipt) {
        const auto handler = staff.enter({Role::Handler}, "caidian", "5");
        REQUIRE(
            citizen.server.client()
                .Post("/api/v1/comments/" + receipt + "/answer", handler, R"({"outcome": "noted"})", "application/json")
                ->status == 200);
    }
    void hand_in(const std::string& receipt, const Actor& by) {
        become(receipt).does(by, Take);
        citizen.does(by, HandIn, {.reply = CitizenDesk::clean_reply()});
    }
};

} // namespace

TEST_CASE("Each role is told how many there are in its lists, and of no other") {
    Week week;
    struct Expected {
        Role role;
        const char* unit_id;
        const char* counts;
    };
    const Expected expectations[] = {
        {Role::Handler, "caidian", R"({"mine": 0, "unit": 5, "comments": 1})"},
        {Role::Handler, "wuhan", R"({"mine": 0, "unit": 1, "comments": 0})"},
        {Role::Handler, "hubei", R"({"mine": 0, "unit": 0, "comments": 0})"},
        {Role::Lead, "caidian",
         R"({"mine": 0, "unit": 5, "to_approve": 1, "requests": 0, "overdue_below": 0, "comments": 1})"},
        {Role::Lead, "wuhan",
         R"({"mine": 0, "unit": 1, "to_approve": 0, "requests": 1, "overdue_below": 5, "comments": 0})"},
        {Role::Lead, "hubei",
         R"({"mine": 0, "unit": 0, "to_approve": 0, "requests": 1, "overdue_below": 6, "comments": 0})"},
        {Role::Supervisor, "caidian", R"({"requests": 0, "overdue_below": 0})"},
        {Role::Supervisor, "wuhan", R"({"requests": 1, "overdue_below": 5})"},
        {Role::Auditor, "caidian", "{}"},
        {Role::Auditor, "hubei", "{}"},
        {Role::Administrator, "caidian", "{}"},
        {Role::Administrator, "hubei", "{}"},
        {Role::Counter, "wuhan", "{}"},
        {Role::Codes, "caidian", "{}"},
        {Role::Officer, "caidian", "{}"},
    };
    for (const auto& [role, unit_id, counts] : expectations) {
        CAPTURE(facts_of(roles, role).id, unit_id);
        CHECK(week.counts(week.enter({role}, unit_id)) == Json::parse(counts));
    }
}

TEST_CASE("As many are counted as the lists have") {
    Week week;
    const std::string open = "status=handling&status=approval&status=answered";
    for (const auto role : {Role::Handler, Role::Lead, Role::Supervisor, Role::Auditor})
        for (const auto* unit_id : {"caidian", "wuhan", "hubei"}) {
            const auto badge = std::string{unit_id} == "caidian" && role == Role::Handler ? "07" : std::string{};
            const auto who = badge.empty() ? week.enter({role}, unit_id) : week.staff.enter({role}, unit_id, badge);
            const auto self = Json::parse(week.get("/api/v1/staff/session", who)->body);
            const std::pair<const char*, std::string> lists[] = {
                {"mine", "/api/v1/cases?handler=" + self["badge"].get<std::string>() + "&" + open},
                {"unit", "/api/v1/cases?at=own&" + open},
                {"to_approve", "/api/v1/cases?waiting=approval"},
                {"requests", "/api/v1/requests?at=below"},
                {"overdue_below", "/api/v1/cases?at=below&mark=overdue"},
                {"comments", "/api/v1/comments?outcome=none&unit=" + std::string{unit_id}}};
            const auto counts = week.counts(who);
            for (const auto& [name, list] : lists) {
                CAPTURE(facts_of(roles, role).id, unit_id, name);
                const auto page = Json::parse(week.get(list, who)->body);
                const auto& listed = page.contains("cases") ? page["cases"] : page["comments"];
                CHECK(counts.value(name, 0U) == listed.size());
            }
            if (!badge.empty()) CHECK(counts["mine"] == 1);
        }
}

TEST_CASE("Nobody is told that a reply of their own waits for them") {
    Week week;
    const auto author = week.staff.enter({Role::Lead}, "caidian", "81");
    const auto other = week.enter({Role::Lead}, "caidian");
    week.hand_in(week.open(), test::staff(Role::Lead, "caidian", "张三81", "081"));
    CHECK(week.counts(author)["to_approve"] == 1);
    CHECK(week.counts(other)["to_approve"] == 2);
    CHECK(week.counts(author)["mine"] == 1);
}

TEST_CASE("Who stands in for a lead is told what waits for the lead, and what is whose own stays so") {
    Week week;
    auto& server = week.citizen.server;
    const auto handler = week.staff.enter({Role::Handler}, "caidian", "007");
    StaffDesk{server.store, server.vault}.add("82", {Role::Lead}, "caidian");
    const auto today = china_date(server.clock.now());
    CHECK_FALSE(week.counts(handler).contains("to_approve"));
    REQUIRE_FALSE(app::set_absence(server.store, "82", {today, today, "7"}, today));
    const auto counts = week.counts(handler);
    CHECK(counts["to_approve"] == 1);
    CHECK(counts["mine"] == 1);
    CHECK(counts["overdue_below"] == 0);
}

TEST_CASE("A case about one's own conduct is in no count, known by the badge number or by the name in one unit") {
    Week week;
    // All codes until now name 012345.
    const auto counts = week.counts(week.staff.enter({Role::Lead}, "hubei", "12345"));
    CHECK(counts ==
          Json{{"mine", 0}, {"unit", 0}, {"to_approve", 0}, {"requests", 0}, {"overdue_below", 0}, {"comments", 0}});
    const auto open_about = [&](const std::string& unit_id, const std::string& name) {
        return week.submit({{"code", week.make_code(unit_id, {name, ""})}});
    };
    const auto send_down = [&](const std::string& receipt) {
        week.become(receipt).does(CitizenDesk::reviewer, Take);
        week.citizen.does(CitizenDesk::reviewer, RequestTransfer, {.words = "由大队办理"});
        week.citizen.does(lead_of_hubei, GrantRequest, {.unit_id = "caidian"});
    };
    const auto at_own = open_about("wuhan", "张三91");
    send_down(open_about("wuhan", "张三91"));
    send_down(open_about("wuhan", "张三92"));
    week.citizen.server.clock.pass(7 * 24h);
    const auto named = week.counts(week.staff.enter({Role::Lead}, "wuhan", "91"));
    const auto other = week.counts(week.staff.enter({Role::Lead}, "wuhan", "93"));
    const auto namesake = week.counts(week.staff.enter({Role::Lead}, "hubei", "92"));
    CHECK(named["unit"].get<int>() + 1 == other["unit"].get<int>());
    CHECK(named["overdue_below"].get<int>() + 1 == other["overdue_below"].get<int>());
    CHECK(other["overdue_below"] == 7);
    CHECK(namesake["overdue_below"] == 9); // Of another unit: the name alone says nothing.
    CHECK_FALSE(at_own.empty());
}

TEST_CASE("What waits is counted through indexes, and what is late in one alone") {
    Week week;
    auto& server = week.citizen.server;
    app::count_work(server.store, {1, {"张三", "1"}, "wuhan", {Role::Lead}}, china_date(server.clock.now()));
    std::string plans;
    server.store.read([&](store::Database& database) { // On the connection that was used just now.
        for (const auto& sql : database.prepared()) {
            if (!sql.starts_with("SELECT count(*) FROM c")) continue;
            auto query = database.prepare("EXPLAIN QUERY PLAN " + sql);
            while (query.step()) {
                for (int skipped = 0; skipped < 3; ++skipped) query.next<int>();
                plans += query.next<std::string>() + "\n";
            }
        }
    });
    using Catch::Matchers::ContainsSubstring;
    for (const auto* step : {"SEARCH case_file USING COVERING INDEX case_file_due (<expr><?)",
                             "USING INDEX case_file_handler", "USING INDEX case_file_request",
                             "USING INDEX case_file_change (unit_id=?)", "USING INDEX comment_unanswered (unit_id=?)",
                             "USING INDEX code_officer_badge", "USING COVERING INDEX code_officer_name"})
        CHECK_THAT(plans, ContainsSubstring(step));
    CHECK_THAT(plans, !ContainsSubstring("SCAN evaluation"));
}
