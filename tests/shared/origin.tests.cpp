#include "shared/wire/origin.hpp"

#include <catch_amalgamated.hpp>

using namespace zhiping::wire;

namespace {

std::string url_of(std::string_view url) {
    const auto origin = parse_origin(url);
    return origin ? to_url(*origin) : "refused";
}

} // namespace

TEST_CASE("Origins are the same however the scheme's own port and letters are written") {
    CHECK(parse_origin("https://zhiping.example") == Origin{"https", "zhiping.example", 443});
    CHECK(parse_origin("https://zhiping.example:443") == parse_origin("HTTPS://Zhiping.Example"));
    CHECK(parse_origin("http://zhiping.example:80") == parse_origin("http://zhiping.example"));
    CHECK(parse_origin("http://zhiping.example") != parse_origin("https://zhiping.example"));
    CHECK(parse_origin("https://zhiping.example:8443") != parse_origin("https://zhiping.example"));
    CHECK(parse_origin("http://[::1]:8080") == Origin{"http", "[::1]", 8080});
}

TEST_CASE("An origin is written without its scheme's own port") {
    CHECK(url_of("https://zhiping.example:443") == "https://zhiping.example");
    CHECK(url_of("http://127.0.0.1:8080") == "http://127.0.0.1:8080");
    CHECK(url_of("http://[::1]") == "http://[::1]");
    CHECK(url_of("http://xn--fsqu00a.xn--0zwm56d") == "http://xn--fsqu00a.xn--0zwm56d");
}

TEST_CASE("What is more than an origin, or less, is none") {
    for (const auto* url : {"",
                            "zhiping.example",
                            "https://",
                            "https:///",
                            "https://:443",
                            "https://zhiping.example/",
                            "https://zhiping.example/pj",
                            "https://zhiping.example?x=1",
                            "https://zhiping.example#x",
                            "https://zhiping.example ",
                            " https://zhiping.example",
                            "https://zhiping.example /",
                            "https://a b.example",
                            "https://user@zhiping.example",
                            "https://user:secret@zhiping.example",
                            "https://zhiping.example:",
                            "https://zhiping.example:0",
                            "https://zhiping.example:65536",
                            "https://zhiping.example:+1",
                            "https://zhiping.example:8443x",
                            "https://zhiping.example:80:80",
                            "ftp://zhiping.example",
                            "https://[::1",
                            "https://[]",
                            "https://[zz]",
                            "https://.example",
                            "https://执法.example",
                            "javascript:alert(1)",
                            "null"}) {
        CAPTURE(url);
        CHECK_FALSE(parse_origin(url));
    }
}
