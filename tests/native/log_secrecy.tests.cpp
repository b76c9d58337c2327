#include "tests/support/case_page.hpp"
#include "tests/support/log.hpp"

#include <catch_amalgamated.hpp>

// What stands in the log: routes, and nothing of whose evaluation it is.
using namespace zhiping;
using namespace zhiping::tests;

namespace {

httplib::Result find(const RunningServer& server, const std::string& number, const std::string& code) {
    return server.client().Post("/r?lang=zh-CN", encoded({{"number", number}, {"code", code}}), urlencoded);
}

} // namespace

TEST_CASE("The log names routes, and no number, code, secret, pass or word of a citizen") {
    const std::string words = "当时有人在场可以作证";
    std::string logged, pass, code, number;
    {
        const Log log;
        CasePage page;
        auto& server = page.desk.server;
        number = page.desk.receipt;
        code = code_of(server, number);
        REQUIRE(page.open()->status == 200);
        REQUIRE(page.fill_in("add_words", {{"words", words}})->status == 303);
        REQUIRE(page.fill_in("report_pressure", {{"words", ""}})->status == 400);
        const auto found = find(server, number, code);
        REQUIRE(found->status == 303);
        pass = found->get_header_value("Set-Cookie");
        const auto unknown = ReceiptNumber::from_random(parse_date("2026-11-20").value(), {1, 2, 3, 4, 5}).text();
        REQUIRE(find(server, number, code_of(server, unknown))->status == 404);
        REQUIRE(server.get("/r/" + number + "?secret=" + other_secret_digits)->status == 404);
        logged = log.text();
    }
    CAPTURE(logged);
    for (const auto* route : {"POST /r ", "GET /r/:receipt 200", "POST /r/:receipt 303", "POST /r/:receipt 400"})
        CHECK(contains(logged, route));
    const auto value = pass.substr(pass.find('=') + 1);
    REQUIRE(value.size() > 20);
    for (const auto& secret : {number, code, std::string{secret_digits}, std::string{other_secret_digits}, words,
                               value.substr(0, 20), std::string{"127.0.0.1"}})
        CHECK_FALSE(contains(logged, secret));
}
