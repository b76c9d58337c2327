#include "tests/support/form_with_files.hpp"
#include "tests/support/hall.hpp"

#include "native/app/manage_issuers.hpp"
#include "shared/text/text_ids.hpp"

#include <catch_amalgamated.hpp>

// How often something may be asked for from one address, or with one key.
using namespace zhiping;
using namespace zhiping::tests;
using namespace std::chrono_literals;

TEST_CASE("Unknown codes are opened so often from one address, and known ones meanwhile as before") {
    Hall hall;
    int which = 0;
    CHECK(hall.draw_all([&] {
        ++which;
        return hall.get((which % 2 ? "/e/" : "/api/v1/codes/") + unknown(which), stranger)->status;
    }) == burst_of(Limited::UnknownCode));
    const auto page = hall.get("/e/" + unknown(1) + "?lang=zh-CN", stranger);
    CHECK(page->status == 429);
    CHECK(page->get_header_value("Retry-After") == refill_of(Limited::UnknownCode));
    CHECK(
        contains(page->body, http::escape(fill(text(Text::CodesLater, Language::Chinese), {{"minutes", "1"}})).markup));
    const auto json = hall.get("/api/v1/codes/" + unknown(1), stranger);
    CHECK(error_of(json) == "too_many");
    CHECK(json->get_header_value("Retry-After") == refill_of(Limited::UnknownCode));
    CHECK(hall.get(wall_path(hall), stranger)->status == 200);
    CHECK(hall.get("/e/1234", stranger)->status == 404); // No code at all: nothing is looked up.
    CHECK(hall.get("/e/" + hall.server.revoked_code, stranger)->status == 410);
    CHECK(hall.get("/e/" + unknown(1), citizen)->status == 404);
    hall.server.clock.pass(facts_of(limits, Limited::UnknownCode).refill);
    CHECK(hall.get("/e/" + unknown(1), stranger)->status == 404);
}

TEST_CASE("The list of places is opened so often from one address, with a search or without") {
    Hall hall;
    const std::string search = "/places?module=service&lang=zh-CN&q=chegu%3Cb%3E";
    CHECK(hall.draw_all([&] { return hall.get(search, stranger)->status; }) == burst_of(Limited::PlaceSearch));
    const auto refused = hall.get(search, stranger);
    CHECK(refused->get_header_value("Retry-After") == refill_of(Limited::PlaceSearch));
    CHECK(contains(refused->body,
                   http::escape(fill(text(Text::DocumentsLater, Language::Chinese), {{"minutes", "1"}})).markup));
    CHECK(contains(refused->body, "chegu&lt;b&gt;"));
    CHECK(hall.get("/places?module=service", stranger)->status == 429);
    CHECK(hall.get("/places?module=service", citizen)->status == 200);
    hall.server.clock.pass(facts_of(limits, Limited::PlaceSearch).refill);
    CHECK(hall.get("/places?module=service", stranger)->status == 200);
}

TEST_CASE("Photos and videos are announced so often from one address, in the form without script too") {
    Hall hall;
    Uploader uploader{hall.server};
    const auto announce = [&](const std::string& address) {
        return uploader.create(100, hall.server.document_code, from(address));
    };
    CHECK(hall.draw_all([&] { return announce(stranger)->status; }) == burst_of(Limited::UploadAnnounced));
    const auto refused = announce(stranger);
    CHECK(refused->get_header_value("Retry-After") == refill_of(Limited::UploadAnnounced));
    CHECK(refused->get_header_value("Tus-Resumable") == "1.0.0");
    CHECK(announce(citizen)->status == 201);
    const auto form = hall.server.client().Post("/e/" + hall.server.document_code, from(stranger),
                                                multipart(filled_in(), {{"a.jpg", jpeg(100)}}), with_files);
    CHECK(form->status == 429);
    CHECK(form->get_header_value("Retry-After") == refill_of(Limited::UploadAnnounced));
    CHECK(contains(form->body, "没有给扣车凭证 😠</textarea>"));
    hall.server.clock.pass(1s);
    CHECK(announce(stranger)->status == 201);
}

TEST_CASE("A system that prints documents asks so often, and wrong keys are tried so often from one address") {
    Hall hall;
    const auto ask = [&](const std::string& key, const std::string& address) {
        auto headers = with_secret(key);
        headers.merge(from(address));
        return hall.server.client().Post("/api/v1/documents", headers, R"({"documents":[]})", "application/json");
    };
    const auto key = app::add_issuer(hall.server.store, app::Operator{}, "Printing", "wuhan", hall.server.clock.now(),
                                     hall.server.random)
                         ->key.digits();
    CHECK(hall.draw_all([&] { return ask(secret_digits, stranger)->status; }) == burst_of(Limited::WrongIssuerKey));
    CHECK(ask(secret_digits, stranger)->get_header_value("Retry-After") == refill_of(Limited::WrongIssuerKey));
    CHECK(ask(secret_digits, citizen)->status == 401);
    CHECK(hall.draw_all([&] { return ask(key, stranger)->status; }) == burst_of(Limited::IssuerRequest));
    const auto refused = ask(key, citizen); // The same key from elsewhere.
    CHECK(refused->status == 429);
    CHECK(refused->get_header_value("Retry-After") == refill_of(Limited::IssuerRequest));
    hall.server.clock.pass(1s);
    CHECK(ask(key, citizen)->status != 429);
}

TEST_CASE("What an untrusted client says of its address gives it no other bucket") {
    RunningServer server;
    int which = 0;
    const auto guess = [&] {
        ++which;
        return server.get("/e/" + unknown(which), from("203.0.113." + std::to_string(which % 200)))->status;
    };
    for (int each = 0; each < burst_of(Limited::UnknownCode); ++each) CHECK(guess() == 404);
    CHECK(guess() == 429);
}

TEST_CASE("The addresses of one line of IPv6 share a bucket, and the next line has its own") {
    Hall hall;
    int which = 0;
    const auto guess = [&] {
        ++which;
        return hall.get("/e/" + unknown(which), "2001:db8:1:1::" + std::to_string(1 + which % 200))->status;
    };
    CHECK(hall.draw_all(guess) == burst_of(Limited::UnknownCode));
    CHECK(hall.get("/e/" + unknown(1), "2001:db8:1:2::1")->status == 404);
}
