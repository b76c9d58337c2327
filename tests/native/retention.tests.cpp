#include "tests/support/person_house.hpp"

#include "native/app/one_time_codes.hpp"
#include "native/app/retention.hpp"
#include "native/app/sealed_person.hpp"
#include "native/app/sealed_position.hpp"
#include "native/app/verify_evidence.hpp"
#include "native/store/cases.hpp"
#include "tests/support/staff_at_browser.hpp"

#include <catch_amalgamated.hpp>

// What is kept has an end, and a person may be erased.
using namespace zhiping;
using namespace zhiping::tests;
using namespace std::chrono_literals;

namespace {

Date day(const char* text) { return parse_date(text).value(); }
Instant at(const char* text) { return parse_china_time(text).value(); }

// An evaluation of a document with a person, words and a position.
struct KeptHouse : PersonHouse {
    Browser phone{server};

    KeptHouse() {
        receipt = submit({{"catalogue_version", 3}, {"position_words", "第三根柱子"}});
        identify(phone);
    }

    app::ErasedCounts erase() {
        return app::erase_what_is_over(server.store, server.vault, server.clock.now(), fail_on_problem);
    }

    // Its citizen takes it back, so its case is closed.
    void close() {
        auto fields = CasePage::hidden_of(phone.get(page())->body, "withdraw");
        fields.emplace_back("withdrawal", "settled");
        fields.emplace_back("was_asked_for", "no");
        REQUIRE(phone.post(page(), fields)->status == 303);
    }

    std::string read(const std::string& sql) {
        return server.store.read([&](store::Database& database) { return database.prepare(sql).value<std::string>(); });
    }
    std::string statement() { return read("SELECT statement FROM evaluation WHERE receipt = '" + receipt + "'"); }
    std::int64_t count(const std::string& from) {
        return server.store.read([&](store::Database& database) {
            return database.prepare("SELECT count(*) FROM " + from).value<std::int64_t>();
        });
    }
    std::int64_t named() { return count("evaluation_person WHERE sealed_name IS NOT NULL"); }
    std::int64_t numbers() { return count("person WHERE phone_digest IS NOT NULL"); }
    std::size_t problems() { return app::verify_evidence(server.store, server.vault, {}).problems.size(); }
};

} // namespace

TEST_CASE("Years are those of the calendar, and the last day is whole") {
    const std::chrono::years three{3};
    CHECK_FALSE(app::is_kept_long_enough(at("2026-11-20 00:01"), three, at("2029-11-20 23:59")));
    CHECK(app::is_kept_long_enough(at("2026-11-20 23:59"), three, at("2029-11-21 00:00")));
    CHECK_FALSE(app::is_kept_long_enough(at("2028-02-29 12:00"), std::chrono::years{1}, at("2029-02-28 12:00")));
    CHECK(app::is_kept_long_enough(at("2028-02-29 12:00"), std::chrono::years{1}, at("2029-03-01 00:00")));
    CHECK(day("2028-02-29") == china_date(at("2028-02-29 12:00")));
}

TEST_CASE("Words, name, number and position go three years after the case was closed, and the journal stays whole") {
    KeptHouse house;
    house.close();
    house.server.clock.pass(std::chrono::days{365 * 3 - 2});
    CHECK(house.erase().evaluations == 0);
    CHECK_FALSE(house.statement().empty());
    house.server.clock.pass(std::chrono::days{5});
    CHECK(house.erase().evaluations == 1);
    CHECK(house.statement().empty());
    CHECK(house.named() == 0);
    CHECK(house.numbers() == 0);
    CHECK(house.problems() == 0);
    const auto page = house.server.get(house.page())->body;
    CHECK(contains(page, said(Text::WordsErased)));
    CHECK(house.erase().evaluations == 0);
}

TEST_CASE("What was told to a person goes with the words, and what was told to staff a month after it ended") {
    KeptHouse house;
    house.close();
    const std::string to_person = "notice WHERE person_id IS NOT NULL", to_staff = "notice WHERE person_id IS NULL";
    REQUIRE(house.count(to_person) == 1);
    const auto told = house.count(to_staff);
    REQUIRE(told > 0);
    house.server.clock.pass(std::chrono::days{60});
    house.erase();
    CHECK(house.count(to_staff) == told); // They have not been sent.
    house.server.store.write([&](store::Database& database) {
        database.prepare("UPDATE notice SET state = 'sent', ended_at = ?, next_try_at = NULL")
            .bind(house.server.clock.now())
            .run();
    });
    house.server.clock.pass(std::chrono::days{30});
    house.erase();
    CHECK(house.count(to_staff) == told);
    house.server.clock.pass(1s);
    house.erase();
    CHECK(house.count(to_staff) == 0);
    CHECK(house.count(to_person) == 1);
    house.server.clock.pass(std::chrono::days{365 * 3});
    CHECK(house.erase().evaluations == 1);
    CHECK(house.count(to_person) == 0);
}

TEST_CASE("What was told to who asks to be erased goes with their name, also while it waits to be sent") {
    KeptHouse house;
    house.phone.post("/my?lang=zh-CN", {{"form", "erase"}, {"sure", "yes"}});
    CHECK(house.count("notice WHERE person_id IS NOT NULL") == 1); // It is being handled.
    house.pause();
    house.sign_in(house.phone);
    house.close();
    house.erase();
    CHECK(house.named() == 0);
    CHECK(house.count("notice WHERE person_id IS NOT NULL") == 0);
}

TEST_CASE("What is being handled stays, however old") {
    KeptHouse house;
    house.server.clock.pass(std::chrono::days{365 * 5});
    CHECK(house.erase().evaluations == 0);
    CHECK(house.named() == 1);
    CHECK_FALSE(house.statement().empty());
}

TEST_CASE("What amends one without a case, and is being handled itself, is not done with") {
    KeptHouse house;
    const auto opened = house.receipt;
    const auto earlier = house.submit({{"satisfaction", "satisfied"}, {"situations", Json::array()}});
    house.server.store.write([&](store::Database& database) {
        database.execute("UPDATE evaluation SET amends_id = (SELECT id FROM evaluation WHERE receipt = '" + earlier +
                         "') WHERE receipt = '" + opened + "'");
    });
    CHECK(house.phone.post("/my?lang=zh-CN", {{"form", "erase"}, {"sure", "yes"}})->status == 303);
    CHECK(house.named() == 1);
    house.server.clock.pass(std::chrono::days{365 * 4});
    house.erase();
    CHECK_FALSE(house.statement().empty());
}

TEST_CASE("Whoever has asked to be erased and evaluates once more is erased all the same, when that is done with") {
    KeptHouse house;
    house.phone.post("/my?lang=zh-CN", {{"form", "erase"}, {"sure", "yes"}});
    house.pause();
    house.sign_in(house.phone);
    auto submission = house.server.submission();
    submission["submission_id"] = std::string(32, 'c');
    submission["code"] = house.server.place_code;
    submission["satisfaction"] = "satisfied";
    submission["situations"] = Json::array();
    auto headers = house.phone.headers();
    headers.insert(*with_secret().begin());
    REQUIRE(house.server.submit(submission, headers)->status == 201);
    CHECK(house.named() == 2);
    house.close();
    house.erase();
    CHECK(house.named() == 0);
    CHECK(house.numbers() == 0);
}

TEST_CASE("What a lead holds stays until it is released") {
    KeptHouse house;
    StaffAtBrowser lead{house.server, "7001", {Role::Lead}, "caidian"};
    const auto path = "/api/v1/cases/" + house.receipt + "/hold";
    CHECK(lead.put(path, {{"reason", " "}})->status == 400);
    CHECK(lead.put(path, {{"reason", "行政诉讼"}})->status == 204);
    house.close();
    house.server.clock.pass(std::chrono::days{365 * 4});
    house.erase();
    CHECK(house.named() == 1);
    CHECK(lead.erase(path)->status == 204);
    CHECK(lead.erase(path)->status == 204); // It is not held any more.
    house.erase();
    CHECK(house.named() == 0);
    CHECK(house.count("journal WHERE kind = 'held'") == 1);
    CHECK(house.count("journal WHERE kind = 'released'") == 1);
}

TEST_CASE("A person is erased at once of what is done with, and of the rest when it is closed") {
    KeptHouse house;
    CHECK(house.phone.post("/my?lang=zh-CN", {{"form", "erase"}})->status == 400);
    const auto erased = house.phone.post("/my?lang=zh-CN", {{"form", "erase"}, {"sure", "yes"}});
    CHECK(erased->status == 303);
    CHECK(contains(house.phone.followed(erased), said(Text::MyErasureWaits)));
    CHECK(house.named() == 1); // It is being handled.
    CHECK(house.numbers() == 1);
    house.pause();
    house.sign_in(house.phone);
    house.close();
    house.erase();
    CHECK(house.named() == 0);
    CHECK(house.numbers() == 0);
    CHECK_FALSE(house.statement().empty()); // Words go when their time is over.
    CHECK(house.problems() == 0);
    CHECK_FALSE(contains(house.phone.get("/my?lang=zh-CN")->body, house.receipt));
}

TEST_CASE("Erasing is for the person alone") {
    KeptHouse house;
    Browser stranger{house.server};
    CHECK(stranger.post("/my", {{"form", "erase"}, {"sure", "yes"}})->status == 401);
    house.sign_in(stranger, other_phone);
    stranger.post("/my", {{"form", "erase"}, {"sure", "yes"}});
    CHECK(house.numbers() == 1);
    CHECK(house.named() == 1);
}

TEST_CASE("A person takes along everything that is stored of them, and nothing of anybody else") {
    KeptHouse house;
    const auto answer = house.phone.get("/my/export");
    CHECK(answer->status == 200);
    CHECK(answer->get_header_value("Content-Disposition") == "attachment; filename=\"zhiping.json\"");
    const auto data = Json::parse(answer->body);
    CHECK(data["phone"] == "+86" + my_phone);
    REQUIRE(data["evaluations"].size() == 1);
    const auto& own = data["evaluations"][0];
    CHECK(own["name"] == "张三丰");
    CHECK(own["evaluation"]["receipt"] == house.receipt);
    CHECK(own["evaluation"]["evaluation"]["position_words"] == "第三根柱子");
    CHECK(own["case"]["status"] == "handling");
    Browser stranger{house.server};
    CHECK(stranger.get("/my/export")->status == 303);
    house.sign_in(stranger, other_phone);
    CHECK_FALSE(contains(stranger.get("/my/export")->body, house.receipt));
}

TEST_CASE("Who only signed in leaves nothing behind") {
    PersonHouse house;
    Browser phone{house.server};
    house.sign_in(phone);
    CHECK(count_rows(house.server.store, "person") == 1);
    house.server.clock.pass(48h);
    app::sweep_persons(house.server.store, house.server.clock.now());
    app::erase_what_is_over(house.server.store, house.server.vault, house.server.clock.now(), fail_on_problem);
    for (const auto* table : {"person", "person_session", "one_time_code"})
        CHECK(count_rows(house.server.store, table) == 0);
}

TEST_CASE("What was typed with a code goes after an hour, and what limits count after a day") {
    PersonHouse house;
    Browser phone{house.server};
    phone.post(house.person_address(), house.identity());
    house.server.clock.pass(61min);
    app::sweep_persons(house.server.store, house.server.clock.now());
    const auto typed = house.server.store.read([](store::Database& database) {
        return database.prepare("SELECT count(*) FROM one_time_code WHERE sealed_typed IS NOT NULL")
            .value<std::int64_t>();
    });
    CHECK(typed == 0);
    CHECK(count_rows(house.server.store, "one_time_code") == 1);
    house.server.clock.pass(24h);
    app::sweep_persons(house.server.store, house.server.clock.now());
    CHECK(count_rows(house.server.store, "one_time_code") == 0);
}
