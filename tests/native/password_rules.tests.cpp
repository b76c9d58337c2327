#include "native/app/password_rules.hpp"

#include "shared/text/text_ids.hpp"

#include <catch_amalgamated.hpp>
#include <string>

using namespace zhiping;

namespace {

const Officer own{"张三", "014537"};

Message refusal_of(const std::string& password) {
    const auto valid = app::check_new_password(password, own);
    REQUIRE_FALSE(valid);
    CHECK(valid.error().field == "new_password");
    return valid.error().message;
}

std::string repeated(const std::string& text, int times) {
    std::string all;
    while (times-- > 0) all += text;
    return all;
}

} // namespace

TEST_CASE("A password has 12 to 128 characters, as a person counts them") {
    const std::string family = "👨‍👩‍👧‍👦";
    CHECK(refusal_of("k7#pQ9wz!mL") == Text::PasswordTooShort);
    CHECK(refusal_of(family + "k7#pQ9wz!m") == Text::PasswordTooShort);
    CHECK(app::check_new_password(family + "k7#pQ9wz!mL", own));
    CHECK(app::check_new_password("k7#pQ9wz!mLx", own));
    CHECK(app::check_new_password("纸船与灯塔都在江上飘着", own).error().message == Text::PasswordTooShort);
    CHECK(app::check_new_password("纸船与灯塔都在江上飘着吗", own));
    std::string longest;
    for (int number = 0; longest.size() + 4 <= 128; ++number) longest += "ab" + std::to_string(10 + number);
    CHECK(app::check_new_password(longest, own));
    CHECK(refusal_of(longest + "x") == Text::PasswordTooLong);
    CHECK(refusal_of("a" + repeated("\u0301", 4000)) == Text::PasswordTooLong);
}

TEST_CASE("What many choose is refused, however it is written, and with digits behind it") {
    for (const auto* password :
         {"password1234", "PassWord12345678", "wuhanjiaojing", "WuhanJiaojing2031!!", "correcthorsebatterystaple",
          "1qaz2wsx3edc", "为人民服务为人民服务", "床前明月光疑是地上霜2026", "420114199003072316", "138-7123-4567!",
          "aaaaaaaaaaaa", "abcabcabcabcab", "tulip-tulip-tulip-", "好好好好好好好好好好好好"}) {
        INFO(password);
        CHECK(refusal_of(password) ==
              (std::string_view{password}.starts_with("为") ? Text::PasswordTooShort : Text::PasswordTooCommon));
    }
}

TEST_CASE("The own badge number and name are not in the password") {
    CHECK(refusal_of("lamp-14537-river") == Text::PasswordAboutOneself);
    CHECK(refusal_of("lamp-014537-river") == Text::PasswordAboutOneself);
    CHECK(refusal_of("我是张三我坐在江边看船") == Text::PasswordTooShort);
    CHECK(refusal_of("我是张三我坐在江边看着船") == Text::PasswordAboutOneself);
    CHECK(app::check_new_password("lamp-14536-river", own));
    CHECK(app::check_new_password("lamp-12-river-boat", {"李四", "12"})); // Too short to say anything.
}

TEST_CASE("What is not UTF-8 is no password") { CHECK(refusal_of("lamp-\xff-river-boat") == Text::PasswordTooCommon); }
