#include "tests/support/command_line.hpp"
#include "tests/support/sample_store.hpp"

#include <catch_amalgamated.hpp>
#include <httplib.h>
#include <nlohmann/json.hpp>

using namespace zhiping;
using namespace zhiping::tests;

namespace {

// `zhiping serve` on a free port.
class Served {
public:
    Served() : m_process(zhiping.start({"serve", "--listen", "127.0.0.1:0"}, "served", "log")) {
        for (int attempt = 0; attempt < 500 && port == 0; ++attempt) {
            std::this_thread::sleep_for(std::chrono::milliseconds{20});
            const auto digits = between(content_of(zhiping.file("served")), "Listening on http://127.0.0.1:", "\n");
            if (!digits.empty()) port = std::stoi(digits);
        }
    }
    ~Served() {
        if (!m_is_stopped) stop(SIGKILL);
    }
    Served(const Served&) = delete;
    Served& operator=(const Served&) = delete;

    int stop(int signal) {
        m_is_stopped = true;
        m_process.send(signal);
        return m_process.wait();
    }

    CommandLine zhiping;
    int port = 0;

private:
    ChildProcess m_process;
    bool m_is_stopped = false;
};

} // namespace

TEST_CASE("The server says where it listens, and stops cleanly when it is told to") {
    const int signal = GENERATE(SIGTERM, SIGINT);
    Served served;
    REQUIRE(served.port != 0);
    const auto health = httplib::Client{"127.0.0.1", served.port}.Get("/healthz");
    REQUIRE(health);
    CHECK(health->status == 200);
    CHECK(served.stop(signal) == 0);
    CHECK_FALSE(std::filesystem::exists(served.zhiping.file("data/zhiping.db-wal")));
}

TEST_CASE("Codes that are created beside a running server work at once") {
    Served served;
    REQUIRE(served.port != 0);
    REQUIRE(served.zhiping.run({"units", "load", asset("units/hubei.csv")}).exit_code == 0);
    const auto created = served.zhiping.run(
        {"codes", "create", "--module", "service", "--unit", "420100", "--place", "大厅", "--format", "json"});
    const std::string code = nlohmann::json::parse(created.output).at(0)["code"];
    httplib::Client client{"127.0.0.1", served.port};
    CHECK(client.Get("/api/v1/codes/" + code)->status == 200);
    CHECK(served.zhiping.run({"codes", "revoke", code}).exit_code == 0);
    CHECK(client.Get("/api/v1/codes/" + code)->status == 410);
    CHECK(served.stop(SIGTERM) == 0);
}

TEST_CASE("A port in use is refused in one line") {
    Served served;
    REQUIRE(served.port != 0);
    const auto address = "127.0.0.1:" + std::to_string(served.port);
    const auto second = served.zhiping.run({"serve", "--listen", address, "--data", "other"});
    CHECK(second.exit_code == 1);
    CHECK(second.output.empty());
    CHECK(second.problem.starts_with("zhiping: "));
    CHECK(count_of(second.problem, "\n") == 1);
    CHECK(second.problem.find(address) != std::string::npos);
}
