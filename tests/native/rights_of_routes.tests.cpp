#include "tests/support/rights_of_routes.hpp"
#include "tests/support/asked_administration.hpp"
#include "tests/support/case_office.hpp"
#include "tests/support/policy_house.hpp"
#include "tests/support/sent_upload.hpp"

#include "native/app/create_codes.hpp"
#include "native/app/load_units.hpp"
#include "native/app/manage_issuers.hpp"
#include "native/app/sealed_person.hpp"
#include "native/http/routes.hpp"
#include "shared/wire/rule_versions_json.hpp"

#include <catch_amalgamated.hpp>

#include <map>

// What every route of staff answers to every role, asked of a running server and held against the table
// (rights_of_routes.hpp).
using namespace zhiping;
using namespace zhiping::tests;
using namespace zhiping::tests::rights_of_routes;
using enum CaseAction;

namespace {

// A detachment with cases in every stage. Of the officers, the one of the detachment itself is named on their code.
class Region : public Office {
public:
    Region() {
        auto& server = citizen.server;
        REQUIRE_FALSE(app::load_units(
            server.store, {{"yichang", "hubei", Level::Detachment, {"宜昌市交警支队", "Yichang Detachment"}}}));
        for (const auto role : staff_roles)
            for (const auto* unit_id : unit_ids) m_staff[{role, unit_id}] = enter({role}, unit_id);
        m_staff[{Role::Officer, unit_ids.front()}] = staff.enter({Role::Officer}, unit_ids.front(), m_officer.badge);
        take_another_document();
    }

    // What the route answers to somebody, as a letter.
    char answer(const std::string& route, Role role, const char* unit_id) {
        const auto& who = m_staff.at({role, unit_id});
        const auto space = route.rfind(' ');
        const bool has_action = space != route.find(' ');
        if (route.starts_with("GET /api/v1/work")) return letter_of(ask_for_count(who, route.substr(space + 1)));
        return letter_of(has_action ? act(who, route.substr(space + 1)) : ask(who, route));
    }

private:
    static char letter_of(int status) {
        switch (status) {
        case 200:
        case 201:
        case 204: return '+';
        case 403: return 'f';
        case 404: return '-';
        default: FAIL("the status " << status); return '?';
        }
    }

    // A list that does not have it answers as if there were none.
    static int status_of(const httplib::Result& answer, const std::string& listed) {
        REQUIRE(answer);
        if (answer->status == 304) return 404;
        return answer->status == 200 && !contains(answer->body, listed) ? 404 : answer->status;
    }

    int ask(const httplib::Headers& who, const std::string& route) {
        if (route.find("/board") != route.npos) return get("/api/v1/board", who)->status;
        if (route.find("/anomalies") != route.npos) return get("/api/v1/anomalies", who)->status;
        if (route.find("/audit") != route.npos) return get("/api/v1/audit", who)->status;
        if (route.find("/exports/") != route.npos) return status_of(get(route.substr(route.find('/')), who), waiting());
        if (route.starts_with("GET /desk/")) return get("/desk/cases/" + waiting() + "/file", who)->status;
        if (route.find("/admin/versions") != route.npos) return get("/api/v1/admin/versions", who)->status;
        if (route.find("/admin/policies") != route.npos) return want_policy(who);
        if (route.find("/admin/") != route.npos) return m_administration.ask(who, route);
        if (route.find("/reply-templates") != route.npos) return get("/api/v1/reply-templates", who)->status;
        if (route.find("/colleagues") != route.npos) return get("/api/v1/staff/colleagues", who)->status;
        if (route.find("/staff/units") != route.npos) return get("/api/v1/staff/units", who)->status;
        if (route.find("/issuers") != route.npos) return ask_about_issuer(who, route);
        if (route.find("/codes/") != route.npos) return ask_about_code(who, route);
        for (const std::string list : {"/api/v1/codes", "/api/v1/sheet", "/api/v1/sign"})
            if (route == "GET " + list) return get(list + "?unit=wuhan", who)->status;
        if (route.find("/counter") != route.npos) return ask_at_counter(who, route);
        if (route.find("/comments") != route.npos) return ask_about_comment(who, route);
        if (route.find("/officer") != route.npos) return ask_as_officer(who, route);
        if (route.find("/draft") != route.npos) return ask_about_draft(who, route);
        if (route.find("/hold") != route.npos) return ask_about_hold(who, route);
        if (route.ends_with("/person") || route.ends_with("/phone")) return ask_about_person(who, route);
        if (route.find("/uploads") != route.npos) return announce(who);
        if (route.find("/requests") != route.npos) return status_of(get("/api/v1/requests", who), requesting());
        if (route.find("/events") != route.npos) return status_of(get("/api/v1/events?after=0", who), waiting());
        if (route == "GET /api/v1/cases") return status_of(get(cases_path, who), waiting());
        auto at = cases_path + ("/" + waiting());
        if (route.find("/evidence/") != route.npos) at += "/evidence/1";
        if (route.find("/attachments/") != route.npos) at += "/attachments/" + m_hash;
        return status_of(get(at, who), "");
    }

    // None of it is answered as if there were none.
    int ask_for_count(const httplib::Headers& who, const std::string& name) {
        waiting(), requesting();
        if (m_comment.empty()) m_comment = say();
        const auto answer = get("/api/v1/work", who);
        REQUIRE(answer->status == 200);
        return Json::parse(answer->body).value(name, 0) > 0 ? 200 : 404;
    }

    // Who may is asked for a code.
    int want_policy(const httplib::Headers& who) {
        const auto wish = wire::encode(wire::PolicyWish{.begins = day("2026-12-01"), .content = policy_file().dump()});
        const auto answer = citizen.server.client().Post("/api/v1/admin/policies", who, wish, "application/json");
        const bool lacks_code = Json::parse(answer->body)["error"]["field"] == "code";
        return lacks_code ? 200 : answer->status;
    }

    int ask_about_code(const httplib::Headers& who, const std::string& route) {
        auto& server = citizen.server;
        const store::NewCode place{.module = Module::Service, .unit_id = "wuhan", .place = "窗口"};
        const auto made = app::create_codes(server.store, {{place}}, server.clock.now(), server.random);
        const auto at = "/api/v1/codes/" + std::get<std::vector<CodeFacts>>(made).front().code.symbols() +
                        route.substr(route.rfind('/'));
        if (route.starts_with("GET")) return get(at, who)->status;
        const auto* body = route.ends_with("/reissue") ? "" : "{}";
        return server.client().Post(at, who, body, "application/json")->status;
    }

    int ask_about_issuer(const httplib::Headers& who, const std::string& route) {
        auto& server = citizen.server;
        const auto name = new_token();
        const std::string list = "/api/v1/issuers";
        if (route.starts_with("POST")) {
            const Json body{{"name", name}, {"unit_id", "wuhan"}};
            return server.client().Post(list, who, body.dump(), "application/json")->status;
        }
        const auto added =
            app::add_issuer(server.store, app::Operator{}, name, "wuhan", server.clock.now(), server.random);
        if (route.starts_with("GET")) return status_of(get(list, who), name);
        return server.client().Delete(list + "/" + std::to_string(added->id), who)->status;
    }

    int ask_about_hold(const httplib::Headers& who, const std::string& route) {
        const auto at = cases_path + ("/" + waiting()) + "/hold";
        auto client = citizen.server.client();
        return route.starts_with("PUT") ? client.Put(at, who, R"({"reason": "诉讼"})", "application/json")->status
                                        : client.Delete(at, who)->status;
    }

    // A wrong code is asked of those alone who may see everything with the right one.
    int ask_about_person(const httplib::Headers& who, const std::string& route) {
        auto& server = citizen.server;
        const auto receipt = waiting();
        server.store.write([&](store::Database& database) {
            const auto id = store::find_case_key(database, ReceiptNumber::parse(receipt).value())->evaluation_id;
            const auto phone = PhoneNumber::parse("13512345670").value();
            const auto person =
                app::find_or_insert_person(database, server.vault.person_key(), phone, server.clock.now());
            const auto name = app::seal_name(server.vault.person_key(), id, PersonName::parse("张三").value());
            store::insert_evaluation_person(database, {id, person, name, true, server.clock.now()});
        });
        const auto at = cases_path + ("/" + receipt) + route.substr(route.rfind('/'));
        const auto* body = route.ends_with("/person") ? R"({"reason": "核实", "code": "000000"})" : "";
        const auto status = server.client().Post(at, who, body, "application/json")->status;
        return status == 400 ? 200 : status;
    }

    int ask_about_comment(const httplib::Headers& who, const std::string& route) {
        if (m_comment.empty()) m_comment = say();
        const auto at = "/api/v1/comments/" + m_comment;
        if (route == "GET /api/v1/comments") return status_of(get("/api/v1/comments", who), m_comment);
        if (route == "GET /api/v1/comments/{receipt}") return status_of(get(at, who), "");
        const auto answer =
            citizen.server.client().Post(at + "/answer", who, R"({"outcome": "noted"})", "application/json");
        REQUIRE(answer);
        if (answer->status < 300) m_comment.clear(); // The next one is asked about another.
        return answer->status;
    }

    // Each asks about an evaluation of its own, or the tries would be limited.
    int ask_at_counter(const httplib::Headers& who, const std::string& route) {
        auto& server = citizen.server;
        if (route.ends_with("/evaluations")) {
            auto body = server.submission();
            body["submission_id"] = new_token();
            return server.client().Post("/api/v1/counter/evaluations", who, body.dump(), "application/json")->status;
        }
        const auto receipt = submit();
        const auto code =
            sealing::query_code_of(server.vault.query_key(), ReceiptNumber::parse(receipt).value()).text();
        const Json body{{"receipt", receipt}, {"query_code", code}};
        return server.client().Post("/api/v1/counter/receipts", who, body.dump(), "application/json")->status;
    }

    int ask_as_officer(const httplib::Headers& who, const std::string& route) {
        const std::string list = "/api/v1/officer/cases";
        const auto at = list + "/" + asking();
        if (route == "GET /api/v1/officer/cases") return status_of(get(list, who), asking());
        const auto shown = get(at, who);
        if (route.starts_with("GET")) return status_of(shown, "");
        Json body{{"action", "answer_questions"}, {"question", 3}, {"words", "出示了"}};
        if (shown->status == 200) body["question"] = Json::parse(shown->body)["questions"][0]["number"];
        return citizen.server.client().Post(at + "/actions", who, body.dump(), "application/json")->status;
    }

    int ask_about_draft(const httplib::Headers& who, const std::string& route) {
        const auto at = cases_path + ("/" + handled() + "/draft");
        if (route.starts_with("GET")) return status_of(get(at, who), "");
        if (route.starts_with("DELETE")) return citizen.server.client().Delete(at, who)->status;
        return citizen.server.client().Put(at, who, R"({"text": "经查"})", "application/json")->status;
    }

    int announce(httplib::Headers who) {
        who.insert({{"Tus-Resumable", "1.0.0"},
                    {"Authorization", "Bearer " + new_token()},
                    {"Upload-Length", "1000"},
                    {"Upload-Metadata", "filename " + base64("a.pdf")}});
        return citizen.server.client().Post(cases_path + ("/" + handled() + "/uploads"), who)->status;
    }

    int act(const httplib::Headers& who, const std::string& action) {
        auto& receipt = action == "approve" ? m_waiting : m_new;
        if (receipt.empty()) receipt = action == "approve" ? hand_in(submit()) : submit();
        const auto at = cases_path + ("/" + receipt);
        const auto shown = get(at, who);
        Json body{{"action", action}, {"seen", 1}};
        if (shown->status == 200) body["seen"] = Json::parse(shown->body)["events"].back()["number"];
        if (action == "urge" || action == "take_over") body["details"]["words"] = "请尽快办理";
        const auto answer = citizen.server.client().Post(at + "/actions", who, body.dump(), "application/json");
        REQUIRE(answer);
        if (answer->status == 200) receipt.clear();
        return answer->status;
    }

    const std::string& waiting() {
        if (m_waiting.empty()) m_waiting = hand_in(submit());
        return m_waiting;
    }
    const std::string& requesting() {
        if (!m_requesting.empty()) return m_requesting;
        m_requesting = submit();
        as_case_of(m_requesting).does(CitizenDesk::reviewer, Take);
        citizen.does(CitizenDesk::reviewer, RequestExtension, {.words = "鉴定未出", .working_days = 2});
        return m_requesting;
    }

    const std::string& handled() {
        if (!m_handled.empty()) return m_handled;
        m_handled = submit();
        as_case_of(m_handled).does(CitizenDesk::reviewer, Take);
        return m_handled;
    }
    const std::string& asking() {
        if (!m_asking.empty()) return m_asking;
        m_asking = submit();
        as_case_of(m_asking).does(CitizenDesk::reviewer, Take);
        citizen.does(CitizenDesk::reviewer, AskOfficers, {.words = "是否出示了证件？", .officer = m_officer});
        return m_asking;
    }

    CitizenDesk& as_case_of(const std::string& receipt) {
        citizen.receipt = receipt;
        return citizen;
    }

    std::string new_token() {
        auto token = std::to_string(++m_submitted);
        return std::string(32 - token.size(), '0') + token;
    }
    // One document is evaluated so often only (docs/limits.md).
    void take_another_document() {
        auto& server = citizen.server;
        const store::NewCode wanted{Module::LawEnforcement, "wuhan",    "违法停车告知单", new_token(), sample_now,
                                    "汉阳大道 1 号",        {m_officer}};
        const auto made = app::create_codes(server.store, {{wanted}}, server.clock.now(), server.random);
        server.document_code = std::get<std::vector<CodeFacts>>(made).front().code.symbols();
    }
    std::string submit() {
        take_another_document();
        const auto token = new_token();
        const auto photo = Uploader{citizen.server, token}.upload(jpeg(1000));
        return citizen.submit({{"submission_id", token}, {"evidence", {photo}}}, token);
    }
    std::string say() {
        take_another_document();
        const auto token = new_token();
        return citizen.submit({{"submission_id", token},
                               {"satisfaction", "satisfied"},
                               {"situations", Json::array()},
                               {"statement", "希望周末也能办理"}},
                              token);
    }
    std::string hand_in(const std::string& receipt) {
        const auto sealed = citizen.seal("%PDF-1.7\nanswer");
        m_hash = to_digits(sealed.hash);
        as_case_of(receipt).does(CitizenDesk::reviewer, Take);
        citizen.does(CitizenDesk::reviewer, HandIn, {.reply = CitizenDesk::reply_with(sealed.hash)}, {sealed});
        return receipt;
    }

    std::map<std::pair<Role, std::string_view>, httplib::Headers> m_staff;
    Officer m_officer{"王某某", "9001"};
    AskedAdministration m_administration{citizen.server};
    std::string m_new, m_waiting, m_handled, m_asking, m_requesting, m_comment, m_hash;
    int m_submitted = 0;
};

std::string route_of(const RouteRights& expected) {
    const std::string route{expected.route};
    const auto space = route.rfind(' ');
    return space == route.find(' ') ? route : route.substr(0, space);
}

} // namespace

TEST_CASE("Every route of staff answers every role by where the case is, as the table that was written by hand says") {
    Region region;
    for (const auto& [route, answers] : route_rights)
        for (std::size_t role = 0; role < staff_roles.size(); ++role) {
            CAPTURE(route, facts_of(roles, staff_roles[role]).id);
            std::string answered;
            for (const auto* unit_id : unit_ids)
                answered += region.answer(std::string{route}, staff_roles[role], unit_id);
            CHECK(answered == answers[role]);
        }
}

TEST_CASE("No route of staff is without expectations") {
    std::vector<std::string> expected(std::begin(own_routes), std::end(own_routes));
    for (const auto& row : route_rights) expected.push_back(route_of(row));
    for (const auto& route : http::routes()) {
        if (route.caller != http::CallerKind::Staff) continue;
        const auto name = std::string{route.method} + " " + std::string{route.path};
        CAPTURE(name);
        CHECK(std::ranges::find(expected, name) != expected.end());
    }
}
