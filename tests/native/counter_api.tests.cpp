#include "tests/support/case_office.hpp"
#include "tests/support/case_page.hpp"

#include "native/app/create_codes.hpp"
#include "native/app/load_units.hpp"
#include "native/app/verify_journal.hpp"
#include "native/store/views.hpp"

#include <catch_amalgamated.hpp>

// What those at a counter do for a citizen who stands there or telephones.
using namespace zhiping;
using namespace zhiping::tests;
using namespace std::chrono_literals;
using enum CaseAction;

namespace {

constexpr auto receipts_path = "/api/v1/counter/receipts";
constexpr auto evaluations_path = "/api/v1/counter/evaluations";

// The case is the brigade's at Caidian; the citizen telephones the detachment of Yichang.
struct CounterOffice : Office {
    RunningServer& server = citizen.server;
    httplib::Headers yichang = at_yichang();
    std::string secret_path = "/api/v1/evaluations/" + citizen.receipt;

    httplib::Headers at_yichang() {
        REQUIRE_FALSE(
            app::load_units(server.store, {{"yichang", "hubei", Level::Detachment, {"宜昌支队", "Yichang Detachment"}},
                                           {"yiling", "yichang", Level::Brigade, {"夷陵大队", "Yiling Brigade"}}}));
        return enter({Role::Counter}, "yichang");
    }

    std::string code_of(const std::string& receipt) { return tests::code_of(server, receipt); }
    httplib::Result ask(const httplib::Headers& who, const std::string& receipt, const std::string& code) {
        const Json body{{"receipt", receipt}, {"query_code", code}};
        return server.client().Post(receipts_path, who, body.dump(), "application/json");
    }
    httplib::Result read_out(const httplib::Headers& who) {
        return ask(who, citizen.receipt, code_of(citizen.receipt));
    }

    httplib::Result enter_for_citizen(const httplib::Headers& who, const Json& more = Json::object()) {
        auto body = server.submission();
        body["submission_id"] = other_secret_digits;
        body.update(more);
        return server.client().Post(evaluations_path, who, body.dump(), "application/json");
    }

    Json views() { return Json::parse(server.get(secret_path + "/views", with_secret())->body)["views"]; }
    std::vector<std::string> problems() {
        app::Verification result;
        app::verify_journal(server.store, {}, result);
        return result.problems;
    }
};

void check_not_found(const httplib::Result& answer) {
    REQUIRE(answer);
    CHECK(answer->status == 404);
    const auto error = Json::parse(answer->body)["error"];
    CHECK(error["message"] == text(Text::EvaluationNotFound, Language::English));
}

} // namespace

TEST_CASE("At a counter an evaluation and its case are read out by number and code, with nothing of staff in them") {
    CounterOffice office;
    office.citizen.does(CitizenDesk::handler, Take);
    const auto answer = office.read_out(office.yichang);
    REQUIRE(answer->status == 200);
    const auto reading = Json::parse(answer->body);
    CHECK(reading["evaluation"]["receipt"] == office.citizen.receipt);
    CHECK(reading["evaluation"]["evaluation"]["statement"] == office.server.submission()["statement"]);
    CHECK(reading["case"]["status"] == "handling");
    CHECK(reading["case"]["unit"] == "caidian");
    for (const auto* unsaid : {"承办甲", "1001", officers.c_str(), "possible_actions", "query_code", "secret"})
        CHECK_FALSE(contains(answer->body, unsaid));
    CHECK_FALSE(answer->has_header("Set-Cookie"));
    CHECK(answer->get_header_value("Cache-Control") == "no-store");
}

TEST_CASE("A report of pressure is never read out") {
    CounterOffice office;
    REQUIRE(office.citizen.act("report_pressure", {{"words", "有人来家里"}})->status == 200);
    REQUIRE(contains(office.citizen.get()->body, "有人来家里"));
    const auto answer = office.read_out(office.yichang);
    REQUIRE(answer->status == 200);
    CHECK_FALSE(contains(answer->body, "有人来家里"));
    CHECK_FALSE(contains(answer->body, "pressure"));
}

TEST_CASE("The citizen sees that it was read out, by which unit and when, once for an hour") {
    CounterOffice office;
    CHECK(office.views().empty());
    const auto first = office.server.clock.now();
    REQUIRE(office.read_out(office.yichang)->status == 200);
    office.server.clock.pass(5min);
    REQUIRE(office.read_out(office.yichang)->status == 200);
    REQUIRE(office.read_out(office.enter({Role::Counter}, "yichang"))->status == 200); // A colleague.
    office.server.clock.pass(20min);
    REQUIRE(office.get(office.path, office.enter({Role::Handler}, "caidian"))->status == 200);
    const auto views = office.views();
    REQUIRE(views.size() == 2);
    CHECK(views[0]["unit"] == "caidian");
    CHECK(views[0]["at_counter"] == false);
    CHECK(views[1]["unit"] == "yichang");
    CHECK(views[1]["name"]["zh-CN"] == "宜昌支队");
    CHECK(views[1]["at"] == first.time_since_epoch().count());
    CHECK(views[1]["at_counter"] == true);
    CHECK(office.problems().empty());
    CHECK(count_rows(office.server.store, "journal WHERE kind = 'counter'") == 2);
    const auto page = office.server.get("/r/" + office.citizen.receipt + "?lang=zh-CN&secret=" + secret_digits)->body;
    CHECK(contains(page, said(Text::ViewsHeading)));
    CHECK(contains(page, "宜昌支队（窗口、电话代为查询）"));
    CHECK_FALSE(contains(page, "张三"));
}

TEST_CASE("Of very many looks the newest are shown") {
    CounterOffice office;
    const auto count = store::most_views + 1;
    office.server.store.write([&](store::Database& database) {
        for (int hour = 0; hour < count; ++hour)
            store::insert_counter_view(database, {1, 1, "yichang", office.server.clock.now() + hour * 1h});
    });
    const auto views = office.views();
    REQUIRE(views.size() == store::most_views);
    CHECK(views[0]["at"] == (office.server.clock.now() + (count - 1) * 1h).time_since_epoch().count());
}

TEST_CASE("Who has looked is told to whoever holds the secret, and to nobody else") {
    CounterOffice office;
    CHECK(office.server.get(office.secret_path + "/views")->status == 401);
    CHECK(office.server.get(office.secret_path + "/views", with_secret(other_secret_digits))->status == 404);
    CHECK(office.server.get("/api/v1/evaluations/ZP-20261120-00000000-0/views", with_secret())->status == 404);
}

TEST_CASE("A member who goes to another unit has looked as one of the first") {
    CounterOffice office;
    REQUIRE(office.get(office.path, office.staff.enter({Role::Handler}, "caidian", "8001"))->status == 200);
    office.server.store.write([](store::Database& database) {
        database.execute("UPDATE staff SET unit_id = 'yichang' WHERE badge = '8001'");
    });
    CHECK(office.views()[0]["unit"] == "caidian");
    office.server.store.write(
        [](store::Database& database) { database.execute("UPDATE case_view SET unit_id = NULL"); });
    CHECK(office.views()[0]["unit"] == "yichang"); // As well as it is known of looks before the column came.
}

TEST_CASE("An evaluation without a case is read out too, and its citizen sees it") {
    CounterOffice office;
    const Json satisfied{
        {"submission_id", other_secret_digits}, {"satisfaction", "satisfied"}, {"situations", Json::array()}};
    const auto receipt = office.citizen.submit(satisfied, other_secret_digits);
    const auto answer = office.ask(office.yichang, receipt, office.code_of(receipt));
    REQUIRE(answer->status == 200);
    CHECK_FALSE(Json::parse(answer->body).contains("case"));
    const auto page = office.server.get("/r/" + receipt + "?lang=en&secret=" + other_secret_digits)->body;
    CHECK(contains(page, "Yichang Detachment (read out at a counter"));
}

TEST_CASE("Nobody of a unit that is complained about reads it out, nor of one below it, nor of one that had the case") {
    CounterOffice office;
    check_not_found(office.read_out(office.enter({Role::Counter}, "caidian")));
    CHECK(office.read_out(office.enter({Role::Counter}, "wuhan"))->status == 200); // The level above may help...
    office.citizen.does(CitizenDesk::handler, Take);
    office.citizen.does(CitizenDesk::handler, IssueReply, {.reply = CitizenDesk::clean_reply()});
    REQUIRE(office.citizen.act("open_reply")->status == 200);
    REQUIRE(office.citizen.act("reject", {{"words", "不同意"}})->status == 200);
    check_not_found(office.read_out(office.enter({Role::Counter}, "wuhan"))); // ...until the case comes to it.
    CHECK(office.read_out(office.yichang)->status == 200);
    CHECK(office.views().size() == 2);
}

TEST_CASE("A brigade below the detachment on the code helps nobody against it") {
    CounterOffice office;
    const store::NewCode wanted{
        Module::LawEnforcement, "yichang", "违法停车告知单", "4205000012345678", sample_now, "夷陵大道", {}};
    const auto made =
        app::create_codes(office.server.store, {{wanted}}, office.server.clock.now(), office.server.random);
    const auto code = std::get<std::vector<CodeFacts>>(made).front().code.symbols();
    const auto receipt =
        office.citizen.submit({{"submission_id", other_secret_digits}, {"code", code}}, other_secret_digits);
    check_not_found(office.ask(office.enter({Role::Counter}, "yiling"), receipt, office.code_of(receipt)));
    check_not_found(office.ask(office.yichang, receipt, office.code_of(receipt)));
    CHECK(office.ask(office.enter({Role::Counter}, "caidian"), receipt, office.code_of(receipt))->status == 200);
    for (const auto* unit : {"yiling", "yichang"})
        CHECK(office.enter_for_citizen(office.enter({Role::Counter}, unit), {{"code", code}})->status == 403);
}

TEST_CASE("Who is named on the code helps with it in no unit") {
    CounterOffice office;
    const auto named = office.staff.enter({Role::Counter}, "yichang", "012345"); // On the code of every sample.
    check_not_found(office.read_out(named));
    CHECK(office.enter_for_citizen(named)->status == 403);
    CHECK(office.views().empty());
}

TEST_CASE("No other role reads out or enters anything") {
    CounterOffice office;
    for (const auto role : {Role::Handler, Role::Lead, Role::Supervisor, Role::Auditor, Role::Administrator,
                            Role::Codes, Role::Officer}) {
        const auto who = office.enter({role}, "yichang");
        check_not_found(office.read_out(who));
        CHECK(office.enter_for_citizen(who)->status == 403);
    }
    CHECK(office.views().empty());
    CHECK(office.server.stored_evaluations() == 1);
}

TEST_CASE("A wrong code, an unknown number and what is out of reach are answered alike") {
    CounterOffice office;
    const auto unknown = ReceiptNumber::from_random(parse_date("2026-11-20").value(), {1, 2, 3, 4, 5}).text();
    const auto wrong = office.ask(office.yichang, office.citizen.receipt, office.code_of(unknown));
    const auto none = office.ask(office.yichang, unknown, office.code_of(unknown));
    const auto out_of_reach = office.read_out(office.enter({Role::Counter}, "caidian"));
    for (const auto& answer : {&wrong, &none, &out_of_reach}) check_not_found(*answer);
    CHECK((*wrong).body == (*none).body);
    CHECK((*wrong).body == (*out_of_reach).body);
    CHECK(office.views().empty());
}

TEST_CASE("Who guesses codes at a counter is slowed down as anybody") {
    CounterOffice office;
    const auto unknown = ReceiptNumber::from_random(parse_date("2026-11-20").value(), {1, 2, 3, 4, 5}).text();
    for (int number = 0; number < 3; ++number)
        check_not_found(office.ask(office.yichang, office.citizen.receipt, office.code_of(unknown)));
    const auto later = office.read_out(office.yichang);
    CHECK(later->status == 429);
    CHECK(later->get_header_value("Retry-After") == "30");
    CHECK(office.ask(office.yichang, office.citizen.receipt, "AAAAA-AAAAB")->status == 400);
    INFO("somebody else behind the same address is not");
    CHECK(office.read_out(office.enter({Role::Counter}, "yichang"))->status == 200);
    office.server.clock.pass(30s);
    CHECK(office.read_out(office.yichang)->status == 200);
}

TEST_CASE("Who is at no counter uses up nobody's tries") {
    CounterOffice office;
    const auto handler = office.enter({Role::Handler}, "yichang");
    for (int number = 0; number < 10; ++number) check_not_found(office.read_out(handler));
    CHECK(office.read_out(office.yichang)->status == 200);
}

TEST_CASE("A page of another site reads out and enters nothing") {
    CounterOffice office;
    auto elsewhere = office.yichang;
    elsewhere.emplace("Sec-Fetch-Site", "cross-site");
    CHECK(office.read_out(elsewhere)->status == 403);
    CHECK(office.enter_for_citizen(elsewhere)->status == 403);
    CHECK(office.server.stored_evaluations() == 1);
}

TEST_CASE(
    "What is entered at a counter is the citizen's: opened with number and code, marked, and handled as any other") {
    CounterOffice office;
    const auto answer = office.enter_for_citizen(office.yichang);
    REQUIRE(answer->status == 201);
    const auto entered = Json::parse(answer->body);
    const auto receipt = entered["receipt"].get<std::string>();
    CHECK(entered["query_code"] == office.code_of(receipt));
    CHECK(entered["due"]["date"].is_string());
    CHECK_FALSE(contains(answer->body, "secret"));
    CHECK_FALSE(answer->has_header("Set-Cookie"));

    const auto reading = Json::parse(office.ask(office.yichang, receipt, office.code_of(receipt))->body);
    CHECK(contains(reading["evaluation"]["entered_by"]["en"].get<std::string>(), "Yichang Detachment"));
    const auto shown =
        Json::parse(office.get(cases_path + ("/" + receipt), office.enter({Role::Lead}, "caidian"))->body);
    CHECK(contains(shown["evaluation"]["entered_by"]["zh-CN"].get<std::string>(), "宜昌支队"));
    CHECK(office.problems().empty());

    const auto found = office.server.client().Post(
        "/r?lang=zh-CN", encoded({{"number", receipt}, {"code", office.code_of(receipt)}}), urlencoded);
    REQUIRE(found->status == 303);
    const auto cookie = found->get_header_value("Set-Cookie");
    const auto page =
        office.server.get(found->get_header_value("Location"), {{"Cookie", cookie.substr(0, cookie.find(';'))}});
    CHECK(contains(page->body, "宜昌支队窗口代为填写"));
}

TEST_CASE("Nobody has a secret of what was entered at a counter, not even who knows how its digest is made") {
    CounterOffice office;
    const auto receipt = Json::parse(office.enter_for_citizen(office.yichang)->body)["receipt"].get<std::string>();
    for (const auto& secret : {secret_digits, other_secret_digits})
        CHECK(office.server.get("/api/v1/evaluations/" + receipt, with_secret(secret))->status == 404);
    CHECK(office.server
              .submit(
                  [&] {
                      auto body = office.server.submission();
                      body["submission_id"] = other_secret_digits;
                      return body;
                  }(),
                  with_secret(other_secret_digits))
              ->status == 409);
}

TEST_CASE("Entering the same again stores nothing and answers with the first receipt, to the same member alone") {
    CounterOffice office;
    const auto first = office.enter_for_citizen(office.yichang);
    REQUIRE(first->status == 201);
    CHECK(office.enter_for_citizen(office.yichang)->body == first->body);
    CHECK(office.server.stored_evaluations() == 2);
    CHECK(office.enter_for_citizen(office.yichang, {{"statement", "别的话"}})->status == 409);
    CHECK(office.enter_for_citizen(office.enter({Role::Counter}, "yichang"))->status == 409);
    CHECK(office.server.stored_evaluations() == 2);
}

TEST_CASE("What is entered at a counter is checked as any evaluation, and brings no files") {
    CounterOffice office;
    CHECK(office.enter_for_citizen(office.yichang, {{"situations", Json::array()}})->status == 400);
    CHECK(office.enter_for_citizen(office.yichang, {{"satisfaction", nullptr}})->status == 400);
    CHECK(office.enter_for_citizen(office.yichang, {{"code", unknown_code()}})->status == 404);
    CHECK(office
              .enter_for_citizen(
                  office.yichang,
                  {{"code", office.server.revoked_code}, {"satisfaction", "satisfied"}, {"situations", Json::array()}})
              ->status == 410);
    CHECK(office.enter_for_citizen(office.yichang, {{"evidence", {other_secret_digits}}})->status == 400);
    CHECK(office.server.stored_evaluations() == 1);
}

TEST_CASE("Nobody enters an evaluation of their own unit") {
    CounterOffice office;
    const auto answer = office.enter_for_citizen(office.enter({Role::Counter}, "caidian"));
    CHECK(answer->status == 403);
    CHECK(Json::parse(answer->body)["error"]["field"] == "code");
    CHECK(office.enter_for_citizen(office.enter({Role::Counter}, "wuhan"))->status == 201);
}
