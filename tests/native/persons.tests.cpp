#include "tests/support/command_line.hpp"
#include "tests/support/person_house.hpp"

#include <catch_amalgamated.hpp>

// Who evaluated: name, number and one-time code, in a browser without script.
using namespace zhiping;
using namespace zhiping::tests;
using namespace std::chrono_literals;

namespace {

bool says(const std::string& page, Message message) { return contains(page, said(message)); }

std::string wrong_code(const std::string& digits) { return digits == "000000" ? "000001" : "000000"; }

std::int64_t count_rows(RunningServer& server, const std::string& table) {
    return server.store.read([&](store::Database& database) {
        return database.prepare("SELECT count(*) FROM " + table).value<std::int64_t>();
    });
}

} // namespace

TEST_CASE("Whoever has the code becomes the evaluation's person, and is shown masked to themselves") {
    PersonHouse house;
    Browser phone{house.server};
    CHECK(says(phone.get(house.page())->body, Text::NameHeading));
    const auto asked = phone.post(house.person_address(), house.identity());
    REQUIRE(asked->status == 303);
    const auto waiting = phone.followed(asked);
    CHECK(contains(waiting, "135****5670"));
    CHECK(contains(waiting, "one-time-code"));
    CHECK_FALSE(contains(waiting, my_phone));
    const auto confirmed = phone.post(house.person_address(), house.code(house.carrier.code(1)));
    REQUIRE(confirmed->status == 303);
    const auto page = phone.followed(confirmed);
    CHECK(contains(page, "张** 135****5670"));
    CHECK_FALSE(contains(page, "张三丰"));
    CHECK(count_rows(house.server, "evaluation_person") == 1);
}

TEST_CASE("What stands in the database of a person cannot be read there") {
    PersonHouse house;
    Browser phone{house.server};
    house.identify(phone);
    for (const auto& entry : std::filesystem::recursive_directory_iterator(house.server.folder.path())) {
        if (!entry.is_regular_file()) continue;
        const auto content = content_of(entry.path());
        CHECK_FALSE(contains(content, "张三丰"));
        CHECK_FALSE(contains(content, my_phone));
    }
}

TEST_CASE("What is wrong with name, number and wish stands at its field, and what was typed stays") {
    PersonHouse house;
    Browser phone{house.server};
    const auto answer =
        phone.post(house.person_address(), {{"form", "identify"}, {"name", " "}, {"phone", "0271234567"}});
    CHECK(answer->status == 400);
    CHECK(says(answer->body, Text::NameMissing));
    CHECK(says(answer->body, Text::PhoneMalformed));
    CHECK(says(answer->body, Text::ChooseOne));
    CHECK(contains(answer->body, "value=\"0271234567\""));
    CHECK(house.carrier.count() == 0);
}

TEST_CASE("A code is good five times at most, and the right one is none after that") {
    PersonHouse house;
    Browser phone{house.server};
    phone.post(house.person_address(), house.identity());
    const auto right = house.carrier.code(1);
    for (int guess = 1; guess < max_one_time_code_tries; ++guess) {
        const auto answer = phone.post(house.person_address(), house.code(wrong_code(right)));
        CHECK(answer->status == 400);
        CHECK(says(answer->body, Text::CodeWrong));
    }
    CHECK(says(phone.post(house.person_address(), house.code(wrong_code(right)))->body, Text::CodeUsedUp));
    CHECK(phone.post(house.person_address(), house.code(right))->status == 429);
    CHECK(count_rows(house.server, "evaluation_person") == 0);
}

TEST_CASE("A code is good once") {
    PersonHouse house;
    Browser phone{house.server};
    phone.post(house.person_address(), house.identity());
    const auto code = house.carrier.code(1);
    CHECK(phone.post(house.person_address(), house.code(code))->status == 303);
    CHECK(phone.post(house.person_address(), house.code(code))->status == 404);
    CHECK(count_rows(house.server, "person_session") == 1);
}

TEST_CASE("A code that comes late is sent again, and nothing is typed anew") {
    PersonHouse house;
    Browser phone{house.server};
    phone.post(house.person_address(), house.identity());
    const auto late = house.carrier.code(1);
    house.server.clock.pass(one_time_code_lifetime);
    const auto refused = phone.post(house.person_address(), house.code(late));
    CHECK(refused->status == 410);
    CHECK(says(refused->body, Text::CodeExpired));
    CHECK(phone.post(house.person_address(), {{"form", "send_again"}})->status == 303);
    const auto newest = house.carrier.code(2);
    if (late != newest) CHECK(phone.post(house.person_address(), house.code(late))->status == 400);
    CHECK(phone.post(house.person_address(), house.code(newest))->status == 303);
    CHECK(contains(phone.get(house.page())->body, "张**"));
}

TEST_CASE("Another number is typed with the name still there") {
    PersonHouse house;
    Browser phone{house.server};
    phone.post(house.person_address(), house.identity());
    const auto page = phone.post(house.person_address(), {{"form", "other_number"}});
    CHECK(page->status == 200);
    CHECK(contains(page->body, "value=\"张三丰\""));
    CHECK_FALSE(contains(page->body, my_phone)); // The phone may be shared.
    CHECK_FALSE(contains(page->body, "one-time-code"));
    CHECK(phone.post(house.person_address(), house.code(house.carrier.code(1)))->status == 404);
}

TEST_CASE("A code that was sent to one phone is none on another, with the same link") {
    PersonHouse house;
    Browser mine{house.server}, other{house.server};
    mine.post(house.person_address(), house.identity());
    const auto code = house.carrier.code(1);
    CHECK_FALSE(contains(other.get(house.page())->body, "135****5670"));
    CHECK(other.post(house.person_address(), house.code(code))->status == 404);
    other.post(house.person_address(), house.identity(other_phone, "李四"));
    const auto of_other = house.carrier.code(2);
    if (code != of_other) CHECK(other.post(house.person_address(), house.code(code))->status == 400);
    CHECK(mine.post(house.person_address(), house.code(code))->status == 303);
    const auto second = other.post(house.person_address(), house.code(of_other));
    CHECK(second->status == 403);
    CHECK(says(second->body, Text::NotThisPerson));
    CHECK_FALSE(contains(second->body, "张**"));
}

TEST_CASE("Two codes for one evaluation at the same time leave one person") {
    PersonHouse house;
    std::vector<Browser> phones(4, Browser{house.server});
    std::vector<std::string> codes;
    for (std::size_t each = 0; each < phones.size(); ++each) {
        phones[each].post(house.person_address(), house.identity("1380000000" + std::to_string(each)));
        codes.push_back(house.carrier.code(each + 1));
    }
    std::vector<int> statuses(phones.size());
    {
        std::vector<std::jthread> threads;
        for (std::size_t each = 0; each < phones.size(); ++each)
            threads.emplace_back([&, each] {
                statuses[each] = phones[each].post(house.person_address(), house.code(codes[each]))->status;
            });
    }
    CHECK(std::ranges::count(statuses, 303) == 1);
    CHECK(std::ranges::count(statuses, 403) == 3);
    CHECK(count_rows(house.server, "evaluation_person") == 1);
}

TEST_CASE("Codes are limited by telephone, with the time after which another is sent") {
    PersonHouse house;
    Browser phone{house.server};
    const auto limit = facts_of(code_limits, CodeAsker::Phone).hourly;
    for (int each = 0; each < limit; ++each) {
        phone.cookies.clear();
        CHECK(house.sign_in(phone)->status == 303);
        const auto soon = phone.post("/my", {{"form", "sign_in"}, {"phone", my_phone}});
        CHECK(soon->status == 429);
        CHECK(soon->get_header_value("Retry-After") == "60");
        house.pause();
    }
    const auto refused = phone.post("/my", {{"form", "sign_in"}, {"phone", my_phone}});
    CHECK(refused->status == 429);
    CHECK(refused->get_header_value("Retry-After") == "3600");
    CHECK(phone.post("/my", {{"form", "sign_in"}, {"phone", other_phone}})->status == 303);
    house.server.clock.pass(1h);
    CHECK(phone.post("/my", {{"form", "sign_in"}, {"phone", my_phone}})->status == 303);
}

TEST_CASE("Codes are limited by device, by evaluation and by address") {
    PersonHouse house;
    const auto number = [](int each) { return std::to_string(13800000000 + each); };
    Browser phone{house.server};
    for (int each = 0; each < facts_of(code_limits, CodeAsker::Device).hourly; ++each)
        CHECK(phone.post("/my", {{"form", "sign_in"}, {"phone", number(each)}})->status == 303);
    CHECK(phone.post("/my", {{"form", "sign_in"}, {"phone", number(99)}})->status == 429);
    for (int each = 0; each < facts_of(code_limits, CodeAsker::Evaluation).hourly; ++each) {
        phone.cookies.clear();
        CHECK(phone.post(house.person_address(), house.identity(number(100 + each)))->status == 303);
    }
    phone.cookies.clear();
    CHECK(phone.post(house.person_address(), house.identity(number(199)))->status == 429);
    const auto sent =
        facts_of(code_limits, CodeAsker::Device).hourly + facts_of(code_limits, CodeAsker::Evaluation).hourly;
    for (int each = sent; each < facts_of(code_limits, CodeAsker::Address).hourly; ++each) {
        phone.cookies.clear();
        REQUIRE(phone.post("/my", {{"form", "sign_in"}, {"phone", number(1000 + each)}})->status == 303);
    }
    phone.cookies.clear();
    CHECK(phone.post("/my", {{"form", "sign_in"}, {"phone", number(5000)}})->status == 429);
}

TEST_CASE("A code that could not be sent is said so, costs no try of the number, and is sent again at once") {
    PersonHouse house;
    Browser phone{house.server};
    house.carrier.outcome = messages::Outcome::Refused;
    phone.post(house.person_address(), house.identity());
    REQUIRE(eventually([&] {
        return contains(phone.get(house.page())->body, said(Text::OtherNumber)) &&
               contains(phone.get(house.page())->body, "没有发出去");
    }));
    house.carrier.outcome = messages::Outcome::Taken;
    CHECK(phone.post(house.person_address(), {{"form", "send_again"}})->status == 303);
    CHECK(phone.post(house.person_address(), house.code(house.carrier.code(2)))->status == 303);
    CHECK(contains(phone.get(house.page())->body, "张**"));
}

TEST_CASE("Forms of other sites send no code and change nothing") {
    PersonHouse house;
    Browser phone{house.server};
    const httplib::Headers foreign{{"Origin", "https://other.example"}, {"Sec-Fetch-Site", "cross-site"}};
    CHECK(phone.post(house.person_address(), house.identity(), foreign)->status == 403);
    CHECK(phone.post("/my", {{"form", "sign_in"}, {"phone", my_phone}}, foreign)->status == 403);
    CHECK(house.carrier.count() == 0);
    house.sign_in(phone);
    CHECK(phone.post("/my", {{"form", "sign_out"}}, foreign)->status == 403);
    CHECK(count_rows(house.server, "person_session") == 1);
}

TEST_CASE("A place is evaluated by one person so often a day, and what comes after that stays unnamed") {
    PersonHouse house;
    Browser phone{house.server};
    for (int each = 0; each <= newest_policy().place_evaluations_daily; ++each) {
        house.receipt = house.submit(
            {{"code", house.server.place_code}, {"satisfaction", "satisfied"}, {"situations", Json::array()}});
        phone.cookies.clear();
        const auto answer = house.identify(phone);
        if (each < newest_policy().place_evaluations_daily) {
            CHECK(answer->status == 303);
        } else {
            CHECK(answer->status == 429);
            CHECK(says(answer->body, Text::PlaceEvaluatedOften));
        }
        house.server.clock.pass(20min);
    }
    CHECK(count_rows(house.server, "evaluation_person") == newest_policy().place_evaluations_daily);
}

TEST_CASE("Without a gateway no name is asked for, and signing in leads to the query code") {
    CasePage page;
    CHECK_FALSE(says(page.shown(), Text::NameHeading));
    CHECK(says(page.desk.server.get("/my?lang=zh-CN")->body, Text::MyUnavailable));
    Browser phone{page.desk.server};
    CHECK(phone.post("/my", {{"form", "sign_in"}, {"phone", my_phone}})->status == 503);
}

TEST_CASE("The messages of a demo are shown to its own machine, and those of a real server nowhere") {
    PersonHouse house;
    CHECK(house.server.get("/messages")->status == 404);
}

TEST_CASE("A code that was refused on its way is guessed by nobody, and guesses make it count") {
    PersonHouse house;
    house.carrier.outcome = messages::Outcome::Refused;
    for (int each = 0; each < facts_of(code_limits, CodeAsker::Phone).hourly; ++each) {
        Browser phone{house.server};
        REQUIRE(phone.post("/my", {{"form", "sign_in"}, {"phone", my_phone}})->status == 303);
        const auto digits = house.carrier.code(static_cast<std::size_t>(each) + 1);
        REQUIRE(eventually([&] { return contains(phone.get("/my?lang=zh-CN")->body, "没有发出去"); }));
        CHECK(phone.post("/my", house.code(digits))->status == 404);
    }
    CHECK(count_rows(house.server, "person") == 0);
}

TEST_CASE("With number and query code alone nobody claims an evaluation: they are read out at counters") {
    PersonHouse house;
    Browser other{house.server};
    const auto code = code_of(house.server, house.receipt);
    REQUIRE(other.post("/r", {{"number", house.receipt}, {"code", code}})->status == 303);
    const auto page = other.get("/r/" + house.receipt + "?lang=zh-CN")->body;
    CHECK_FALSE(says(page, Text::NameHeading));
    const auto at = "/r/" + house.receipt + "/person?lang=zh-CN";
    const auto refused = other.post(at, house.identity(other_phone));
    CHECK(refused->status == 403);
    CHECK(house.carrier.count() == 0);
    CHECK(says(refused->body, Text::IdentifyByLink));
    CHECK(count_rows(house.server, "evaluation_person") == 0);
}

TEST_CASE("Where a counter has entered it nobody has a link, and number and query code are enough") {
    PersonHouse house;
    house.server.store.write(
        [](store::Database& database) { database.execute("UPDATE evaluation SET entered_by_unit_id = 'hubei'"); });
    Browser phone{house.server};
    REQUIRE(phone.post("/r", {{"number", house.receipt}, {"code", code_of(house.server, house.receipt)}})->status ==
            303);
    const auto at = "/r/" + house.receipt + "/person?lang=zh-CN";
    phone.post(at, house.identity());
    CHECK(phone.post(at, house.code(house.carrier.code(1)))->status == 303);
    CHECK(count_rows(house.server, "evaluation_person") == 1);
}
