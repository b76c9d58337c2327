#include "shared/wire/broken_json.hpp"

#include <catch_amalgamated.hpp>

using namespace zhiping;
using wire::find_broken_line;

TEST_CASE("A text that is JSON has no line that is none") {
    for (const auto* text : {"{}", "[1, 2.5, \"a\", null]", " {\n\"a\": {\"b\": true}\n}\n", "\"您好\""}) {
        CAPTURE(text);
        CHECK_FALSE(find_broken_line(text));
    }
}

TEST_CASE("The line on which a text stops being JSON is found") {
    CHECK(find_broken_line("") == 1);
    CHECK(find_broken_line("no") == 1);
    CHECK(find_broken_line("您好") == 1);
    CHECK(find_broken_line("{}\n}") == 2);
    CHECK(find_broken_line("{\n\"a\": 1\n\"b\": 2\n}") == 3); // A comma is missing before it.
    CHECK(find_broken_line("{\n\"a\": 1,\n}") == 3);
    CHECK(find_broken_line("{\n\"a\": \"b\n\"}") == 2);
    CHECK(find_broken_line("{\n\"a\": [1,\n") == 3); // It ends too early.
    CHECK(find_broken_line(std::string_view{"{}\n\0x", 5}) == 2);
}
