#include "tests/support/flip_bit.hpp"
#include "tests/support/sample_store.hpp"
#include "tests/support/sent_upload.hpp"

#include "native/app/remove_evidence.hpp"
#include "native/http/transport/byte_range.hpp"
#include "native/sealing/content_hash.hpp"

#include <catch_amalgamated.hpp>

using namespace zhiping;
using namespace zhiping::tests;

namespace {

// A server with one evaluation that has one photo.
struct Evaluated {
    RunningServer server;
    std::string photo = jpeg(200'000);
    Json submission = server.submission();
    Json receipt;
    std::string path;

    explicit Evaluated(http::Front front = {}) : server(false, {}, std::move(front)) {
        photo.replace(100'000, 5, "range");
        submission["evidence"] = {Uploader{server}.upload(photo)};
        receipt = Json::parse(server.submit(submission)->body);
        path = "/api/v1/evaluations/" + receipt["receipt"].get<std::string>();
    }

    httplib::Result get(httplib::Headers headers, const std::string& piece = "1") {
        return server.get(path + "/evidence/" + piece, headers);
    }
    httplib::Result get_range(const std::string& range) {
        auto headers = with_secret();
        headers.emplace("Range", range);
        return get(headers);
    }
};

std::string file_of_evidence(RunningServer& server) {
    for (const auto& entry : std::filesystem::directory_iterator{server.folder.path() / "evidence"})
        return entry.path();
    throw std::logic_error{"there is no file"};
}

} // namespace

TEST_CASE("A receipt and an evaluation name the evidence") {
    Evaluated house;
    const auto answer = house.server.get(house.path, with_secret());
    const auto stored = Json::parse(answer->body);
    REQUIRE(stored["evidence"].size() == 1);
    CHECK(stored["evidence"][0] == Json{{"sha256", to_digits(sealing::sha256_of(house.photo))},
                                        {"kind", "photo"},
                                        {"format", "jpg"},
                                        {"bytes", 200'000},
                                        {"received_at", 1795160400},
                                        {"removed_at", nullptr}});
    CHECK(house.receipt["evidence"] == stored["evidence"]);
    CHECK(stored["evidence_head"] == house.receipt["evidence_head"]);
    CHECK(house.receipt["evidence_head"].get<std::string>().size() == 64);
    CHECK(Json::parse(house.server.submit(house.submission)->body) == house.receipt);
}

TEST_CASE("Evidence that was removed at the end of its retention is said to be") {
    Evaluated house;
    const auto now = house.server.clock.now() + std::chrono::hours{1};
    CHECK(app::remove_evidence_before(house.server.store, house.server.vault, now, now, fail_on_problem) == 1);
    const auto stored = Json::parse(house.server.get(house.path, with_secret())->body);
    CHECK(stored["evidence"][0]["removed_at"] == now.time_since_epoch().count());
    CHECK(house.get(with_secret())->status == 410);
}

TEST_CASE("Evidence is given whole to who has the secret, with headers that keep it from doing anything") {
    Evaluated house;
    const auto answer = house.get(with_secret());
    REQUIRE(answer);
    CHECK(answer->status == 200);
    CHECK(answer->body == house.photo);
    CHECK(answer->get_header_value("Content-Type") == "image/jpeg");
    CHECK(answer->get_header_value("Content-Security-Policy") == "default-src 'none'; sandbox; frame-ancestors 'none'");
    CHECK(answer->get_header_value("X-Accel-Buffering") == "no");
    CHECK(answer->get_header_value_count("Content-Security-Policy") == 1);
    CHECK(answer->get_header_value("X-Content-Type-Options") == "nosniff");
    CHECK(answer->get_header_value("Cache-Control") == "no-store");
    CHECK(answer->get_header_value("Accept-Ranges") == "bytes");
    CHECK(answer->get_header_value_count("Accept-Ranges") == 1);
    CHECK(answer->get_header_value("Content-Disposition") ==
          "attachment; filename=\"" + house.receipt["receipt"].get<std::string>() + "-1.jpg\"");
    const auto head = house.server.client().Head(house.path + "/evidence/1", with_secret());
    CHECK(head->get_header_value("Content-Length") == "200000");
    CHECK(head->body.empty());
}

TEST_CASE("Ranges of evidence are given as they are asked for") {
    Evaluated house;
    const auto check = [&](const std::string& range, std::size_t first, std::size_t last) {
        const auto answer = house.get_range(range);
        REQUIRE(answer);
        CAPTURE(range);
        CHECK(answer->status == 206);
        CHECK(answer->body == house.photo.substr(first, last - first + 1));
        CHECK(answer->get_header_value("Content-Range") ==
              "bytes " + std::to_string(first) + "-" + std::to_string(last) + "/200000");
    };
    check("bytes=100000-100004", 100'000, 100'004);
    check("bytes=0-0", 0, 0);
    check("bytes=60000-140000", 60'000, 140'000);
    check("bytes=199999-", 199'999, 199'999);
    check("bytes=-10", 199'990, 199'999);
    check("bytes=-999999", 0, 199'999);
    check("bytes=0-999999", 0, 199'999);
    const auto beyond = house.get_range("bytes=200000-");
    CHECK(beyond->status == 416);
    CHECK(beyond->get_header_value("Content-Range") == "bytes */200000");
    CHECK(house.get_range("bytes=0-1,5-6")->body == house.photo);
}

TEST_CASE("A range of another content than the one that was begun gets the whole") {
    Evaluated house;
    auto headers = with_secret();
    headers.emplace("Range", "bytes=0-9");
    headers.emplace("If-Range", "\"other\"");
    CHECK(house.get(headers)->status == 200);
    headers.erase("If-Range");
    headers.emplace("If-Range", house.get(with_secret())->get_header_value("ETag"));
    CHECK(house.get(headers)->status == 206);
}

TEST_CASE("Which bytes a range means is chosen as RFC 9110 has it") {
    using http::choose_range, http::RangeAnswer;
    for (const auto* whole : {"", "bytes", "bytes=", "bytes=-", "bytes=a-b", "bytes=5-4", "items=0-1", "bytes=0-1,2-3",
                              "bytes=0--1", "bytes= 0-1"})
        CHECK(choose_range(whole, 10).answer == RangeAnswer::Whole);
    for (const auto* none : {"bytes=10-", "bytes=10-20", "bytes=-0", "bytes=99999999999999999999-"})
        CHECK(choose_range(none, 10).answer == RangeAnswer::Unsatisfiable);
    CHECK(choose_range("bytes=3-99999999999999999999", 10).range.last == 9);
}

TEST_CASE("Evidence is not given without the secret, and whether there is any is not told") {
    Evaluated house;
    CHECK(house.get({})->status == 401);
    const auto wrong = house.get(with_secret(other_secret_digits));
    CHECK(wrong->status == 404);
    CHECK(wrong->body ==
          house.server.get("/api/v1/evaluations/ZP-20261120-00000000-0/evidence/1", with_secret())->body);
    for (const auto* piece : {"0", "2", "-1", "x", "99999999999999999999", "1x"})
        CHECK(house.get(with_secret(), piece)->status == 404);
}

TEST_CASE("The pass is for TLS alone where the public URL or a trusted proxy says so, and no stranger does") {
    const auto is_secure = [](const Evaluated& house) {
        auto headers = with_secret();
        headers.emplace("X-Forwarded-Proto", "https");
        return house.server.get(house.path, headers)->get_header_value("Set-Cookie").ends_with("; Secure");
    };
    CHECK_FALSE(is_secure(Evaluated{}));
    CHECK(is_secure(Evaluated{{.trusted_proxies = {*outside::Network::parse("127.0.0.1")}}}));
    CHECK(is_secure(Evaluated{{.public_url = wire::parse_origin("https://zhiping.example")}}));
    CHECK_FALSE(is_secure(Evaluated{{.public_url = wire::parse_origin("http://zhiping.example")}}));
}

TEST_CASE("Who has shown the secret gets a pass in a cookie that goes to this evidence alone") {
    Evaluated house;
    const auto cookie = house.server.get(house.path, with_secret())->get_header_value("Set-Cookie");
    CHECK(contains(cookie, "; Path=" + house.path + "/evidence; Max-Age=3600; HttpOnly; SameSite=Strict"));
    CHECK_FALSE(contains(cookie, secret_digits));
    CHECK_FALSE(contains(cookie, "Secure"));

    const auto pass = cookie.substr(0, cookie.find(';'));
    CHECK(house.get({{"Cookie", pass}})->status == 200);
    CHECK(house.get({{"Cookie", "other=1; " + pass}})->status == 200);
    CHECK(house.get({{"Cookie", pass + "0"}})->status == 401);
    CHECK(house.get({{"Cookie", "x" + pass}})->status == 401);
    CHECK(house.server.get(house.path, {{"Cookie", pass}})->status == 401);
    CHECK_FALSE(house.server.get(house.path, with_secret(other_secret_digits))->has_header("Set-Cookie"));
    auto plain = house.server.submission();
    plain["submission_id"] = std::string(32, 'a');
    const auto other =
        "/api/v1/evaluations/" + Json::parse(house.server.submit(plain)->body)["receipt"].get<std::string>();
    CHECK_FALSE(house.server.get(other, with_secret())->has_header("Set-Cookie"));
    CHECK(house.server.get(other + "/evidence/1", {{"Cookie", pass}})->status == 401);
}

TEST_CASE(
    "Who submits evidence gets the pass with the receipt, and again with the same receipt, and nobody else does") {
    Evaluated house;
    const auto again = house.server.submit(house.submission);
    const auto cookie = again->get_header_value("Set-Cookie");
    CHECK(again->status == 201);
    CHECK(house.get({{"Cookie", cookie.substr(0, cookie.find(';'))}})->status == 200);
    CHECK(contains(cookie, "; Path=" + house.path + "/evidence; Max-Age=3600; HttpOnly; SameSite=Strict"));
    CHECK_FALSE(contains(cookie, secret_digits));

    CHECK_FALSE(house.server.submit(house.submission, with_secret(other_secret_digits))->has_header("Set-Cookie"));
    auto other = house.submission;
    other["statement"] = "something else";
    CHECK_FALSE(house.server.submit(other)->has_header("Set-Cookie"));
    auto plain = house.server.submission();
    plain["submission_id"] = std::string(32, 'a');
    const auto without = house.server.submit(plain);
    CHECK(without->status == 201);
    CHECK(Json::parse(without->body)["evidence"] == Json::array());
    CHECK_FALSE(without->has_header("Set-Cookie"));
}

TEST_CASE("Damage is noticed before it is shown, and what broke is told nobody but the log") {
    Evaluated house;
    flip_bit(file_of_evidence(house.server), 70'000);
    const auto begun = house.get_range("bytes=0-10");
    CHECK(begun->status == 206);           // Another record.
    CHECK_FALSE(house.get(with_secret())); // Breaks off where the damage is.
    std::filesystem::resize_file(file_of_evidence(house.server), 1000);
    const auto cut = house.get(with_secret());
    CHECK(cut->status == 500);
    CHECK_FALSE(contains(cut->body, "file"));
}

TEST_CASE("Evidence in a submission is checked like everything else in it") {
    RunningServer server;
    const auto id = Uploader{server}.upload(jpeg(1000));
    for (const auto& wrong : {Json("text"), Json(7), Json::object(), Json{7}, Json{"short"}, Json{std::string(32, '0')},
                              Json{id, id}, Json{nullptr}}) {
        auto body = server.submission();
        body["evidence"] = wrong;
        const auto answer = server.submit(body);
        CAPTURE(wrong.dump());
        CHECK(answer->status == 400);
        CHECK(Json::parse(answer->body)["error"]["field"] == "evidence");
    }
    CHECK(server.stored_evaluations() == 0);
    auto body = server.submission();
    body["evidence"] = {id};
    CHECK(server.submit(body)->status == 201);
}
