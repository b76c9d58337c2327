#include "shared/wire/wechat_json.hpp"

#include <catch_amalgamated.hpp>

using namespace zhiping;

TEST_CASE("What the mini-program says is one member, and nothing beside it") {
    CHECK(*wire::decode_wechat_code(R"({"code":"081Hq"})") == "081Hq");
    CHECK(*wire::decode_wechat_ticket(R"({"ticket":"a"})") == "a");
    CHECK(*wire::decode_wechat_templates(R"({"templates":["a","b"]})") == std::vector<std::string>{"a", "b"});
    CHECK(wire::decode_wechat_templates(R"({"templates":[]})")->empty());
    for (const auto* body :
         {"", "[]", "7", R"({"code")", "{}", R"({"code":7})", R"({"code":null})", R"({"code":["a"]})"})
        CHECK_FALSE(wire::decode_wechat_code(body));
    CHECK(wire::decode_wechat_code("{}").error().field == "code");
    CHECK(wire::decode_wechat_code(R"({"code":"a","openid":"b"})").error().field == "openid");
    for (const auto* body : {"{}", R"({"templates":"a"})", R"({"templates":{}})", R"({"templates":[1]})",
                             R"({"templates":[["a"]]})", R"({"templates":[null]})"})
        CHECK(wire::decode_wechat_templates(body).error().field == "templates");
}

TEST_CASE("A person is told by what is known of them, and a stranger not at all") {
    CHECK(wire::encode(MaskedPerson{"张**", "138****5678"}) == R"({"name":"张**","phone":"138****5678"})");
    CHECK(wire::encode(MaskedPerson{"", "138****5678"}) == R"({"phone":"138****5678"})");
    CHECK(wire::encode_wechat_session("s", {}) == R"({"session":"s"})");
    CHECK(wire::encode_wechat_session("s", MaskedPerson{"", "138****5678"}) ==
          R"({"phone":"138****5678","session":"s"})");
    CHECK(wire::encode_wechat_ticket("t", {"张**", "138****5678"}) ==
          R"({"name":"张**","phone":"138****5678","ticket":"t"})");
}
