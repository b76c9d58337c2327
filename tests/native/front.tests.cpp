#include "native/http/transport/front.hpp"
#include "tests/support/sent_upload.hpp"
#include "tests/support/served.hpp"

#include <catch_amalgamated.hpp>

using namespace zhiping;
using namespace zhiping::http;
using namespace zhiping::outside;
using namespace zhiping::tests;

namespace {

Front behind(const std::vector<std::string>& proxies) {
    Front front;
    for (const auto& proxy : proxies) front.trusted_proxies.push_back(Network::parse(proxy).value());
    return front;
}

} // namespace

TEST_CASE("A network is an address, or how it begins") {
    const auto has = [](const char* network, const char* address) {
        return Network::parse(network).value().contains(parse_address(address).value());
    };
    CHECK(has("192.0.2.7", "192.0.2.7"));
    CHECK_FALSE(has("192.0.2.7", "192.0.2.8"));
    CHECK(has("192.0.2.7", "::ffff:192.0.2.7")); // As a socket of both kinds tells it.
    CHECK(has("10.0.0.0/8", "10.255.1.2"));
    CHECK_FALSE(has("10.0.0.0/8", "11.0.0.0"));
    CHECK(has("0.0.0.0/0", "203.0.113.1"));
    CHECK_FALSE(has("0.0.0.0/0", "2001:db8::1"));
    CHECK(has("2001:db8::/33", "2001:db8:7fff::1"));
    CHECK_FALSE(has("2001:db8::/33", "2001:db8:8000::1"));
    CHECK(has("::/0", "192.0.2.7"));
}

TEST_CASE("What is no network is refused, bits after its prefix too") {
    for (const auto* text :
         {"", "localhost", "192.0.2", "192.0.2.7/", "192.0.2.7/33", "192.0.2.7/-1", "192.0.2.7/8", "192.0.2.7/24x",
          "192.0.2.7:80", "[::1]", "2001:db8::1/64", "::1/129", "0.0.0.0 /0", "*"}) {
        CAPTURE(text);
        CHECK_FALSE(Network::parse(text));
    }
}

TEST_CASE("Without a trusted proxy the other end of the connection asks, whatever headers say") {
    const Front front;
    for (const auto* peer : {"203.0.113.9", "127.0.0.1", "::1"})
        CHECK(front.client_of(peer, "198.51.100.1, 192.0.2.1") == counted_address(peer));
}

TEST_CASE("The client is the last address that a trusted hop added") {
    const auto front = behind({"127.0.0.1", "10.1.0.0/16"});
    const auto check = [&](const char* forwarded, const char* client) {
        CAPTURE(forwarded);
        CHECK(front.client_of("127.0.0.1", forwarded) == counted_address(client));
    };
    check("", "127.0.0.1");
    check("198.51.100.7", "198.51.100.7");
    check("192.0.2.1, 198.51.100.7", "198.51.100.7"); // Whatever stands before, its sender may have written.
    check("192.0.2.1 ,198.51.100.7,10.1.2.3", "198.51.100.7");
    check("10.1.2.3", "10.1.2.3");
    check("198.51.100.7:4711", "198.51.100.7");
    check("[2001:db8::7]:4711", "2001:db8::7");
    check("192.0.2.1, unknown", "127.0.0.1"); // What is no address ends what can be known.
    check("192.0.2.1, ", "127.0.0.1");
    CHECK(front.client_of("203.0.113.9", "198.51.100.7") == counted_address("203.0.113.9"));
}

TEST_CASE("Of an IPv6 address the line counts, because whoever has one has all that begin alike") {
    CHECK(counted_address("2001:db8:1:2:3::4") == counted_address("2001:db8:1:2:ffff:ffff:ffff:ffff"));
    CHECK(counted_address("2001:db8:1:2::4") != counted_address("2001:db8:1:3::4"));
    CHECK(counted_address("192.0.2.7") == counted_address("::ffff:192.0.2.7"));
    CHECK(counted_address("192.0.2.7") != counted_address("192.0.2.8"));
    CHECK(counted_address("none") == "none");
}

TEST_CASE("A proxy on this machine that nobody named is told to the operator once, and a phone's address never is") {
    const CommandLine zhiping;
    Served served{zhiping};
    httplib::Client client{"127.0.0.1", served.port};
    for (int time = 0; time < 2; ++time)
        client.Post("/api/v1/uploads",
                    {{"Tus-Resumable", "1.0.0"},
                     {"Authorization", "Bearer " + secret_digits},
                     {"Upload-Length", "5"},
                     {"Upload-Metadata", "code " + base64(unknown_code())},
                     {"X-Forwarded-For", "203.0.113.9"}},
                    "", "");
    CHECK(served.stop(SIGTERM) == 0);
    const auto log = content_of(zhiping.file("log"));
    CHECK(count_of(log, "give --trusted-proxy 127.0.0.1") == 1);
    CHECK(log.find("203.0.113") == std::string::npos);
}

TEST_CASE("Options for a front that cannot work are refused in one line") {
    const CommandLine zhiping;
    for (const auto& [option, value] : {std::pair{"--trusted-proxy", "proxy.example"},
                                        {"--trusted-proxy", "10.0.0.1/8"},
                                        {"--public-url", "https://zhiping.example/form"}}) {
        const auto refused = zhiping.run({"serve", "--listen", "127.0.0.1:0", option, value});
        CHECK(refused.exit_code == 1);
        CHECK(count_of(refused.problem, "\n") == 1);
        CHECK(refused.problem.starts_with(std::string{"zhiping: "} + option + " '" + value + "' is not like"));
    }
    CHECK_FALSE(std::filesystem::exists(zhiping.file("data")));
}
