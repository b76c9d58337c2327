#include "tests/support/running_server.hpp"

#include "native/http/api/service.hpp"
#include "native/http/routes.hpp"
#include "shared/evaluation/evaluation.hpp"

#include <catch_amalgamated.hpp>
#include <set>

using namespace zhiping;
using namespace zhiping::tests;

namespace {

std::string receipt_of(const httplib::Result& answer) { return Json::parse(answer->body)["receipt"]; }

void check_error(const httplib::Result& answer, int status, const std::string& code, const std::string& field) {
    REQUIRE(answer);
    CHECK(answer->status == status);
    CHECK(answer->get_header_value("Content-Type") == "application/json");
    CHECK(answer->get_header_value("Cache-Control") == "no-store");
    const auto error = Json::parse(answer->body)["error"];
    CHECK(error["code"] == code);
    CHECK(error["field"] == field);
    CHECK_FALSE(error["message"].get<std::string>().empty());
    CHECK_FALSE(contains(error["message"].get<std::string>(), "{"));
}

} // namespace

TEST_CASE("A dissatisfied evaluation is stored and answered with a receipt that promises a date") {
    RunningServer server;
    const auto answer = server.submit(server.submission());
    REQUIRE(answer);
    CHECK(answer->status == 201);
    const auto receipt = Json::parse(answer->body);
    CHECK(receipt["receipt"].get<std::string>().starts_with("ZP-20261120-"));
    CHECK(receipt["due"]["date"] == "2026-11-25");
    CHECK(receipt["due"]["working_days"] == 3);
    CHECK(answer->get_header_value("Cache-Control") == "no-store");
    CHECK(server.stored_evaluations() == 1);
}

TEST_CASE("Who holds the secret reads the evaluation back, field by field") {
    RunningServer server;
    const auto submission = server.submission();
    const auto number = receipt_of(server.submit(submission));
    const auto answer = server.get("/api/v1/evaluations/" + number, with_secret());
    REQUIRE(answer);
    CHECK(answer->status == 200);
    const auto stored = Json::parse(answer->body);
    for (const auto* field :
         {"code", "catalogue_version", "language", "agreed_at", "satisfaction", "situations", "statement"})
        CHECK(stored["evaluation"][field] == submission[field]);
    CHECK(stored["subject"]["document"]["number"] == "4201140012345678");
    CHECK(stored["receipt"] == number);
}

TEST_CASE("Without the secret an evaluation is not read, and a wrong one is told nothing") {
    RunningServer server;
    const auto number = receipt_of(server.submit(server.submission()));
    const auto path = "/api/v1/evaluations/" + number;
    check_error(server.get(path), 401, "unauthorized", "");
    CHECK(server.get(path)->get_header_value("WWW-Authenticate") == "Bearer");
    check_error(server.get(path, with_secret("short")), 401, "unauthorized", "");

    const auto wrong = server.get(path, with_secret(other_secret_digits));
    check_error(wrong, 404, "not_found", "receipt");
    for (const auto* missing : {"/api/v1/evaluations/ZP-20261120-00000000-0", "/api/v1/evaluations/nonsense"}) {
        const auto unknown = server.get(missing, with_secret());
        CHECK(unknown->status == 404);
        CHECK(unknown->body == wrong->body);
    }
}

TEST_CASE("The same submission sent twice is stored once and gets the same receipt") {
    RunningServer server;
    const auto first = server.submit(server.submission());
    const auto second = server.submit(server.submission());
    CHECK(second->status == 201);
    CHECK(second->body == first->body);
    CHECK(server.stored_evaluations() == 1);
}

TEST_CASE("The same submission sent sixteen times at once is stored once and gets the same receipt") {
    RunningServer server;
    const auto body = server.submission().dump();
    std::array<std::string, 16> answers;
    std::vector<std::thread> phones;
    for (auto& answer : answers)
        phones.emplace_back([&] {
            if (const auto result = server.submit(body)) answer = std::to_string(result->status) + result->body;
        });
    for (auto& phone : phones) phone.join();
    CHECK(answers[0].starts_with("201"));
    CHECK(std::set<std::string>(answers.begin(), answers.end()).size() == 1);
    CHECK(server.stored_evaluations() == 1);
}

TEST_CASE("A submission id that was used is refused for other content and another secret, and the first receipt stays "
          "unsaid") {
    RunningServer server;
    const auto number = receipt_of(server.submit(server.submission()));
    auto other = server.submission();
    other["statement"] = "something else";
    for (const auto& answer :
         {server.submit(other), server.submit(server.submission(), with_secret(other_secret_digits))}) {
        check_error(answer, 409, "conflict", "submission_id");
        CHECK_FALSE(contains(answer->body, number));
    }
    CHECK(server.stored_evaluations() == 1);
}

TEST_CASE("A code's facts are told to who holds it, in any way of writing it") {
    RunningServer server;
    const auto answer = server.get("/api/v1/codes/" + server.document_code);
    REQUIRE(answer);
    CHECK(answer->status == 200);
    const auto facts = Json::parse(answer->body);
    CHECK(facts["unit"]["zh-CN"] == "武汉市交警支队 蔡甸大队");
    CHECK(facts["module"] == "law_enforcement");
    CHECK(facts["place"] == "汉阳大道 628 号");

    auto typed = Code::parse(server.document_code).value().grouped();
    for (auto& character : typed) character = static_cast<char>(std::tolower(character));
    CHECK(server.get("/api/v1/codes/" + typed)->body == answer->body);
}

TEST_CASE("Codes that cannot be used are refused over the API and for a submission") {
    RunningServer server;
    auto mistyped = server.document_code;
    std::swap(mistyped[0], mistyped[1]);
    if (mistyped == server.document_code) mistyped[0] = mistyped[0] == '7' ? '8' : '7';
    check_error(server.get("/api/v1/codes/" + mistyped), 404, "not_found", "code");
    check_error(server.get("/api/v1/codes/" + unknown_code()), 404, "not_found", "code");
    check_error(server.get("/api/v1/codes/" + server.revoked_code), 410, "gone", "code");

    auto body = server.submission();
    body["code"] = mistyped;
    check_error(server.submit(body), 400, "invalid", "code");
    body["code"] = unknown_code();
    check_error(server.submit(body), 404, "not_found", "code");
    body["code"] = server.revoked_code;
    body["situations"] = {"efficiency"};
    check_error(server.submit(body), 410, "gone", "code");
    CHECK(server.stored_evaluations() == 0);
}

TEST_CASE("Officers, secrets and submission ids are in no answer") {
    RunningServer server;
    const auto submitted = server.submit(server.submission());
    auto other = server.submission();
    other["satisfaction"] = "satisfied";
    const std::array answers{server.get("/e/" + server.document_code),
                             server.get("/e/" + server.document_code + "?lang=en"),
                             server.get("/api/v1/codes/" + server.document_code),
                             server.get("/api/v1/evaluations/" + receipt_of(submitted), with_secret()),
                             server.submit(server.submission()),
                             server.submit(other),
                             server.submit(server.submission(), with_secret(other_secret_digits))};
    for (const auto& answer : answers) {
        REQUIRE(answer);
        for (const auto& word :
             {std::string{"王某某"}, std::string{"012345 "}, std::string{"officer"}, secret_digits, submission_digits})
            CHECK_FALSE(contains(answer->body, word));
    }
}

TEST_CASE("The server says that it is well") {
    RunningServer server;
    const auto answer = server.get("/healthz");
    REQUIRE(answer);
    CHECK(answer->status == 200);
    CHECK(answer->body == R"({"status":"ok","wechat":"off","sms":"off","staff_webhook":"off"})");
}

TEST_CASE("Every route is described in openapi.json, and nothing else is") {
    RunningServer server;
    const auto answer = server.get("/api/v1/openapi.json");
    REQUIRE(answer);
    std::set<std::string> described;
    const auto description = Json::parse(answer->body);
    for (const auto& [path, methods] : description["paths"].items())
        for (const auto& [method, operation] : methods.items()) described.insert(method + " " + path);

    std::set<std::string> there;
    for (const auto& route : http::routes()) {
        std::string method{route.method};
        for (auto& letter : method) letter = static_cast<char>(std::tolower(letter));
        there.insert(method + " " + std::string{route.path});
    }
    CHECK(described == there);
}

TEST_CASE("What openapi.json refers to is in it") {
    const auto description = Json::parse(http::api_description());
    const auto flat = description.flatten();
    for (const auto& [pointer, value] : flat.items())
        if (pointer.ends_with("/$ref"))
            CHECK(description.contains(Json::json_pointer{value.get<std::string>().substr(1)}));
}

TEST_CASE("The limits of a statement that openapi.json names are the limits that hold") {
    const auto description = Json::parse(http::api_description());
    for (const auto* const schema : {"Submission", "Evaluation"}) {
        const auto& statement = description["components"]["schemas"][schema]["properties"]["statement"];
        CHECK(statement["maxLength"] ==
              max_statement_bytes); // There it counts code points, of which none is shorter than a byte.
        CHECK(statement["description"].get<std::string>().starts_with("At most 2,000 characters"));
        CHECK(max_statement_characters == 2000);
    }
}

TEST_CASE("A wrong method and an unknown path are not found") {
    RunningServer server;
    check_error(server.get("/api/v1/evaluations"), 404, "not_found", "");
    check_error(server.client().Delete("/api/v1/codes/" + server.document_code), 404, "not_found", "");
    check_error(server.client().Put("/e/" + server.document_code, "x", "text/plain"), 404, "not_found", "");
    check_error(server.client().Options("/api/v1/evaluations"), 404, "not_found", "");
    check_error(server.get("/api/v2/whatever"), 404, "not_found", "");
}
