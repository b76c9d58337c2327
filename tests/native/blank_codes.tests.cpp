#include "tests/support/plain_form_post.hpp"
#include "tests/support/printing_house.hpp"
#include "tests/support/staff_at_browser.hpp"

#include "native/app/draw_blanks.hpp"
#include "native/app/revoke_code.hpp"
#include "native/app/verify_journal.hpp"
#include "native/store/retention.hpp"
#include "tests/support/command_line.hpp"
#include "tests/support/sample_store.hpp"

#include <catch_amalgamated.hpp>

#include <set>

// Codes that are printed before anybody knows on which document each will be (docs/blanks.md).
using namespace zhiping;
using namespace zhiping::tests;
using namespace std::chrono_literals;

namespace {

struct BlankHouse : PrintingHouse {
    std::string blank = draw();

    std::string draw(const Json& changed = Json::object(), const std::string& with = {}) {
        Json order{
            {"module", "law_enforcement"}, {"unit_id", "caidian"}, {"document_type", "违法停车告知单"}, {"count", 1}};
        order.update(changed);
        const auto answer = server.client().Post("/api/v1/blanks", with_secret(with.empty() ? key : with), order.dump(),
                                                 "application/json");
        REQUIRE(answer->status == 201);
        return Json::parse(answer->body)["codes"].at(0);
    }

    // A document that is on the blank code.
    Json bound(const std::string& code, int number = 1) const {
        auto document = this->document(number);
        document["code"] = code;
        return document;
    }

    Json evaluation(const std::string& number = "4201 1420") {
        auto submission = server.submission();
        submission["code"] = blank;
        submission["submission_id"] = SubmissionId::from_random(server.random.bytes<16>()).digits();
        if (!number.empty()) submission["document_number"] = number;
        return submission;
    }
};

Json error_of(const httplib::Result& answer) { return Json::parse(answer->body)["error"]; }

} // namespace

TEST_CASE("The form of a blank code says the kind of document and asks for its number") {
    BlankHouse house;
    const auto page = house.server.get("/e/" + house.blank + "?lang=zh-CN")->body;
    CHECK(contains(page, "违法停车告知单"));
    CHECK(contains(page, "name=\"document_number\""));
    CHECK_FALSE(contains(house.server.get("/e/" + house.server.document_code)->body, "name=\"document_number\""));
    const auto facts = Json::parse(house.server.get("/api/v1/codes/" + house.blank)->body);
    CHECK(facts["document"] == Json{{"type", "违法停车告知单"}, {"number", ""}});
}

TEST_CASE("An evaluation of a blank code is taken with the document's number, which staff and the receipt show") {
    BlankHouse house;
    StaffAtBrowser handler{house.server, "7001", {Role::Handler}, "caidian"};
    const std::string receipt = Json::parse(house.server.submit(house.evaluation())->body)["receipt"];
    CHECK(handler.shown(receipt)["evaluation"]["evaluation"]["document_number"] == "4201 1420");
    CHECK(contains(house.server.get("/r/" + receipt + "?secret=" + secret_digits)->body, "4201 1420"));
}

TEST_CASE("Without the number, with a long one or one of several lines it is refused at its field") {
    BlankHouse house;
    for (const auto& number :
         {std::string{}, std::string{"  "}, std::string{"\u3000\u200b"}, std::string(61, '1'), std::string{"1\n2"},
          std::string{"\u202e"
                      "1"}}) {
        const auto answer = house.server.submit(house.evaluation(number));
        CHECK(answer->status == 400);
        CHECK(error_of(answer)["field"] == "document_number");
    }
    CHECK(house.server.submit(house.evaluation(std::string(60, '1')))->status == 201);
}

TEST_CASE("The form without script that lacks the number comes back as it was filled in, and leads to the field") {
    BlankHouse house;
    const auto address = "/e/" + house.blank + "?lang=zh-CN";
    const auto post = [&](const Fields& fields) {
        return house.server.client().Post(address, encoded(fields), urlencoded);
    };
    auto fields = filled_in();
    fields.emplace_back("document_number", "");
    const auto again = post(fields);
    CHECK(again->status == 400);
    CHECK(contains(again->body, "href=\"#document_number\""));
    CHECK(contains(again->body, "没有给扣车凭证"));
    CHECK(post(with(fields, "document_number", "4201"))->status == 303);
}

TEST_CASE("A blank code that is bound is as any other, and what was begun before is taken") {
    BlankHouse house;
    const auto begun = house.evaluation();
    CHECK(house.result_of(house.bound(house.blank))["status"] == "created");
    const auto page = house.server.get("/e/" + house.blank)->body;
    CHECK_FALSE(contains(page, "name=\"document_number\""));
    CHECK(contains(page, "4201142010000001"));
    CHECK(house.server.submit(begun)->status == 201);
    CHECK(house.server.submit(house.evaluation({}))->status == 201);
}

TEST_CASE("The same facts bind a code once, and whoever got no answer is told of it again") {
    BlankHouse house;
    CHECK(house.result_of(house.bound(house.blank))["status"] == "created");
    const auto again = house.result_of(house.bound(house.blank));
    CHECK(again["status"] == "known");
    CHECK(again["code"] == house.blank);
    CHECK(house.result_of(house.document(1))["code"] == house.blank); // Without naming it, too.
    auto other = house.bound(house.blank);
    other["place"] = "别处";
    CHECK(house.refusal(other) == Refusal{"conflict", "document_number"});
    CHECK(house.refusal(house.bound(house.blank, 2)) == Refusal{"conflict", "code"});
    CHECK(house.refusal(house.bound(house.draw())) == Refusal{"conflict", "document_number"}); // It has a code.
}

TEST_CASE("A code that is bound in two batches at once is on one document") {
    BlankHouse house;
    std::vector<Json> answers(4);
    {
        std::vector<std::jthread> threads;
        for (std::size_t each = 0; each < answers.size(); ++each)
            threads.emplace_back(
                [&, each] { answers[each] = house.result_of(house.bound(house.blank, static_cast<int>(each))); });
    }
    CHECK(std::ranges::count_if(answers, [](const Json& answer) { return answer.contains("status"); }) == 1);
}

TEST_CASE("What is no blank code of this unit, kind and system binds to nothing") {
    BlankHouse house;
    CHECK(house.refusal(house.bound(unknown_code())) == Refusal{"not_found", "code"});
    CHECK(house.refusal(house.bound("7K3F")) == Refusal{"invalid", "code"});
    CHECK(house.refusal(house.bound(house.server.document_code)) == Refusal{"conflict", "code"});
    CHECK(house.refusal(house.bound(house.server.place_code)) == Refusal{"conflict", "code"});
    for (const Json& other :
         {Json{{"unit_id", "wuhan"}}, Json{{"document_type", "行政处罚决定书"}}, Json{{"module", "accident_handling"}}})
        CHECK(house.refusal(house.bound(house.draw(other))) == Refusal{"forbidden", "code"});
    const auto of_another = house.draw(Json::object(), house.add("Handhelds", "wuhan"));
    CHECK(house.refusal(house.bound(of_another)) == Refusal{"forbidden", "code"});
    CHECK(house.count("code WHERE bound_at IS NOT NULL") == 0);
}

TEST_CASE("A blank code that was revoked opens nothing and binds to nothing") {
    BlankHouse house;
    CHECK(app::revoke_code(house.server.store, Code::parse(house.blank).value(), house.server.clock.now()));
    CHECK(house.server.get("/e/" + house.blank)->status == 410);
    CHECK(house.refusal(house.bound(house.blank)) == Refusal{"gone", "code"});
}

TEST_CASE("An officer who is named when a code is bound does not see the case that was opened before") {
    BlankHouse house;
    StaffAtBrowser handler{house.server, "7001", {Role::Handler}, "caidian"};
    const std::string receipt = Json::parse(house.server.submit(house.evaluation())->body)["receipt"];
    REQUIRE_FALSE(handler.shown(receipt).is_null());
    auto document = house.bound(house.blank);
    document["officers"] = Json::array({{{"name", "张三7001"}, {"badge", "7001"}}});
    CHECK(house.result_of(document)["status"] == "created");
    CHECK(handler.shown(receipt).is_null());
    CHECK_FALSE(contains(handler.get("/api/v1/cases")->body, receipt));
}

TEST_CASE("A place with a name of its own is found, and no blank code among the places") {
    BlankHouse house;
    house.draw({{"module", "service"}, {"document_type", "受理通知书"}});
    CHECK(contains(house.server.get("/places?module=service&q=%E8%94%A1%E7%94%B8")->body, house.server.place_code));
    CHECK_FALSE(contains(house.server.get("/places?module=law_enforcement&q=%E8%94%A1%E7%94%B8")->body, house.blank));
}

TEST_CASE("A block has as many codes as were asked for, each another, and out of range none") {
    BlankHouse house;
    const auto draw = [&](const Json& changed) {
        Json order{
            {"module", "law_enforcement"}, {"unit_id", "caidian"}, {"document_type", "告知单"}, {"count", 1'201}};
        order.update(changed);
        return house.server.client().Post("/api/v1/blanks", with_secret(house.key), order.dump(), "application/json");
    };
    const auto block = Json::parse(draw(Json::object())->body);
    const auto& codes = block["codes"];
    CHECK(std::set<std::string>(codes.begin(), codes.end()).size() == 1'201);
    for (const auto& [member, value] : std::vector<std::pair<std::string, Json>>{{"count", 0},
                                                                                 {"count", 10'001},
                                                                                 {"count", -1},
                                                                                 {"document_type", " "},
                                                                                 {"document_type", "a\nb"},
                                                                                 {"unit_id", "nowhere"},
                                                                                 {"module", "parking"}}) {
        const auto answer = draw({{member, value}});
        CHECK(answer->status == 400);
        CHECK(error_of(answer)["field"] == member);
    }
    CHECK(draw({{"unit_id", "hubei"}})->status == 403); // Above the system's.
    CHECK(house.count("code_block") == 2);
}

TEST_CASE("Blank codes are drawn and printed by command") {
    const CommandLine zhiping;
    REQUIRE(zhiping.run({"units", "load", asset("units/hubei.csv")}).exit_code == 0);
    const auto blank = [&](const std::string& count, const std::string& unit = "420114") {
        return zhiping.run({"codes", "blank", "--module", "law_enforcement", "--unit", unit, "--document-type",
                            "违法停车告知单", "--count", count});
    };
    const auto drawn = blank("3");
    REQUIRE(drawn.exit_code == 0);
    CHECK(drawn.output.size() == std::size_t{3 * 18});
    CHECK(blank("0").exit_code != 0);
    CHECK(blank("1", "1").exit_code != 0);
    REQUIRE(zhiping.run({"codes", "sheet", "--block", "1", "--out", "sheet.html"}).exit_code == 0);
    CHECK(contains(content_of(zhiping.file("sheet.html")), Code::parse(drawn.output.substr(0, 17))->grouped()));
    CHECK(zhiping.run({"codes", "sheet", "--block", "2", "--out", "sheet.html"}).exit_code != 0);
}

TEST_CASE("A number with a code that never was blank is refused, because nobody asked for it") {
    BlankHouse house;
    for (const auto& code : {house.server.document_code, house.server.place_code}) {
        auto submission = house.evaluation("张三 13512345678");
        submission["code"] = code;
        if (code == house.server.place_code)
            submission["situations"] = Json::array(), submission["satisfaction"] = "other";
        const auto answer = house.server.submit(submission);
        CHECK(answer->status == 400);
        CHECK(error_of(answer)["field"] == "document_number");
    }
}

TEST_CASE("Whoever may have to judge a case is not kept from it by being named when its code is bound") {
    BlankHouse house;
    StaffAtBrowser lead{house.server, "7002", {Role::Lead}, "wuhan"};
    const std::string receipt = Json::parse(house.server.submit(house.evaluation())->body)["receipt"];
    auto document = house.bound(house.blank);
    document["officers"] = Json::array({{{"name", "王五"}, {"badge", "07002"}}});
    CHECK(house.refusal(document) == Refusal{"invalid", "officers"});
    CHECK_FALSE(lead.shown(receipt).is_null());
}

TEST_CASE("The journal commits to the number, and the number is erased with the words") {
    BlankHouse house;
    const auto problems = [&] {
        app::Verification result;
        app::verify_journal(house.server.store, {}, result);
        return result.problems;
    };
    house.server.submit(house.evaluation());
    CHECK(problems().empty());
    const auto run = [&](const std::string& sql) {
        house.server.store.write([&](store::Database& database) { database.prepare(sql).run(); });
    };
    run("UPDATE evaluation SET document_number = '4201 1421'");
    CHECK_FALSE(problems().empty());
    house.server.store.write([&](store::Database& database) { store::erase_words(database, 1, sample_now); });
    CHECK(house.count("evaluation WHERE document_number <> ''") == 0);
}
