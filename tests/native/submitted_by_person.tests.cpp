#include "tests/support/person_house.hpp"

#include "native/app/sealed_position.hpp"
#include "native/store/cases.hpp"

#include <catch_amalgamated.hpp>

// What is submitted by who is signed in, and with a position.
using namespace zhiping;
using namespace zhiping::tests;
using namespace std::chrono_literals;

namespace {

const Json position{{"latitude", 30.592831}, {"longitude", 114.305256},   {"datum", "wgs84"},
                    {"accuracy", 35.5},      {"measured_at", 1795160000}, {"agreed_at", 1795160005}};

struct SubmittingHouse : PersonHouse {
    httplib::Result send(Json more, const httplib::Headers& who = {}, const std::string& secret = secret_digits) {
        auto submission = server.submission();
        submission["submission_id"] = SubmissionId::from_random(server.random.bytes<16>()).digits();
        submission.update(more);
        auto headers = with_secret(secret);
        headers.insert(who.begin(), who.end());
        return server.submit(submission, headers);
    }

    std::string sent(const Json& more, const httplib::Headers& who = {}, const std::string& secret = secret_digits) {
        const auto answer = send(more, who, secret);
        if (answer->status != 201) throw std::logic_error{answer->body};
        return Json::parse(answer->body)["receipt"];
    }

    std::int64_t id_of(store::Database& database, const std::string& number) {
        return store::find_case_key(database, ReceiptNumber::parse(number).value())->evaluation_id;
    }

    std::optional<Whereabouts> where(const std::string& number) {
        return server.store.read([&](store::Database& database) {
            return app::find_whereabouts(database, server.vault.person_key(), id_of(database, number));
        });
    }

    std::string field_refused(const Json& more) {
        const auto answer = send(more);
        CHECK(answer->status == 400);
        return Json::parse(answer->body)["error"]["field"];
    }
};

} // namespace

TEST_CASE("A position is stored as it came, and sealed") {
    SubmittingHouse house;
    const auto number = house.sent({{"catalogue_version", 3}, {"position", position}, {"position_words", "桥下"}});
    const auto where = house.where(number);
    REQUIRE(where);
    CHECK(where->position->at == Coordinates{30.592831, 114.305256, Datum::Wgs84});
    CHECK(where->position->accuracy == 35.5);
    CHECK(where->words == "桥下");
    CHECK(count_rows(house.server.store, "evaluation_position") == 1);
    const auto page = house.server.get(house.page_of(number))->body;
    CHECK_FALSE(contains(page, "桥下"));
    CHECK_FALSE(contains(page, "30.59"));
}

TEST_CASE("A submission that is sent again stores its position once") {
    SubmittingHouse house;
    const Json body{{"submission_id", std::string(32, 'b')}, {"catalogue_version", 3}, {"position", position}};
    CHECK(house.sent(body) == house.sent(body));
    CHECK(count_rows(house.server.store, "evaluation_position") == 1);
}

TEST_CASE("A position that is none is refused at its field, and nothing is stored") {
    SubmittingHouse house;
    const auto before = house.server.stored_evaluations();
    const auto with = [&](const char* member, const Json& value) {
        auto changed = position;
        changed[member] = value;
        return Json{{"catalogue_version", 3}, {"position", changed}};
    };
    CHECK(house.field_refused({{"catalogue_version", 3}}) == "position");
    CHECK(house.field_refused(with("latitude", 90.5)) == "position");
    CHECK(house.field_refused(with("longitude", -181)) == "position");
    CHECK(house.field_refused(with("accuracy", -1)) == "position");
    CHECK(house.field_refused(with("accuracy", 501)) == "position");
    CHECK(house.field_refused(with("latitude", "30")) == "latitude");
    CHECK(house.field_refused(with("datum", "bd09")) == "datum");
    CHECK(house.field_refused({{"catalogue_version", 3}, {"position", 7}}) == "position");
    CHECK(house.field_refused({{"position", position}}) == "position"); // The catalogue asked for none.
    CHECK(house.server.stored_evaluations() == before);
    house.sent(with("accuracy", 0));
    auto rough = with("accuracy", 1'000'000);
    rough["position_words"] = "汉阳大道";
    house.sent(rough);
}

TEST_CASE("The form without script takes the place in words, and says so where it is missing") {
    PersonHouse house;
    auto fields = with(filled_in(), "catalogue_version", "3");
    const auto refused = post(house.server, fields, {{"Accept-Language", "zh-CN"}});
    CHECK(refused->status == 400);
    CHECK(contains(refused->body, said(Text::PositionNeeded)));
    CHECK(contains(refused->body, "href=\"#position_words\""));
    fields.emplace_back("position_words", "汉阳大道");
    fields.emplace_back("position", "");
    CHECK(post(house.server, fields)->status == 303);
    CHECK(count_rows(house.server.store, "evaluation_position") == 1);
}

TEST_CASE("Whoever is signed in sees their name masked before, submits under it, and is done") {
    SubmittingHouse house;
    Browser phone{house.server};
    house.identify(phone);
    const auto form = phone.get("/e/" + house.server.document_code + "?lang=zh-CN")->body;
    CHECK(contains(form, "张** 135****5670"));
    CHECK_FALSE(contains(form, "张三丰"));
    CHECK_FALSE(contains(form, house.receipt)); // Nothing of what was evaluated before.
    const auto number =
        house.sent({{"code", house.server.place_code}, {"satisfaction", "satisfied"}, {"situations", Json::array()}},
                   phone.headers());
    CHECK(contains(phone.get("/my?lang=zh-CN")->body, number));
    CHECK(contains(phone.get("/r/" + number + "?lang=zh-CN")->body, "张**"));
    CHECK_FALSE(contains(house.server.get("/e/" + house.server.document_code)->body, "135****"));
}

TEST_CASE("Who signed in with a number alone has no name, and is asked for one") {
    SubmittingHouse house;
    Browser phone{house.server};
    house.sign_in(phone);
    CHECK_FALSE(contains(phone.get("/e/" + house.server.document_code)->body, "135****"));
    house.sent(Json::object(), phone.headers());
    CHECK(count_rows(house.server.store, "evaluation_person") == 0);
}

TEST_CASE("The same person amends what they evaluated of a document, without its secret") {
    SubmittingHouse house;
    Browser phone{house.server}, other{house.server};
    house.identify(phone);
    const auto cases = count_rows(house.server.store, "case_file");
    house.sent({{"situations", {"uncivil_language"}}}, phone.headers(), other_secret_digits);
    CHECK(count_rows(house.server.store, "case_file") == cases);
    house.sign_in(other, other_phone);
    house.sent({{"amends", house.receipt}}, other.headers());
    CHECK(count_rows(house.server.store, "case_file") == cases + 1); // The secret is not enough any more.
}

TEST_CASE("Who shows the secret of an evaluation that is nobody's amends it still") {
    SubmittingHouse house;
    const auto cases = count_rows(house.server.store, "case_file");
    house.sent({{"amends", house.receipt}});
    CHECK(count_rows(house.server.store, "case_file") == cases);
}

TEST_CASE("Who amends what is nobody's by its secret, and is signed in, becomes its person") {
    SubmittingHouse house;
    Browser phone{house.server};
    const auto first = house.receipt;
    house.receipt =
        house.submit({{"code", house.server.place_code}, {"satisfaction", "satisfied"}, {"situations", Json::array()}});
    house.identify(phone); // Has a name.
    house.sent({{"amends", first}}, phone.headers());
    CHECK(contains(phone.get("/my?lang=zh-CN")->body, "/r/" + first));
}

namespace {

const Json satisfied{{"satisfaction", "satisfied"}, {"situations", Json::array()}, {"statement", ""}};

// Somebody who has a name, from an evaluation of the place.
void make_known(SubmittingHouse& house, Browser& phone) {
    auto of_place = satisfied;
    of_place["code"] = house.server.place_code;
    house.receipt = house.submit(of_place);
    REQUIRE(house.identify(phone)->status == 303);
}

Json naming(const std::string& amended, Json more = Json::object()) {
    more["amends"] = amended;
    return more;
}

} // namespace

TEST_CASE("What amends one without a case and opens one is its person's alone, and makes the first theirs") {
    SubmittingHouse house;
    house.server.store.write([](store::Database& database) { // The house's own evaluation is of the document, too.
        database.execute("UPDATE evaluation SET received_at = received_at - 864000");
    });
    Browser phone{house.server};
    make_known(house, phone);
    const auto first = house.sent(satisfied);
    const auto second = house.sent(naming(first), phone.headers());
    CHECK(contains(phone.get("/my?lang=zh-CN")->body, "/r/" + first));
    const auto cases = count_rows(house.server.store, "case_file");
    const auto events = count_rows(house.server.store, "case_event");
    house.sent(naming(second, satisfied)); // With its secret, by nobody.
    house.sent(naming(first, satisfied));
    CHECK(count_rows(house.server.store, "case_event") == events);
    CHECK(count_rows(house.server.store, "case_file") == cases);
    house.sent(naming(second), phone.headers());
    CHECK(count_rows(house.server.store, "case_event") == events + 1);
}
