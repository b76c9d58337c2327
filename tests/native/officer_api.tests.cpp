#include "tests/support/citizen_desk.hpp"
#include "tests/support/entrance.hpp"

#include "native/app/officer_cases.hpp"
#include "native/app/verify_journal.hpp"

#include <catch_amalgamated.hpp>

using namespace zhiping;
using namespace zhiping::tests;
using enum CaseAction;

namespace {

const std::string officer_path = "/api/v1/officer/cases";
const std::string question = "处理时是否出示了证件？";
const Officer named{"王某某", "012345"}; // On the code.

// A case about an officer who has an account, and a colleague who is on no code.
struct Barracks {
    CitizenDesk citizen;
    Entrance staff{citizen.server};
    httplib::Headers officer = staff.enter({Role::Officer}, "caidian", "12345"); // Zeros in front are not written.
    httplib::Headers stranger = staff.enter({Role::Officer}, "caidian", "777777");
    std::string path = officer_path + "/" + citizen.receipt;

    httplib::Result get(const httplib::Headers& who, const std::string& at) const {
        return citizen.server.get(at, who);
    }
    httplib::Result act(const httplib::Headers& who, const Json& action) const {
        return citizen.server.client().Post(path + "/actions", who, action.dump(), "application/json");
    }
    Json shown(const httplib::Headers& who) const {
        const auto answer = get(who, path);
        REQUIRE(answer->status == 200);
        return Json::parse(answer->body);
    }
    std::size_t listed(const httplib::Headers& who) const {
        const auto answer = get(who, officer_path);
        REQUIRE(answer->status == 200);
        return Json::parse(answer->body)["cases"].size();
    }

    void ask() { citizen.does(CitizenDesk::handler, AskOfficers, {.words = question, .officer = named}); }
    void answer() {
        citizen.does(CitizenDesk::handler, Take);
        citizen.does(CitizenDesk::handler, HandIn, {.reply = CitizenDesk::clean_reply()});
        citizen.does(CitizenDesk::lead, Approve);
    }
    // Of another document.
    std::string code_naming(const std::vector<Officer>& officers) {
        auto& server = citizen.server;
        const store::NewCode document{.module = Module::LawEnforcement,
                                      .unit_id = "caidian",
                                      .document_type = "违法停车告知单",
                                      .document_number = "4201140099887766",
                                      .handled_at = server.clock.now(),
                                      .place = "汉阳大道",
                                      .officers = officers};
        return std::get<0>(app::create_codes(server.store, {{document}}, server.clock.now(), server.random))
            .front()
            .code.symbols();
    }
    std::vector<std::string> problems() {
        app::Verification result;
        app::verify_journal(citizen.server.store, {}, result);
        return result.problems;
    }
};

void check_refused(const httplib::Result& answer, int status, const std::string& field = "") {
    REQUIRE(answer);
    CHECK(answer->status == status);
    CHECK(Json::parse(answer->body)["error"]["field"] == field);
}

} // namespace

TEST_CASE("An officer who was asked sees what he was asked, and neither statement nor evidence nor what was ticked") {
    Barracks house;
    CHECK(house.listed(house.officer) == 0);
    CHECK(house.get(house.officer, house.path)->status == 404);
    house.ask();
    CHECK(house.listed(house.officer) == 1);
    const auto seen = house.shown(house.officer);
    CHECK(seen["questions"][0]["words"] == question);
    CHECK(seen["questions"][0]["open"] == true);
    CHECK(seen["module"] == "law_enforcement");
    CHECK(seen["handled_at"].is_number());
    const auto statement = house.citizen.server.submission()["statement"].get<std::string>();
    for (const auto& told : {seen.dump(), house.get(house.officer, officer_path)->body})
        for (const auto& unsaid :
             {statement, std::string{"statement"}, std::string{"evidence"}, std::string{"situation"},
              std::string{"unfair_enforcement"}, std::string{"impounded"}, std::string{"satisf"}, named.name,
              named.badge, std::string{"承办甲"}, std::string{"4201140012345678"}})
            CHECK_FALSE(contains(told, unsaid));
    CHECK(house.get(house.officer, "/api/v1/cases/" + house.citizen.receipt)->status == 404);
    CHECK(Json::parse(house.get(house.officer, "/api/v1/cases")->body)["cases"].empty());
}

TEST_CASE("To anybody but the officer himself his case is none, whatever else they are") {
    Barracks house;
    house.ask();
    const auto unknown = house.get(house.officer, officer_path + "/ZP-20261120-00000000-0");
    CHECK(unknown->status == 404);
    const auto named_handler = house.staff.enter({Role::Handler, Role::Lead}, "caidian", "0099");
    for (const auto& who : {house.stranger, named_handler, house.staff.enter({Role::Lead}, "wuhan"),
                            house.staff.enter({Role::Auditor, Role::Administrator}, "hubei")}) {
        CHECK(house.listed(who) == 0);
        CHECK(house.get(who, house.path)->body == unknown->body);
        CHECK(house.act(who, {{"action", "answer_questions"}, {"question", 1}, {"words", "是"}})->status == 404);
    }
}

TEST_CASE("A member of staff whom the code names and who has not the role of an officer sees nothing") {
    CitizenDesk citizen;
    Entrance staff{citizen.server};
    const auto member = staff.enter({Role::Handler, Role::Codes}, "caidian", "012345");
    citizen.does(CitizenDesk::handler, AskOfficers, {.words = question, .officer = named});
    CHECK(citizen.server.get(officer_path + "/" + citizen.receipt, member)->status == 404);
    CHECK(Json::parse(citizen.server.get(officer_path, member)->body)["cases"].empty());
}

TEST_CASE("An officer answers a question once, the handler reads it, and no handler answers in his place") {
    Barracks house;
    house.ask();
    const auto handler = house.staff.enter({Role::Handler}, "caidian");
    const auto staff_path = "/api/v1/cases/" + house.citizen.receipt;
    const auto post = [&](const Json& action) {
        return house.citizen.server.client().Post(staff_path + "/actions", handler, action.dump(), "application/json");
    };
    CHECK(post({{"action", "answer_questions"}, {"seen", 2}, {"details", {{"words", "是"}, {"event", 2}}}})->status ==
          403);
    check_refused(house.act(house.officer, {{"action", "answer_questions"}, {"words", "是"}}), 400, "question");
    check_refused(house.act(house.officer, {{"action", "answer_questions"}, {"question", 2}, {"words", "是"}}), 400,
                  "question");
    check_refused(house.act(house.officer, {{"action", "answer_questions"}, {"question", 1}}), 400, "words");
    check_refused(house.act(house.officer, {{"action", "object_to_outcome"}, {"question", 1}, {"words", "是"}}), 400,
                  "question");
    check_refused(house.act(house.officer, {{"action", "object_to_outcome"}, {"words", "是"}}), 409);
    check_refused(house.act(house.officer, {{"action", "accept"}}), 403, "action");
    const auto done = house.act(house.officer, {{"action", "answer_questions"}, {"question", 1}, {"words", "出示了"}});
    REQUIRE(done->status == 200);
    CHECK(Json::parse(done->body)["questions"][0]["answer"]["words"] == "出示了");
    CHECK_FALSE(Json::parse(done->body)["questions"][0].contains("open"));
    check_refused(house.act(house.officer, {{"action", "answer_questions"}, {"question", 1}, {"words", "又"}}), 409);
    CHECK(contains(house.get(handler, staff_path)->body, "出示了"));
    CHECK(house.problems().empty());
}

TEST_CASE("A second officer of the code sees neither the questions put to the first nor his answers") {
    Barracks house;
    const auto code = house.code_naming({named, {"赵某某", "054321"}});
    house.citizen.receipt = house.citizen.submit({{"code", code}, {"submission_id", std::string(32, '9')}});
    house.path = officer_path + "/" + house.citizen.receipt;
    const auto second = house.staff.enter({Role::Officer}, "wuhan", "54321");
    house.ask();
    REQUIRE(house.act(house.officer, {{"action", "answer_questions"}, {"question", 1}, {"words", "出示了"}})->status ==
            200);
    CHECK(house.get(second, house.path)->status == 404);
    CHECK(house.listed(second) == 0);
    house.citizen.does(CitizenDesk::handler, AskOfficers, {.words = "你在场吗？", .officer = Officer{"赵", "054321"}});
    const auto seen = house.shown(second);
    CHECK(seen["questions"].size() == 1);
    CHECK_FALSE(contains(seen.dump(), question));
    CHECK_FALSE(contains(seen.dump(), "出示了"));
    CHECK(house.listed(second) == 1);
}

TEST_CASE("The outcome clears an officer with a note in his language, and he may object to it once") {
    Barracks house;
    house.answer();
    CHECK(house.get(house.officer, house.path)->status == 404); // Never asked, and nothing is final.
    REQUIRE(house.citizen.act("accept")->status == 200);
    const auto seen = house.shown(house.officer);
    CHECK(seen["outcome"]["closing"] == "satisfied");
    CHECK(seen["outcome"]["cleared"] == true);
    CHECK(contains(seen["outcome"]["note"].get<std::string>(), "you are cleared"));
    auto chinese = house.officer;
    chinese.erase("Accept-Language");
    CHECK(contains(house.shown(chinese)["outcome"]["note"].get<std::string>(), "公安部令第153号"));
    CHECK(seen["object_until"].is_string());
    const Json objection{{"action", "object_to_outcome"}, {"words", "情形二的认定不准确"}};
    const auto objected = house.act(house.officer, objection);
    REQUIRE(objected->status == 200);
    CHECK(Json::parse(objected->body)["objection"]["words"] == "情形二的认定不准确");
    CHECK_FALSE(Json::parse(objected->body).contains("object_until"));
    check_refused(house.act(house.officer, objection), 409);

    const auto lead = house.staff.enter({Role::Lead}, "wuhan");
    const auto marked = Json::parse(house.get(lead, "/api/v1/cases?mark=objection")->body)["cases"];
    REQUIRE(marked.size() == 1);
    const auto marks = marked[0]["marks"].get<std::vector<std::string>>(); // Maybe a sample too: by lot.
    CHECK(std::ranges::count(marks, "objection") == 1);
    house.citizen.does(test::staff(Role::Lead, "wuhan", "支队负责人", "2002"), AnswerObjection,
                       {.words = "维持原认定", .officer = named});
    CHECK(house.shown(house.officer)["objection"]["answer"]["words"] == "维持原认定");
    CHECK(Json::parse(house.get(lead, "/api/v1/cases?mark=objection")->body)["cases"].empty());
    CHECK(house.problems().empty());
}

TEST_CASE("After the window an officer is told the outcome and objects no more") {
    CitizenDesk citizen;
    citizen.does(CitizenDesk::handler, Take);
    citizen.does(CitizenDesk::handler, IssueReply, {.reply = CitizenDesk::clean_reply()});
    REQUIRE(citizen.act("accept")->status == 200);
    citizen.server.clock.pass(newest_policy().objection + std::chrono::days{4});
    const auto officer = Entrance{citizen.server}.enter({Role::Officer}, "caidian", named.badge);
    const auto path = officer_path + "/" + citizen.receipt;
    const auto seen = Json::parse(citizen.server.get(path, officer)->body);
    CHECK(seen["outcome"]["cleared"] == true);
    CHECK_FALSE(seen.contains("object_until"));
    const auto objected = citizen.server.client().Post(
        path + "/actions", officer, R"({"action": "object_to_outcome", "words": "不同意"})", "application/json");
    CHECK(objected->status == 409);
    CHECK(contains(objected->body, "too late"));
}

TEST_CASE("An officer's cases are read in pages, the newest first, and what is made up is refused") {
    Barracks house;
    for (const char digit : {'1', '2', '3'}) {
        house.citizen.receipt = house.citizen.submit({{"submission_id", std::string(32, digit)}});
        house.citizen.does(CitizenDesk::handler, AskOfficers, {.words = question, .officer = named});
    }
    CHECK(house.listed(house.officer) == 3);
    std::vector<std::string> paged;
    std::string after;
    do {
        const auto page = Json::parse(house.get(house.officer, officer_path + "?limit=2" + after)->body);
        for (const auto& each : page["cases"]) paged.push_back(each["receipt"]);
        after = page.contains("next") ? "&after=" + page["next"].get<std::string>() : "";
    } while (!after.empty());
    REQUIRE(paged.size() == 3);
    CHECK(paged.front() == house.citizen.receipt);
    for (const auto& [query, field] :
         {std::pair{"?limit=0", "limit"}, {"?limit=201", "limit"}, {"?after=1", "after"}, {"?status=closed", "status"}})
        check_refused(house.get(house.officer, officer_path + query), 400, field);
}

// ARCHITECTURE.md: no answer to a citizen names officers.
TEST_CASE("No answer to a citizen names an officer, whatever was asked, answered, objected and decided") {
    Barracks house;
    auto& desk = house.citizen;
    const Officer officer{"欧阳某某", "XK-7788"};
    const auto code = house.code_naming({officer});
    desk.receipt = desk.submit({{"code", code}, {"submission_id", std::string(32, '9')}});
    desk.path = CitizenDesk::case_path(desk.receipt);
    house.path = officer_path + "/" + desk.receipt;
    const auto who = house.staff.enter({Role::Officer}, "caidian", "xk-7788");
    const auto told = [&] {
        const auto evaluation = "/api/v1/evaluations/" + desk.receipt;
        std::string all;
        for (const auto& path : {evaluation, evaluation + "/case", "/api/v1/codes/" + code})
            all += desk.server.get(path, with_secret())->body;
        for (const std::string language : {"zh-CN", "en"})
            for (const auto& page : {"/r/" + desk.receipt + "?secret=" + secret_digits + "&", "/e/" + code + "?"})
                all += desk.server.get(page + "lang=" + language)->body;
        // An action that is done, and some that are refused.
        all += desk.act("add_words", {{"words", "请快一点"}})->body;
        for (const auto* action : {"reject", "answer_question", "answer_questions", "object_to_outcome"})
            all += desk.act(action)->body;
        return all;
    };
    const auto check_silent = [&](const std::string& moment) {
        INFO(moment);
        const auto all = told();
        CHECK(contains(all, "possible_actions"));
        for (const std::string& unsaid :
             {officer.name, officer.badge, std::string{"xk-7788"}, question, std::string{"出示了"},
              std::string{"我不同意"}, std::string{"维持原认定"}, std::string{"\"role\":\"officer\""}}) {
            CAPTURE(unsaid);
            CHECK_FALSE(contains(all, unsaid));
        }
    };
    check_silent("opened");
    desk.does(CitizenDesk::handler, AskOfficers, {.words = question, .officer = officer});
    check_silent("asked");
    REQUIRE(house.act(who, {{"action", "answer_questions"}, {"question", 1}, {"words", "出示了"}})->status == 200);
    check_silent("answered by the officer");
    desk.does(CitizenDesk::handler, RecordOfficerStatement, {.words = "出示了", .officer = officer});
    house.answer();
    check_silent("answered");
    REQUIRE(desk.act("accept")->status == 200);
    REQUIRE(house.act(who, {{"action", "object_to_outcome"}, {"words", "我不同意"}})->status == 200);
    check_silent("objected");
    desk.does(test::staff(Role::Lead, "wuhan", "支队负责人", "2002"), AnswerObjection,
              {.words = "维持原认定", .officer = officer});
    check_silent("decided");
}

TEST_CASE("A cursor of a case that is not his is refused like one that was made up") {
    Barracks house;
    const auto cursor = officer_path + "?after=" + house.citizen.receipt;
    check_refused(house.get(house.officer, cursor), 400, "after"); // He is not asked yet.
    house.ask();
    CHECK(house.get(house.officer, cursor)->status == 200);
    check_refused(house.get(house.stranger, cursor), 400, "after");
}

TEST_CASE("An officer who is disabled after the server knew who asks answers nothing") {
    Barracks house;
    house.ask();
    auto& server = house.citizen.server;
    const auto stored =
        server.store.read([](store::Database& database) { return store::find_staff(database, "12345"); });
    const app::StaffMember member{stored->id, stored->facts.officer, stored->facts.unit_id, stored->facts.roles};
    app::disable_staff(server.store, "12345");
    const auto acted =
        app::act_as_officer(server.store, server.calendar, ReceiptNumber::parse(house.citizen.receipt).value(), member,
                            {CaseAction::AnswerQuestions, 1, "是"}, server.clock.now(), server.random);
    REQUIRE_FALSE(acted);
    CHECK(acted.error().code == ErrorCode::Unauthorized);
}

TEST_CASE("That an officer saw his case is stored once an hour") {
    Barracks house;
    house.ask();
    CHECK(count_rows(house.citizen.server.store, "case_view") == 0);
    house.shown(house.officer);
    house.shown(house.officer);
    CHECK(count_rows(house.citizen.server.store, "case_view") == 1);
}
