#include "tests/shared/support.hpp"

#include "shared/cases/officers.hpp"
#include "shared/text/text_ids.hpp"

using namespace zhiping;

TEST_CASE("Officers are read as they are written on any keyboard, and written as they are read") {
    const std::vector<Officer> two{{"陈建国", "014537"}, {"赵磊", ""}};
    for (const auto* text : {"陈建国:014537;赵磊", "陈建国：014537；赵磊", " 陈建国 : 014537 ;; 赵磊 ;",
                             "陈建国:014537、赵磊", "陈建国:014537，赵磊:", "陈建国（警号 014537）；赵磊",
                             "陈建国 014537、赵磊", "陈建国（警号：014537），赵磊"}) {
        CAPTURE(text);
        REQUIRE(parse_officers(text));
        CHECK(*parse_officers(text) == two);
    }
    CHECK(to_text(two) == "陈建国:014537;赵磊");
    CHECK(parse_officers("")->empty());
}

TEST_CASE("Officers that cannot be are refused") {
    const auto reason = [](const std::string& text) { return parse_officers(text).error().message; };
    CHECK(reason(":014537") == Text::StaffNameNeeded);
    CHECK(reason("甲:警号") == Text::StaffNameNeeded);
    CHECK(reason("甲:" + std::string(21, '1')) == Text::StaffNameNeeded);
    CHECK(reason(std::string(61, 'x')) == Text::WordsTooLong);
    CHECK(reason("甲\x01") == Text::WordsUnreadable);
    CHECK(reason("甲:1;乙:1") == Text::OfficersTooMany);
    std::string many;
    for (int number = 0; number < 21; ++number) many += "甲" + std::to_string(number) + ";";
    CHECK(reason(many) == Text::OfficersTooMany);
}
