#include "tests/support/person_house.hpp"
#include "tests/support/printing_house.hpp"
#include "tests/support/staff_at_browser.hpp"

#include "native/app/party.hpp"
#include "native/app/retention.hpp"
#include "native/sealing/hmac.hpp"

#include <catch_amalgamated.hpp>

// Whether whoever evaluates is whom the document is for (docs/issuers.md).
using namespace zhiping;
using namespace zhiping::tests;

namespace {

// A document for somebody, an evaluation of it by whoever has `phone`, and what staff are shown.
struct PartyHouse : PersonHouse {
    StaffAtBrowser handler{server, "9001", {Role::Handler}, "caidian"};
    app::AddedIssuer issuer =
        app::add_issuer(server.store, app::Operator{}, "Printing", "wuhan", server.clock.now(), server.random).value();

    const std::int64_t issued = server.clock.now().time_since_epoch().count();

    Json answer(const Json& more) {
        Json document{{"module", "law_enforcement"},
                      {"unit_id", "caidian"},
                      {"document_type", "违法停车告知单"},
                      {"document_number", "1"},
                      {"issued_at", issued}};
        document.update(more);
        return Json::parse(server.client()
                               .Post("/api/v1/documents", with_secret(issuer.key.digits()),
                                     Json{{"documents", Json::array({document})}}.dump(), "application/json")
                               ->body)["results"]
            .at(0);
    }

    std::string hash_of(const std::string& phone) {
        return to_digits(app::hash_of_party(server.vault.person_key(), issuer.id, PhoneNumber::parse(phone).value()));
    }

    Json person_of(const Json& more, const std::string& phone) {
        const auto number = submit({{"code", answer(more)["code"]}});
        Browser browser{server};
        if (!phone.empty()) with_code(browser, page_of(number, "/person"), identity(phone));
        return handler.shown(number).at("person");
    }
};

} // namespace

TEST_CASE("Who evaluates the document that is for them is shown to staff as the party, and nobody else") {
    PartyHouse house;
    const Json more{{"party", house.hash_of(my_phone)}};
    CHECK(house.person_of(more, my_phone)["party"] == "party");
    house.pause();
    CHECK(house.person_of(more, other_phone)["party"] == "not_shown");
    CHECK(house.person_of(more, {})["party"] == "not_shown");
    CHECK_FALSE(house.person_of({{"document_number", "2"}}, {}).contains("party"));
}

TEST_CASE("The hash of the party is told to nobody") {
    PartyHouse house;
    const auto hash = house.hash_of(my_phone);
    const std::string code = house.answer({{"party", hash}})["code"];
    CHECK_FALSE(contains(house.server.get("/api/v1/codes/" + code)->body, hash));
    const auto number = house.submit({{"code", code}});
    CHECK_FALSE(contains(house.handler.shown(number).dump(), hash));
}

TEST_CASE("A hash that is none is refused, and another party is another fact") {
    PartyHouse house;
    CHECK(house.answer({{"party", "xyz"}})["error"]["field"] == "party");
    CHECK(house.answer({{"party", my_phone}})["error"]["field"] == "party");
    const auto first = house.answer({{"party", house.hash_of(my_phone)}});
    CHECK(house.answer({{"party", house.hash_of(my_phone)}})["code"] == first["code"]);
    CHECK(house.answer({{"party", house.hash_of(other_phone)}})["error"]["code"] == "conflict");
}

TEST_CASE("Only a system says for whom a document is: nobody else has a key for it") {
    PartyHouse house;
    StaffAtBrowser keeper{house.server, "9002", {Role::Codes}, "wuhan"};
    const Json document{{"module", "law_enforcement"},
                        {"unit_id", "caidian"},
                        {"document_type", "违法停车告知单"},
                        {"document_number", "7"},
                        {"party", house.hash_of(my_phone)}};
    const auto answer = keeper.post("/api/v1/documents", {{"documents", Json::array({document})}});
    CHECK(Json::parse(answer->body)["results"][0]["error"]["field"] == "party");
}

TEST_CASE("Each system has a key of its own, with which others make the same hash") {
    PartyHouse house;
    const auto key = house.server.vault.person_key();
    const auto phone = PhoneNumber::parse(my_phone).value();
    CHECK(app::hash_of_party(key, 1, phone) != app::hash_of_party(key, 2, phone));
    // printf %s +8613512345670 | openssl dgst -sha256 -mac HMAC -macopt hexkey:00...00
    const std::string zeros(32, '\0');
    CHECK(to_digits(sealing::hmac_sha256(zeros, "+8613512345670")) ==
          "6131baa4a3f392188955767e453d020aa13b7dc183a614ab781153c0e6649c64");
    CHECK(phone.text() == "+8613512345670");
    CHECK(app::party_key_digits(key, 1).size() == 64);
}

TEST_CASE("For whom a document is, is forgotten after as long as the words, also where nobody evaluates it") {
    PartyHouse house;
    house.answer({{"party", house.hash_of(my_phone)}});
    const auto kept = [&] {
        return house.server.store.read([](store::Database& database) {
            return database.prepare("SELECT count(*) FROM code WHERE party_hash IS NOT NULL").value<std::int64_t>();
        });
    };
    const auto erase = [&] {
        app::erase_what_is_over(house.server.store, house.server.vault, house.server.clock.now(), [](const auto&) {});
    };
    erase();
    CHECK(kept() == 1);
    house.server.clock.pass(std::chrono::days{3 * 366});
    erase();
    CHECK(kept() == 0);
    CHECK(house.answer({{"party", house.hash_of(my_phone)}})["status"] == "known");
}
