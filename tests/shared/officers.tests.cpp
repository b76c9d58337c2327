#include "tests/shared/support.hpp"

#include "shared/cases/officers.hpp"
#include "shared/text/text_ids.hpp"

using namespace zhiping;

TEST_CASE("Officers are read as they are written on any keyboard, and written as they are read") {
    const std::vector<Officer> two{{"陈建国", "014537"}, {"赵磊", ""}};
    for (const auto* text :
         {"陈建国:014537;赵磊", "陈建国：014537；赵磊", " 陈建国 : 014537 ;; 赵磊 ;", "陈建国:014537、赵磊",
          "陈建国:014537，赵磊:", "陈建国（警号 014537）；赵磊", "陈建国 014537、赵磊", "陈建国（警号：014537），赵磊",
          "陈建国(014537);赵磊", "陈建国(警号014537)/赵磊"}) {
        CAPTURE(text);
        REQUIRE(parse_officers(text));
        CHECK(*parse_officers(text) == two);
    }
    CHECK(*parse_officers("张三A12345、李四 B-77；John Smith") ==
          std::vector<Officer>{{"张三", "A12345"}, {"李四", "B-77"}, {"John Smith", ""}});
    CHECK(to_text(two) == "陈建国:014537;赵磊");
    CHECK(parse_officers("")->empty());
}

TEST_CASE("Officers that cannot be are refused") {
    const auto reason = [](const std::string& text) { return parse_officers(text).error().message; };
    CHECK(reason(":014537") == Text::StaffNameNeeded);
    CHECK(reason("甲:警号") == Text::BadgeUnfit);
    CHECK(reason("甲:" + std::string(21, '1')) == Text::BadgeUnfit);
    CHECK(reason(std::string(61, 'x')) == Text::WordsTooLong);
    CHECK(reason("甲\x01") == Text::WordsUnreadable);
    CHECK(reason("甲:1;乙:1") == Text::OfficersTooMany);
    CHECK(reason("甲:ab-1;乙:AB-1") == Text::OfficersTooMany);
    for (const auto* unclear : {"014537 陈建国", "陈建国 刘敏", "陈建国014537刘敏", "甲;陈建国 刘敏:7"})
        CHECK(reason(unclear) == Text::OfficersUnclear);
    CHECK(parse_officers("Ann Lee:7"));
    std::string many;
    for (int number = 0; number < 21; ++number) many += "甲:" + std::to_string(number) + ";";
    CHECK(reason(many) == Text::OfficersTooMany);
}

TEST_CASE("Officers that cannot be name the entry that is wrong, counted as they are written") {
    const auto field = [](const std::string& text) { return parse_officers(text).error().field; };
    CHECK(field("甲:警号") == "officers.1");
    CHECK(field("甲:1; ;乙:警号") == "officers.2");
    CHECK(field("甲:1、乙:2、丙:1") == "officers.3");
}

TEST_CASE("Badge numbers that differ in great and small letters or zeros before them are one, those that are not known "
          "are none") {
    CHECK(is_same_badge("ab-1Z", "AB-1z"));
    CHECK_FALSE(is_same_badge("ab-1", "ab-12"));
    CHECK(is_same_badge("014537", "14537"));
    CHECK_FALSE(is_same_badge("", ""));
    CHECK(may_be_same({"甲", "ab1"}, {"乙", "AB1"}, false));
    CHECK_FALSE(may_be_same({"甲", "ab1"}, {"甲", "ab2"}, true));
}
