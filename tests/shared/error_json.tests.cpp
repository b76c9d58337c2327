#include "shared/wire/error_json.hpp"

#include "shared/text/text_ids.hpp"
#include "shared/text/text_table.hpp"
#include "shared/wire/paths.hpp"
#include "tests/shared/json_text.hpp"
#include "tests/shared/support.hpp"

#include <set>

using namespace zhiping;
using namespace zhiping::test;

TEST_CASE("A refusal is written in the person's language") {
    const auto error = invalid("situations", Text::ChooseSituation);
    CHECK(wire::encode(error, Language::Chinese) ==
          R"({"error":{"code":"invalid","field":"situations","message":"请至少勾选一种情形"}})");
    CHECK(wire::encode(error, Language::English) ==
          R"({"error":{"code":"invalid","field":"situations","message":"Tick at least one situation"}})");
}

TEST_CASE("Every message survives the wire in both languages") {
    for (const auto message : all_messages())
        for (const auto& language : languages) {
            const Error error{ErrorCode::Conflict, message, "a\"b"};
            const auto read = wire::decode_refusal(wire::encode(error, language.value));
            REQUIRE(read.has_value());
            CHECK(read->code == "conflict");
            CHECK(read->message == text(message, language.value));
            CHECK(read->field == "a\"b");
        }
}

TEST_CASE("Every code has its own identifier") {
    std::set<std::string_view> ids;
    for (int code = 0; code <= static_cast<int>(ErrorCode::Unavailable); ++code) {
        const auto id = wire::id_of(static_cast<ErrorCode>(code));
        CHECK_FALSE(id.empty());
        CHECK(ids.insert(id).second);
    }
    CHECK(ids.size() == 12);
    CHECK(wire::id_of(ErrorCode::TooLarge) == "too_large");
}

TEST_CASE("A refusal without a field concerns the whole request") {
    const auto read = wire::decode_refusal(R"({"error":{"code":"unavailable","message":"later"}})");
    REQUIRE(read.has_value());
    CHECK(read->code == "unavailable");
    CHECK(read->message == "later");
    CHECK(read->field == "");
}

TEST_CASE("A code that is not known here arrives all the same: the words are the server's") {
    CHECK(wire::decode_refusal(R"({"error":{"code":"future","message":"m","field":"f","more":1}})")->code == "future");
}

TEST_CASE("What is not a refusal of ours is none") {
    const auto body =
        GENERATE("", "<html><h1>502 Bad Gateway</h1></html>", "{}", "[]", "null", "{\"error\":null}",
                 "{\"error\":\"text\"}", "{\"error\":[]}", "{\"error\":{}}", R"({"error":{"code":"a"}})",
                 R"({"error":{"message":"a"}})", R"({"error":{"code":1,"message":"a"}})",
                 R"({"error":{"code":"a","message":null}})", R"({"error":{"code":"a","message":"b","field":7}})",
                 R"({"error":{"code":"a","message":"b")", "\xFF\xFF", R"({"ERROR":{"code":"a","message":"b"}})");
    CAPTURE(body);
    CHECK_FALSE(wire::decode_refusal(body));
}

TEST_CASE("The API's addresses stay where phones in the field look for them") {
    CHECK(std::string_view{wire::evaluations_path} == "/api/v1/evaluations");
    CHECK(std::string_view{wire::codes_path} == "/api/v1/codes");
    CHECK(std::string_view{wire::authorization_scheme} == "Bearer ");
}
