#include "shared/persons/person_name.hpp"

#include "shared/text/text_ids.hpp"

#include <catch_amalgamated.hpp>

using namespace zhiping;

namespace {

std::string read(std::string_view typed) {
    const auto name = PersonName::parse(typed);
    return name ? name->text() : "refused";
}

std::string repeated(std::string_view part, int times) {
    std::string whole;
    for (int time = 0; time < times; ++time) whole += part;
    return whole;
}

} // namespace

TEST_CASE("Names of every country are taken, from one character to sixty") {
    for (const auto* name :
         {"张", "欧阳娜娜", "阿不都热合曼·买买提", "Anne-Marie O'Neill", "Nguyễn Thị Minh Khai", "𠮷野家"})
        CHECK(read(name) == name);
    CHECK(read(repeated("张", 60)) == repeated("张", 60));
    CHECK(read(repeated("👨‍👩‍👧", 60)) == repeated("👨‍👩‍👧", 60)); // As a person counts.
}

TEST_CASE("A name is tidied as it would be written on a form") {
    CHECK(read("  张　三 \n") == "张 三");
    for (const auto* point : {"•", "‧", "・", "⋅", "∙"})
        CHECK(read("阿不都" + std::string{point} + "买买提") == "阿不都·买买提");
    CHECK(read("Li\tNa\u00A0") == "Li Na");
}

TEST_CASE("No name, one that is too long, and one that nobody can read are refused, each with its reason") {
    const auto reason = [](std::string_view typed) { return PersonName::parse(typed).error().message; };
    CHECK(reason("") == Text::NameMissing);
    CHECK(reason(" 　\n") == Text::NameMissing);
    CHECK(reason(repeated("张", 61)) == Text::NameTooLong);
    CHECK(reason(std::string(100'000, 'a')) == Text::NameTooLong);
    CHECK(reason("a" + repeated("\u0301", 3000)) == Text::NameTooLong);
    CHECK(reason("张\xFF") == Text::NameUnreadable);
    CHECK(reason("张\u202E三") == Text::NameUnreadable);
    CHECK(PersonName::parse("").error().field == "name");
}

TEST_CASE("Of a name its first character is shown, and not how long it is") {
    CHECK(PersonName::parse("张三")->masked() == "张**");
    CHECK(PersonName::parse("阿不都热合曼·买买提")->masked() == "阿**");
    CHECK(PersonName::parse("John Smith")->masked() == "J**");
    CHECK(PersonName::parse("张")->masked() == "**");
}
