#include "tests/support/running_server.hpp"

#include "shared/catalogue/catalogue.hpp"

#include <catch_amalgamated.hpp>

using namespace zhiping;
using namespace zhiping::tests;

namespace {

struct BadMember {
    const char* field;
    Json value;
};

bool is_chinese(const std::string& message) {
    return contains(message, "。") || static_cast<unsigned char>(message[0]) >= 0xE0;
}

// Refused in both languages, naming the field, and nothing is stored.
void check_refused(RunningServer& server, const std::string& body, int status, const std::string& code,
                   const std::string& field) {
    auto in_english = with_secret();
    in_english.emplace("Accept-Language", "en-US,en;q=0.9");
    const auto chinese = server.submit(body);
    const auto foreign = server.submit(body, in_english);
    for (const auto& answer : {&chinese, &foreign}) {
        REQUIRE(*answer);
        CHECK((*answer)->status == status);
        const auto error = Json::parse((*answer)->body)["error"];
        CHECK(error["code"] == code);
        CHECK(error["field"] == field);
        CHECK(is_chinese(error["message"]) == (answer == &chinese));
    }
    CHECK(server.stored_evaluations() == 0);
}

} // namespace

TEST_CASE("Members of the wrong type, unknown values and numbers out of range are refused by name") {
    RunningServer server;
    const auto bad = std::to_array<BadMember>({
        {"submission_id", 1},
        {"submission_id", nullptr},
        {"submission_id", "0123"},
        {"submission_id", "0123456789ABCDEF0123456789ABCDEF"},
        {"submission_id", Json::array()},
        {"code", 17},
        {"code", nullptr},
        {"code", ""},
        {"code", "<script>"},
        {"code", Json::object()},
        {"catalogue_version", "1"},
        {"catalogue_version", 1.0},
        {"catalogue_version", 1.5},
        {"catalogue_version", 1e30},
        {"catalogue_version", 0},
        {"catalogue_version", -1},
        {"catalogue_version", newest_catalogue().version + 1},
        {"catalogue_version", 4294967297},
        {"catalogue_version", 9223372036854775808u},
        {"catalogue_version", true},
        {"catalogue_version", nullptr},
        {"language", "fr"},
        {"language", 0},
        {"language", nullptr},
        {"agreed_at", -1},
        {"agreed_at", 1e30},
        {"agreed_at", 1795160000.5},
        {"agreed_at", 9223372036854775808u},
        {"agreed_at", 253402300800},
        {"agreed_at", "2026-11-20"},
        {"agreed_at", false},
        {"satisfaction", "happy"},
        {"satisfaction", 1},
        {"satisfaction", nullptr},
        {"satisfaction", Json::array({"satisfied"})},
        {"situations", "other"},
        {"situations", nullptr},
        {"situations", {1}},
        {"situations", {"unknown"}},
        {"situations", Json::array()},
        {"situations", {"efficiency"}},
        {"situations", {"other", "other"}},
        {"situations", Json::object()},
        {"situations", {nullptr}},
        {"statement", 1},
        {"statement", nullptr},
        {"statement", Json::array()},
        {"statement", std::string(10000, 'a')},
    });
    for (const auto& [field, value] : bad) {
        auto body = server.submission();
        body[field] = value;
        CAPTURE(field, value.dump());
        check_refused(server, body.dump(), 400, "invalid", field);
    }
}

TEST_CASE("A member that is missing is refused by name") {
    RunningServer server;
    const auto whole = server.submission();
    for (const auto& [field, value] : whole.items()) {
        auto body = whole;
        body.erase(field);
        CAPTURE(field);
        check_refused(server, body.dump(), 400, "invalid", field);
    }
}

TEST_CASE("Situations without dissatisfaction are refused") {
    RunningServer server;
    for (const auto* satisfaction : {"satisfied", "other"}) {
        auto body = server.submission();
        body["satisfaction"] = satisfaction;
        check_refused(server, body.dump(), 400, "invalid", "situations");
    }
}

TEST_CASE("A body that is not a JSON object is refused") {
    RunningServer server;
    const auto whole = server.submission().dump();
    for (const auto& body :
         {std::string{}, std::string{"{"}, std::string{"[]"}, std::string{"null"}, std::string{"\"text\""},
          std::string{"a=b&c=d"}, whole.substr(0, whole.size() / 2), whole + "x", std::string(60000, '['),
          std::string{"\xff\xfe"}, std::string(5, '\0'), "\xEF\xBB\xBF" + whole.substr(1)}) {
        CAPTURE(body.substr(0, 40));
        check_refused(server, body, 400, "invalid", "");
    }
}

TEST_CASE("Text that is not Unicode is refused") {
    RunningServer server;
    auto body = server.submission();
    body["statement"] = "HERE";
    for (const auto* text : {"\xff", "\xc0\xaf", "\xed\xa0\x80", "\xe6\xb2", "\\ud83d", "\\udc00x"}) {
        auto bytes = body.dump();
        bytes.replace(bytes.find("HERE"), 4, text);
        CAPTURE(text);
        check_refused(server, bytes, 400, "invalid", "");
    }
}

TEST_CASE("A statement with an emoji as a surrogate pair is understood") {
    RunningServer server;
    auto bytes = server.submission().dump();
    bytes.replace(bytes.find("😠"), 4, "\\ud83d\\ude20");
    CHECK(server.submit(bytes)->status == 201);
}

TEST_CASE("A submission that is no JSON by its type is refused, so that no other site's form gets through") {
    RunningServer server;
    for (const auto* type :
         {"text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x", "application/jsonp"}) {
        const auto answer =
            server.client().Post("/api/v1/evaluations", with_secret(), server.submission().dump(), type);
        REQUIRE(answer);
        CHECK(answer->status == 400);
    }
    CHECK(server.stored_evaluations() == 0);
    const auto answer = server.client().Post("/api/v1/evaluations", with_secret(), server.submission().dump(),
                                             "Application/JSON; charset=utf-8");
    CHECK(answer->status == 201);
}

TEST_CASE("A submission without a secret is refused") {
    RunningServer server;
    for (const auto& headers :
         {httplib::Headers{}, with_secret("ABCDEF"), with_secret(secret_digits + "0"),
          httplib::Headers{{"Authorization", "Basic " + secret_digits}}, httplib::Headers{{"Authorization", "B"}}}) {
        const auto answer = server.submit(server.submission(), headers);
        REQUIRE(answer);
        CHECK(answer->status == 401);
        CHECK(answer->get_header_value("WWW-Authenticate") == "Bearer");
    }
    CHECK(server.stored_evaluations() == 0);
}

TEST_CASE("A body over 64 kB is refused by its length and when it comes in chunks") {
    RunningServer server;
    auto body = server.submission();
    body["ignored"] = std::string(65536, 'x');
    check_refused(server, body.dump(), 413, "too_large", "");

    const auto bytes = body.dump();
    const auto in_chunks = server.client().Post(
        "/api/v1/evaluations", with_secret(),
        [&](std::size_t offset, httplib::DataSink& sink) {
            const auto size = std::min<std::size_t>(4096, bytes.size() - offset);
            if (size == 0) sink.done();
            return size == 0 || sink.write(bytes.data() + offset, size);
        },
        "application/json");
    REQUIRE(in_chunks);
    CHECK(in_chunks->status == 413);
    CHECK(in_chunks->get_header_value("Connection") == "close");
    CHECK(server.stored_evaluations() == 0);
}

TEST_CASE("A body of almost 64 kB is taken, and members that are not known are ignored") {
    RunningServer server;
    auto body = server.submission();
    body["ignored"] = std::string(64000, 'x');
    CHECK(server.submit(body)->status == 201);
}
