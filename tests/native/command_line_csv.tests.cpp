#include "native/command_line/csv.hpp"

#include "native/command_line/commands.hpp"
#include "native/settings/listen_address.hpp"

#include <catch_amalgamated.hpp>

using namespace zhiping::command_line;
using namespace zhiping::settings;

namespace {

using Rows = std::vector<CsvRow>;

void check_problem(const std::string& text, int line, const std::string& part) {
    try {
        parse_csv(text);
        FAIL("nothing was thrown for " + text);
    } catch (const CsvError& problem) {
        CHECK(problem.line() == line);
        CHECK_THAT(problem.what(), Catch::Matchers::ContainsSubstring(part));
    }
}

} // namespace

TEST_CASE("Lines end with LF, CRLF or the file") {
    const Rows expected{{1, {"a", "b"}}, {2, {"c", ""}}};
    CHECK(parse_csv("a,b\nc,") == expected);
    CHECK(parse_csv("a,b\r\nc,\r\n") == expected);
    CHECK(parse_csv("a,b\nc,\n") == expected);
    CHECK(parse_csv("a,b\r\nc,\r") == expected);
}

TEST_CASE("Excel's byte order mark and empty lines are skipped, and lines are still counted") {
    CHECK(parse_csv("\xEF\xBB\xBF"
                    "单位\n\n\r\n大队\n") == Rows{{1, {"单位"}}, {4, {"大队"}}});
    CHECK(parse_csv("").empty());
}

TEST_CASE("A quoted field may hold commas, quotes and line breaks") {
    CHECK(parse_csv("\"a,b\",\"say \"\"hi\"\"\",\"\"\n\"two\nlines\",x\nlast\n") ==
          Rows{{1, {"a,b", "say \"hi\"", ""}}, {2, {"two\nlines", "x"}}, {4, {"last"}}});
}

TEST_CASE("What is broken is named with its line") {
    check_problem("a\n\"never ends\nb", 2, "does not end");
    check_problem("a\nb\"c", 2, "inside an unquoted field");
    check_problem("\"a\"b", 1, "after a closing quote");
    check_problem("a\nb\n\xff", 3, "not UTF-8");
}

TEST_CASE("Written lines read back as they were") {
    const std::vector<std::string> fields{"plain", "a,b", "say \"hi\"", "two\nlines", ""};
    CHECK(csv_line({"a", "b,c"}) == "a,\"b,c\"\n");
    CHECK(parse_csv(csv_line(fields)) == Rows{{1, fields}});
}

TEST_CASE("An address to listen on is a host and a port") {
    CHECK(parse_listen_address("127.0.0.1:8080") == ListenAddress{"127.0.0.1", 8080});
    CHECK(parse_listen_address("[::1]:0") == ListenAddress{"::1", 0});
    CHECK(to_url({"::1", 80}) == "http://[::1]:80");
    for (const auto* wrong : {"", "8080", ":8080", "a:", "a:65536", "a:-1", "a:80x", "::1:80", "[]:80"})
        CHECK_FALSE(parse_listen_address(wrong));
}
