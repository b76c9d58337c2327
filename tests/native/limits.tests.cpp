#include "tests/support/form_with_files.hpp"
#include "tests/support/hall.hpp"

#include "shared/text/text_ids.hpp"

#include <catch_amalgamated.hpp>

// How often somebody may submit, and what is told to whoever does it more often.
using namespace zhiping;
using namespace zhiping::tests;
using namespace std::chrono_literals;

namespace {

std::string secret_of(int person) {
    auto digits = std::to_string(10'000 + person);
    return digits + std::string(32 - digits.size(), 'a');
}

// All that somebody does who came with a code on a wall that they could not scan at first.
struct Visitor {
    Hall& hall;
    int number;

    void look_around() const {
        CHECK(hall.get("/?lang=zh-CN", citizen)->status == 200);
        for (const int wrong : {2 * number, 2 * number + 1})
            CHECK(hall.get("/e/" + unknown(wrong), citizen)->status == 404);
        for (const auto* typed : {"c", "ch", "chegu"})
            CHECK(hall.get(std::string{"/places?module=service&q="} + typed, citizen)->status == 200);
        CHECK(hall.get(wall_path(hall), citizen)->status == 200);
    }

    Json upload() const {
        Uploader uploader{hall.server, secret_of(number)};
        Json ids = Json::array();
        for (const char filled_with : {'a', 'b', 'c'}) {
            const auto content = jpeg(100, filled_with);
            const auto created = uploader.create(content.size(), hall.server.place_code, from(citizen));
            REQUIRE(created->status == 201);
            const auto path = created->get_header_value("Location");
            CHECK(uploader.patch(path, 0, content, from(citizen))->status == 204);
            ids.push_back(path.substr(path.rfind('/') + 1));
        }
        return ids;
    }

    void evaluate() const {
        look_around();
        auto submission = hall.evaluation(hall.server.place_code);
        submission["evidence"] = upload();
        auto headers = with_secret(secret_of(number));
        headers.merge(from(citizen));
        CHECK(hall.server.submit(submission, headers)->status == 201);
    }
};

} // namespace

TEST_CASE("A class of 60 in one hall behind one address evaluates within ten minutes, each with photos, unhindered") {
    Hall hall;
    for (int number = 0; number < 60; ++number) {
        Visitor{hall, number}.evaluate();
        hall.server.clock.pass(10s);
    }
    CHECK(hall.server.stored_evaluations() == 60);
}

TEST_CASE("Five hundred people a day in one hall are told nothing of limits") {
    Hall hall;
    for (int number = 0; number < 500; ++number) {
        REQUIRE(hall.status_of_new(hall.server.place_code, citizen) == 201);
        if (number % 100 == 99) hall.server.clock.pass(90min); // They come in crowds.
    }
}

TEST_CASE("A code on a wall takes so many evaluations at once, whoever sends them, and then one with each refill") {
    Hall hall;
    const auto& wall = hall.server.place_code;
    int taken = 0;
    for (const auto& address : {stranger, citizen})
        for (int each = 0; each < 150; ++each) taken += hall.status_of_new(wall, address) == 201;
    CHECK(taken == burst_of(Limited::SubmissionAtPlace));
    const auto submission = hall.evaluation(wall);
    const auto refused = hall.submit(submission, "192.0.2.7", english);
    CHECK(refused->status == 429);
    CHECK(refused->get_header_value("Retry-After") == refill_of(Limited::SubmissionAtPlace));
    CHECK(error_of(refused) == "too_many");
    CHECK(contains(refused->body, text(Text::SubmissionsLater, Language::English)));
    CHECK(hall.status_of_new(hall.server.document_code, "192.0.2.7") == 201);
    hall.server.clock.pass(facts_of(limits, Limited::SubmissionAtPlace).refill);
    CHECK(hall.submit(submission, "192.0.2.7")->status == 201);
    CHECK(hall.status_of_new(wall, "192.0.2.7") == 429);
}

TEST_CASE("A document takes a few evaluations, and what was stored gets its receipt again when no more are taken") {
    Hall hall;
    auto submission = hall.server.submission();
    std::vector<Json> sent;
    for (int each = 0; each < burst_of(Limited::SubmissionOnDocument); ++each) {
        submission["submission_id"] = SubmissionId::from_random(hall.server.random.bytes<16>()).digits();
        sent.push_back(submission);
        REQUIRE(hall.submit(submission, citizen)->status == 201);
    }
    submission["submission_id"] = submission_digits;
    const auto refused = hall.submit(submission, stranger);
    CHECK(refused->status == 429);
    CHECK(refused->get_header_value("Retry-After") == "600");
    const auto stored = hall.server.stored_evaluations();
    for (const auto& again : sent) CHECK(hall.submit(again, citizen)->status == 201);
    CHECK(hall.server.stored_evaluations() == stored);
    hall.server.clock.pass(10min);
    CHECK(hall.submit(submission, stranger)->status == 201);
}

TEST_CASE("What is sent again and what is wrong costs nobody a token") {
    Hall hall;
    const auto submission = hall.server.submission();
    auto wrong = submission;
    wrong["situations"] = Json::array();
    wrong["submission_id"] = std::string(32, 'e');
    for (int each = 0; each < 30; ++each) {
        CHECK(hall.submit(submission, citizen)->status == 201);
        CHECK(hall.submit(wrong, citizen)->status == 400);
    }
    CHECK(hall.server.stored_evaluations() == 1);
}

TEST_CASE("A form without script that is refused for now comes back as it was filled in, and is taken later") {
    Hall hall;
    auto& server = hall.server;
    for (int each = 0; each < burst_of(Limited::SubmissionOnDocument); ++each) {
        auto submission = server.submission();
        submission["submission_id"] = SubmissionId::from_random(server.random.bytes<16>()).digits();
        REQUIRE(hall.submit(submission, stranger)->status == 201);
    }
    const auto refused = post_files(server, filled_in(), {{"a.jpg", jpeg(100)}});
    CHECK(refused->status == 429);
    CHECK(refused->get_header_value("Retry-After") == "600");
    CHECK(contains(refused->body, said(Text::SubmissionsLater)));
    CHECK(contains(refused->body, "没有给扣车凭证 😠</textarea>"));
    CHECK(hidden_value(refused->body, "submission_id") == submission_digits);
    CHECK(files_of(server) == 1);
    CHECK_FALSE(contains(refused->body, "page.js"));
    server.clock.pass(10min);
    auto again = filled_in();
    for (const auto& upload : kept_in(refused->body)) again.emplace_back("upload", upload);
    CHECK(post(server, again)->status == 303);
    CHECK(count_rows(server.store, "evidence") == 1);
}

TEST_CASE("An address submits so often, over all codes, and another one as before") {
    Hall hall;
    const auto& wall = hall.server.place_code;
    CHECK(hall.draw_all([&] { return hall.status_of_new(wall, stranger); }) == burst_of(Limited::SubmissionOfAddress));
    CHECK(hall.submit(hall.evaluation(wall), stranger)->get_header_value("Retry-After") ==
          refill_of(Limited::SubmissionOfAddress));
    CHECK(hall.status_of_new(wall, citizen) == 201);
    hall.server.clock.pass(facts_of(limits, Limited::SubmissionOfAddress).refill);
    CHECK(hall.status_of_new(wall, stranger) == 201);
}

TEST_CASE("Whoever is signed in submits so often, from whatever address, and takes nothing from others when refused") {
    Hall hall;
    Browser phone{hall.server};
    phone.post("/my?lang=zh-CN", {{"form", "sign_in"}, {"phone", my_phone}});
    REQUIRE(phone.post("/my?lang=zh-CN", PersonHouse::code(hall.carrier.code(1)))->status == 303);
    const auto& wall = hall.server.place_code;
    int last = 0;
    const auto address = [&] { return "203.0.113." + std::to_string(++last % 200); };
    const auto submitted = [&] { return hall.status_of_new(wall, address(), phone.headers()); };
    CHECK(hall.draw_all(submitted) == burst_of(Limited::SubmissionOfPerson));
    for (int each = 0; each < burst_of(Limited::SubmissionAtPlace); ++each) REQUIRE(submitted() == 429);
    CHECK(hall.status_of_new(wall, citizen) == 201);
}
