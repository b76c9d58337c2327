#include "tests/support/command_line.hpp"
#include "tests/support/json.hpp"
#include "tests/support/sample_store.hpp"
#include "tests/support/served.hpp"

#include <catch_amalgamated.hpp>
#include <httplib.h>

using namespace zhiping;
using namespace zhiping::tests;

TEST_CASE("The server says where it listens, and stops cleanly when it is told to") {
    const int signal = GENERATE(SIGTERM, SIGINT);
    const CommandLine zhiping;
    Served served{zhiping};
    REQUIRE(served.port != 0);
    const auto health = httplib::Client{"127.0.0.1", served.port}.Get("/healthz");
    REQUIRE(health);
    CHECK(health->status == 200);
    CHECK(served.stop(signal) == 0);
    CHECK_FALSE(std::filesystem::exists(zhiping.file("data/zhiping.db-wal")));
}

TEST_CASE("Codes that are created beside a running server work at once") {
    const CommandLine zhiping;
    Served served{zhiping};
    REQUIRE(served.port != 0);
    REQUIRE(zhiping.run({"units", "load", asset("units/hubei.csv")}).exit_code == 0);
    const auto created = zhiping.run(
        {"codes", "create", "--module", "service", "--unit", "420100", "--place", "大厅", "--format", "json"});
    const std::string code = Json::parse(created.output).at(0)["code"];
    httplib::Client client{"127.0.0.1", served.port};
    CHECK(client.Get("/api/v1/codes/" + code)->status == 200);
    CHECK(zhiping.run({"codes", "revoke", code}).exit_code == 0);
    CHECK(client.Get("/api/v1/codes/" + code)->status == 410);
    CHECK(served.stop(SIGTERM) == 0);
}

TEST_CASE("A port in use is refused in one line") {
    const CommandLine zhiping;
    Served served{zhiping};
    REQUIRE(served.port != 0);
    const auto address = "127.0.0.1:" + std::to_string(served.port);
    const auto second = zhiping.run({"serve", "--listen", address, "--data", "other"});
    CHECK(second.exit_code == 1);
    CHECK(second.output.empty());
    CHECK(second.problem.starts_with("zhiping: "));
    CHECK(count_of(second.problem, "\n") == 1);
    CHECK(second.problem.find(address) != std::string::npos);
}

TEST_CASE("The demo shows its codes to its own machine, and to nobody who comes through a proxy or by another name") {
    const CommandLine zhiping;
    Served served{zhiping, {"--demo"}};
    REQUIRE(served.port != 0);
    httplib::Client client{"127.0.0.1", served.port};
    REQUIRE(client.Post("/my", "form=sign_in&phone=13512345670", "application/x-www-form-urlencoded")->status == 303);
    REQUIRE(eventually([&] { return client.Get("/messages")->body.find("+8613512345670") != std::string::npos; }));
    CHECK(client.Get("/messages", {{"X-Forwarded-For", "192.0.2.7"}})->status == 404);
    CHECK(client.Get("/messages", {{"Host", "zhiping.example"}})->status == 404);
    CHECK_FALSE(between(content_of(zhiping.file("served")), "Message to +8613512345670: ", "\n").empty());
    CHECK(served.stop(SIGTERM) == 0);
}

TEST_CASE("A gateway that lacks something is refused with what it needs") {
    const CommandLine zhiping;
    for (const auto& [options, words] : std::vector<std::pair<std::vector<std::string>, std::string>>{
             {{"--message-gateway", "pigeon"}, "webhook or aliyun"},
             {{"--message-gateway", "webhook"}, "webhook-url"},
             {{"--message-gateway", "webhook", "--webhook-url", "https://sms.example/"}, "webhook-secret"},
             {{"--message-gateway", "aliyun", "--aliyun-template", "SMS_1"}, "aliyun-key-id"}}) {
        std::vector<std::string> all{"serve", "--listen", "127.0.0.1:0"};
        all.insert(all.end(), options.begin(), options.end());
        const auto outcome = zhiping.run(all);
        CHECK(outcome.exit_code == 1);
        CHECK(outcome.problem.find(words) != std::string::npos);
    }
}
