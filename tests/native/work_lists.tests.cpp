#include "tests/support/case_office.hpp"

#include "native/app/create_codes.hpp"
#include "native/app/draw_blanks.hpp"
#include "native/store/code_blocks.hpp"

#include <catch_amalgamated.hpp>

// What a line of a list of work says, and what such a list can be asked for by a desk.
using namespace zhiping;
using namespace zhiping::tests;
using enum CaseAction;

namespace {

struct Desk : Office {
    int submitted = 0;

    Json lines(const httplib::Headers& who, const std::string& query = "") const {
        const auto answer = get(cases_path + query, who);
        REQUIRE(answer->status == 200);
        return Json::parse(answer->body)["cases"];
    }

    // Another case, of another code.
    std::string open(const std::string& code, Json more = Json::object()) {
        const auto token = std::to_string(++submitted) + std::string(31, 'a');
        more.update({{"submission_id", token}, {"code", code}});
        const auto receipt = citizen.submit(more, token);
        REQUIRE_FALSE(receipt.empty());
        return receipt;
    }
    std::string make_code(const store::NewCode& about) {
        auto& server = citizen.server;
        const auto made = app::create_codes(server.store, {{about}}, server.clock.now(), server.random);
        return std::get<std::vector<CodeFacts>>(made).front().code.symbols();
    }
    std::string draw_blank() {
        auto& server = citizen.server;
        const BlankOrder order{Module::LawEnforcement, "caidian", "扣车凭证", 1};
        return app::draw_blanks(server.store, app::Operator{}, order, server.clock.now(), server.random)
            ->codes.front()
            .symbols();
    }

    // With the reply handed in, which waits for a second person.
    void hand_in(const Actor& by) {
        citizen.does(by, Take);
        citizen.does(by, HandIn, {.reply = CitizenDesk::clean_reply()});
    }

    std::size_t found(const httplib::Headers& who, const std::string& typed) const {
        return listed(who, "?search=" + httplib::encode_query_component(typed)).size();
    }
};

Actor actor(Role role, const std::string& unit_id, const std::string& badge) {
    return {role, unit_id, {"张三" + badge, badge}};
}

} // namespace

TEST_CASE("A line of work says what the case is about, whose it is and who handles it, to all who may read it") {
    Desk desk;
    const auto handler = desk.enter({Role::Handler}, "caidian");
    const auto lines = desk.lines(handler);
    REQUIRE(lines.size() == 1);
    const auto& line = lines[0];
    CHECK(line["unit"] == "caidian");
    CHECK(line["unit_name"] == Json{{"zh-CN", "蔡甸大队"}, {"en", "Caidian Brigade"}});
    CHECK(line["situations"] == Json{"impounded_without_cause", "unfair_enforcement"});
    CHECK(line["place"] == "汉阳大道 628 号");
    CHECK(line["document_type"] == "违法停车告知单");
    CHECK(line["document_number"] == "4201140012345678");
    CHECK_FALSE(line.contains("handler"));
    REQUIRE(desk.act(handler, {{"action", "take"}, {"seen", 1}})->status == 200);
    const auto taken = desk.lines(handler);
    CHECK(taken[0]["handler"] == Json{{"name", "张三7001"}, {"badge", "7001"}});
    for (const auto& [role, unit_id] : {std::pair{Role::Lead, "wuhan"}, {Role::Supervisor, "hubei"}})
        CHECK(desk.lines(desk.enter({role}, unit_id)) == taken);
}

TEST_CASE("An auditor reads no case, and finds none by anything that is searched") {
    Desk desk;
    for (const auto* unit_id : {"caidian", "hubei"}) {
        CAPTURE(unit_id);
        const auto auditor = desk.enter({Role::Auditor}, unit_id);
        CHECK(desk.lines(auditor).empty());
        for (const auto& typed : {desk.citizen.receipt, std::string{"4201140012345678"}, std::string{"汉阳大道"}})
            CHECK(desk.found(auditor, typed) == 0);
        CHECK(desk.get(desk.path, auditor)->status == 404);
        CHECK(desk.get(desk.path + "/evidence/1", auditor)->status == 404);
    }
}

TEST_CASE("A line of a place has no document, one of a document without a place has no place") {
    Desk desk;
    const auto lead = desk.enter({Role::Lead}, "wuhan");
    const auto of_place = desk.open(desk.citizen.server.place_code, {{"situations", {"efficiency"}}});
    const auto of_document = desk.open(desk.make_code({.module = Module::LawEnforcement,
                                                       .unit_id = "wuhan",
                                                       .document_type = "告知单",
                                                       .document_number = "7",
                                                       .handled_at = desk.citizen.server.clock.now()}));
    for (const auto& line : desk.lines(lead)) {
        const bool is_of_place = line["receipt"] == of_place;
        CHECK(line.contains("document_type") == !is_of_place);
        CHECK(line.contains("document_number") == !is_of_place);
        CHECK(line.contains("place") == (line["receipt"] != of_document));
        if (is_of_place) CHECK(line["situations"] == Json{"efficiency"});
    }
}

TEST_CASE("A line of a blank code has its block's type, and the number that was said with the evaluation") {
    Desk desk;
    const auto receipt = desk.open(desk.draw_blank(), {{"document_number", "4201 1420"}});
    const auto lead = desk.enter({Role::Lead}, "caidian");
    for (const auto& line : desk.lines(lead))
        if (line["receipt"] == receipt) {
            CHECK(line["document_type"] == "扣车凭证");
            CHECK(line["document_number"] == "4201 1420");
        }
    CHECK(desk.listed(lead, "?search=42011420") == std::vector{receipt});
}

TEST_CASE("What becomes known of a blank code later is in the line of its case, and found") {
    Desk desk;
    const auto blank = desk.draw_blank();
    const auto receipt = desk.open(blank, {{"document_number", "4201"}});
    const auto handler = desk.enter({Role::Handler}, "caidian");
    CHECK(desk.found(handler, "硚口") == 0);
    auto& server = desk.citizen.server;
    server.store.write([&](store::Database& database) {
        const store::NewCode document{.module = Module::LawEnforcement,
                                      .unit_id = "caidian",
                                      .document_type = "扣车凭证",
                                      .document_number = "4201 99",
                                      .handled_at = server.clock.now(),
                                      .place = "硚口路 7 号"};
        store::bind_code(database, Code::parse(blank).value(), document, server.clock.now());
    });
    for (const auto* typed : {"硚口", "420199", "4201"}) {
        CAPTURE(typed);
        CHECK(desk.listed(handler, "?search=" + httplib::encode_query_component(typed)) == std::vector{receipt});
    }
    const auto line = desk.lines(handler, "?search=420199")[0];
    CHECK(line["document_number"] == "4201 99");
    CHECK(line["place"] == "硚口路 7 号");
}

TEST_CASE("Whoever a case is handed over to stands in its line, and nobody when it has left the unit") {
    Desk desk;
    const auto lead = desk.enter({Role::Lead}, "wuhan");
    desk.citizen.does(CitizenDesk::handler, Take);
    CHECK(desk.lines(lead)[0]["handler"] == Json{{"name", "承办甲"}, {"badge", "1001"}});
    desk.citizen.does(CitizenDesk::handler, HandOver, {.words = "休假", .officer = Officer{"承办乙", "01002"}});
    CHECK(desk.lines(lead)[0]["handler"] == Json{{"name", "承办乙"}, {"badge", "01002"}});
    desk.citizen.does(test::staff(Role::Lead, "wuhan", "支队负责人", "2002"), TakeOver, {.words = "由支队办理"});
    CHECK_FALSE(desk.lines(lead)[0].contains("handler"));
}

TEST_CASE("A handler whose name is not known, of an older program, is called by the badge number") {
    Desk desk;
    const auto lead = desk.enter({Role::Lead}, "caidian");
    desk.citizen.does(CitizenDesk::handler, Take);
    const auto change = [&](const char* sql) {
        desk.citizen.server.store.write([&](store::Database& database) { database.prepare(sql).run(); });
    };
    change("UPDATE case_file SET handler_name = NULL");
    CHECK(desk.lines(lead)[0]["handler"] == Json{{"name", "1001"}, {"badge", "1001"}});
    change("UPDATE case_file SET handler_badge = NULL");
    CHECK_FALSE(desk.lines(lead)[0].contains("handler"));
}

TEST_CASE("A handler is found however the badge number is written, and nobody else is") {
    Desk desk;
    const auto lead = desk.enter({Role::Lead}, "caidian");
    desk.citizen.does(test::staff(Role::Handler, "caidian", "承办甲", "0A01"), Take);
    for (const auto* badge : {"0A01", "a01", "00A01"})
        CHECK(desk.listed(lead, std::string{"?handler="} + badge).size() == 1);
    for (const auto* badge : {"A1", "a011"}) CHECK(desk.listed(lead, std::string{"?handler="} + badge).empty());
}

TEST_CASE("A case is searched by its receipt number as people write it") {
    Desk desk;
    desk.open(desk.citizen.server.place_code, {{"situations", {"efficiency"}}});
    const auto handler = desk.enter({Role::Handler}, "caidian");
    const auto& receipt = desk.citizen.receipt;
    auto plain = receipt;
    std::erase(plain, '-');
    auto small = receipt;
    for (auto& letter : small) letter = static_cast<char>(std::tolower(letter));
    for (const auto& typed : {receipt, plain, small, plain.substr(2), " " + receipt + " "})
        CHECK(desk.listed(handler, "?search=" + httplib::encode_query_component(typed)) == std::vector{receipt});
    CHECK(desk.found(handler, receipt.substr(0, receipt.size() - 4)) == 0);
    CHECK(desk.found(handler, "ZP-20261120-00000000-0") == 0);
}

TEST_CASE("A case is searched by the whole number of its document, however it is grouped, and by a part of its place") {
    Desk desk;
    const auto of_window =
        desk.open(desk.make_code({.module = Module::Service, .unit_id = "caidian", .place = "Hall 100% A_b 1 号窗口"}),
                  {{"situations", {"efficiency"}}});
    const auto handler = desk.enter({Role::Handler}, "caidian");
    for (const auto* typed : {"4201140012345678", "4201 1400 1234 5678", "4201\u300014001234 5678", "汉阳大道", "628",
                              "大道 628 号", "大道628"}) {
        CAPTURE(typed);
        CHECK(desk.listed(handler, "?search=" + httplib::encode_query_component(typed)) ==
              std::vector{desk.citizen.receipt});
    }
    for (const auto* typed : {"hall 100%", "100%a_B", "%", "_", "1号窗口"}) {
        CAPTURE(typed);
        CHECK(desk.listed(handler, "?search=" + httplib::encode_query_component(typed)) == std::vector{of_window});
    }
    for (const auto* typed :
         {"420114001234567", "违法停车", "没有给扣车凭证", "王某某", "汉阳_道", "%628", "!", "' OR 1"}) {
        CAPTURE(typed);
        CHECK(desk.found(handler, typed) == 0);
    }
    CHECK(desk.found(handler, "号") == 2);
    CHECK(desk.listed(handler, "?search=%E5%8F%B7&module=service") == std::vector{of_window});
}

TEST_CASE("A number of a document that could be one of a receipt finds its case too") {
    Desk desk;
    auto digits = desk.citizen.receipt;
    std::erase(digits, '-');
    const auto receipt = desk.open(desk.make_code({.module = Module::LawEnforcement,
                                                   .unit_id = "caidian",
                                                   .document_type = "告知单",
                                                   .document_number = digits.substr(2),
                                                   .handled_at = desk.citizen.server.clock.now()}));
    const auto handler = desk.enter({Role::Handler}, "caidian");
    CHECK(desk.listed(handler, "?search=" + digits.substr(2)) == std::vector{desk.citizen.receipt, receipt});
}

TEST_CASE("What is searched in pages is found once each") {
    Desk desk;
    for (int more = 0; more < 3; ++more)
        desk.open(
            desk.make_code({.module = Module::Service, .unit_id = "caidian", .place = "大道 " + std::to_string(more)}),
            {{"situations", {"efficiency"}}});
    const auto lead = desk.enter({Role::Lead}, "hubei");
    std::vector<std::string> paged;
    std::string after;
    do {
        const auto page =
            Json::parse(desk.get(cases_path + ("?limit=1&search=%E5%A4%A7%E9%81%93" + after), lead)->body);
        for (const auto& each : page["cases"]) paged.push_back(each["receipt"]);
        after = page.contains("next") ? "&after=" + page["next"].get<std::string>() : "";
    } while (!after.empty());
    CHECK(paged == desk.listed(lead));
}

TEST_CASE("What cannot be searched for is refused") {
    Desk desk;
    const auto handler = desk.enter({Role::Handler}, "caidian");
    CHECK(desk.found(handler, std::string(60, 'x')) == 0);
    for (const auto& typed : {std::string{}, std::string(61, 'x'), std::string{"  "}, std::string{"\u3000\u200b"},
                              std::string{"a\u0007"}, std::string{"\xff"}})
        check_refused(desk.get(cases_path + ("?search=" + httplib::encode_query_component(typed)), handler), 400,
                      "search");
}

TEST_CASE("Searching tells nothing of cases above, elsewhere or of one's own conduct") {
    Desk desk;
    const auto of_wuhan = desk.open(desk.make_code({.module = Module::LawEnforcement,
                                                    .unit_id = "wuhan",
                                                    .document_type = "告知单",
                                                    .document_number = "7700",
                                                    .handled_at = desk.citizen.server.clock.now(),
                                                    .place = "汉阳大道 1 号",
                                                    .officers = {{"王某某", "012345"}}}));
    const auto handler = desk.enter({Role::Handler}, "caidian");
    const auto elsewhere = desk.enter({Role::Handler}, "hubei");
    const auto named = desk.staff.enter({Role::Handler, Role::Lead}, "wuhan", "12345");
    const auto administrator = desk.enter({Role::Administrator}, "wuhan");
    const auto officer = desk.enter({Role::Officer}, "wuhan");
    for (const auto& typed : {of_wuhan, std::string{"7700"}, std::string{"汉阳大道 1"}}) {
        CAPTURE(typed);
        for (const auto& who : {handler, elsewhere, named, administrator, officer}) CHECK(desk.found(who, typed) == 0);
        CHECK(desk.found(desk.enter({Role::Lead}, "wuhan"), typed) == 1);
    }
}

TEST_CASE("A list keeps to the own unit or to those below, as far as the caller's rights go") {
    Desk desk;
    const std::pair<std::pair<Role, const char*>, std::pair<std::size_t, std::size_t>> expectations[] = {
        {{Role::Handler, "caidian"}, {1, 0}},    {{Role::Lead, "caidian"}, {1, 0}},
        {{Role::Auditor, "caidian"}, {0, 0}},    {{Role::Supervisor, "caidian"}, {0, 0}},
        {{Role::Handler, "wuhan"}, {0, 0}},      {{Role::Lead, "wuhan"}, {0, 1}},
        {{Role::Supervisor, "wuhan"}, {0, 1}},   {{Role::Auditor, "hubei"}, {0, 0}},
        {{Role::Administrator, "hubei"}, {0, 0}}};
    for (const auto& [who, counts] : expectations) {
        CAPTURE(facts_of(roles, who.first).id, who.second);
        const auto member = desk.enter({who.first}, who.second);
        CHECK(desk.listed(member, "?at=own").size() == counts.first);
        CHECK(desk.listed(member, "?at=below").size() == counts.second);
    }
    const auto lead = desk.enter({Role::Lead}, "wuhan");
    CHECK(desk.listed(lead, "?at=own&unit=caidian").empty());
    CHECK(desk.listed(lead, "?at=own&mark=sample").empty());
    for (const auto* relation : {"above", "former", "named", "elsewhere", "", "x"})
        check_refused(desk.get(cases_path + (std::string{"?at="} + relation), lead), 400, "at");
}

TEST_CASE("A list has the cases of each status that is asked for") {
    Desk desk;
    const auto lead = desk.enter({Role::Lead}, "caidian");
    CHECK(desk.listed(lead, "?status=closed&status=approval").empty());
    CHECK(desk.listed(lead, "?status=closed&status=handling").size() == 1);
    desk.hand_in(CitizenDesk::handler);
    CHECK(desk.listed(lead, "?status=handling&status=answered").empty());
    CHECK(desk.listed(lead, "?status=handling&status=approval&status=answered").size() == 1);
    check_refused(desk.get(cases_path + std::string{"?status=handling&status=open"}, lead), 400, "status");
}

TEST_CASE("A reply waits for those of its unit who may approve it, and not for its author") {
    Desk desk;
    const auto author = desk.enter({Role::Lead}, "caidian"); // 7001
    const auto lead = desk.enter({Role::Lead}, "caidian");
    const auto handler = desk.enter({Role::Handler}, "caidian");
    const auto auditor = desk.enter({Role::Auditor}, "caidian");
    const auto above = desk.enter({Role::Lead}, "wuhan");
    const std::string waiting = "?waiting=approval";
    CHECK(desk.listed(lead, waiting).empty());
    desk.hand_in(actor(Role::Lead, "caidian", "07001"));
    CHECK(desk.listed(lead, waiting).size() == 1);
    CHECK(desk.listed(lead, waiting + "&status=approval").size() == 1);
    CHECK(desk.listed(lead, waiting + "&status=handling").empty());
    CHECK(desk.listed(lead, waiting + "&at=below").empty());
    for (const auto& who : {author, handler, auditor, above}) CHECK(desk.listed(who, waiting).empty());
    for (const auto* other : {"handling", "", "reply"})
        check_refused(desk.get(cases_path + (std::string{"?waiting="} + other), lead), 400, "waiting");
    const auto seen = desk.shown(lead)["events"].back()["number"];
    REQUIRE(desk.act(lead, {{"action", "approve"}, {"seen", seen}})->status == 200);
    CHECK(desk.listed(lead, waiting).empty());
}

TEST_CASE("Two thousand lines can be asked for at once, and no more") {
    Desk desk;
    const auto lead = desk.enter({Role::Lead}, "hubei");
    for (const std::string list : {"/api/v1/cases", "/api/v1/requests"}) {
        CHECK(desk.get(list + "?limit=2000", lead)->status == 200);
        check_refused(desk.get(list + "?limit=2001", lead), 400, "limit");
    }
}
