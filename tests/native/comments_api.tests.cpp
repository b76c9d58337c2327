#include "tests/support/entrance.hpp"

#include "native/app/comments.hpp"
#include "native/app/verify_journal.hpp"
#include "native/store/database.hpp"

#include <catch_amalgamated.hpp>

using namespace zhiping;
using namespace zhiping::tests;

namespace {

constexpr auto comments_path = "/api/v1/comments";
const std::string suggestion = "希望周末也能办理";

// Somebody was satisfied and said what could be better; the officer on the code has the badge 012345.
struct Office {
    RunningServer server;
    Entrance staff{server};
    int sent = 0;
    std::string receipt = submit("satisfied", suggestion);
    std::string path = comments_path + ("/" + receipt);

    std::string submit(const std::string& satisfaction, const std::string& statement, const std::string& code = {}) {
        auto submission = server.submission();
        std::string id(32, '0');
        id.back() = static_cast<char>('0' + ++sent);
        submission.update({{"submission_id", id}, {"satisfaction", satisfaction}, {"statement", statement}});
        if (satisfaction != "dissatisfied") submission["situations"] = Json::array();
        if (!code.empty()) submission["code"] = code;
        const auto answer = server.submit(submission);
        REQUIRE(answer->status == 201);
        return Json::parse(answer->body)["receipt"];
    }

    httplib::Result get(const httplib::Headers& who, const std::string& at) const { return server.get(at, who); }
    httplib::Result answer(const httplib::Headers& who, const Json& said) const {
        return server.client().Post(path + "/answer", who, said.dump(), "application/json");
    }
    std::vector<std::string> listed(const httplib::Headers& who, const std::string& query = "") const {
        const auto answer = get(who, comments_path + query);
        REQUIRE(answer->status == 200);
        std::vector<std::string> receipts;
        const auto page = Json::parse(answer->body);
        for (const auto& each : page["comments"]) receipts.push_back(each["receipt"]);
        return receipts;
    }
    Json evaluation() const { return Json::parse(server.get("/api/v1/evaluations/" + receipt, with_secret())->body); }
    std::vector<std::string> problems() {
        app::Verification result;
        app::verify_journal(server.store, {}, result);
        return result.problems;
    }
};

void check_refused(const httplib::Result& answer, int status, const std::string& code, const std::string& field = "") {
    REQUIRE(answer);
    CHECK(answer->status == status);
    const auto error = Json::parse(answer->body)["error"];
    CHECK(error["code"] == code);
    CHECK(error["field"] == field);
}

} // namespace

TEST_CASE("Each role reads and answers the comments of its own unit, above and below it as the table of rights says") {
    Office station;
    struct Expected {
        Role role;
        const char* unit_id;
        bool reads;
        bool answers;
    };
    const Expected expectations[] = {
        {Role::Handler, "caidian", true, true},       {Role::Handler, "wuhan", false, false},
        {Role::Lead, "caidian", true, true},          {Role::Lead, "wuhan", true, false},
        {Role::Supervisor, "caidian", false, false},  {Role::Supervisor, "wuhan", true, false},
        {Role::Auditor, "caidian", false, false},     {Role::Auditor, "hubei", false, false},
        {Role::Administrator, "hubei", false, false}, {Role::Counter, "caidian", false, false},
        {Role::Codes, "caidian", false, false},       {Role::Officer, "caidian", false, false},
    };
    for (const auto& [role, unit_id, reads, answers] : expectations) {
        CAPTURE(facts_of(roles, role).id, unit_id);
        const auto who = station.staff.enter({role}, unit_id);
        CHECK(station.listed(who).size() == (reads ? 1U : 0U));
        CHECK(station.get(who, station.path)->status == (reads ? 200 : 404));
        // What is adopted without a word is refused to who may answer.
        CHECK(station.answer(who, {{"outcome", "adopted"}})->status == (answers ? 400 : reads ? 403 : 404));
        const auto unknown = station.get(who, comments_path + std::string{"/ZP-20261120-00000000-0"});
        CHECK(unknown->status == 404);
        if (!reads) CHECK(station.get(who, station.path)->body == unknown->body);
    }
}

TEST_CASE("A comment is answered once: the citizen reads what, without by whom, and the second is told what stands") {
    Office station;
    const auto handler = station.staff.enter({Role::Handler}, "caidian");
    const auto lead = station.staff.enter({Role::Lead}, "caidian");
    CHECK_FALSE(station.evaluation().contains("comment_answer"));
    const auto given = station.answer(handler, {{"outcome", "adopted"}, {"words", "下月起周六开放"}});
    REQUIRE(given->status == 200);
    const auto comment = Json::parse(given->body);
    CHECK(comment["statement"] == suggestion);
    CHECK(comment["answer"]["outcome"] == "adopted");
    CHECK(comment["answered_by"]["badge"] == "7001");

    const auto second = station.answer(lead, {{"outcome", "noted"}});
    check_refused(second, 409, "conflict");
    CHECK(Json::parse(second->body)["comment"] == comment);
    CHECK(Json::parse(station.get(lead, station.path)->body) == comment);

    const auto read = station.evaluation()["comment_answer"];
    CHECK(read == comment["answer"]);
    CHECK(read["words"] == "下月起周六开放");
    const auto page = station.server.get("/r/" + station.receipt + "?secret=" + secret_digits);
    CHECK(contains(page->body, "下月起周六开放"));
    CHECK(contains(page->body, "单位已采纳您的意见建议"));
    for (const auto& told : {station.evaluation().dump(), page->body}) {
        CHECK_FALSE(contains(told, "7001"));
        CHECK_FALSE(contains(told, "张三"));
    }
}

TEST_CASE("A comment is noted without a word, and refused what is no answer") {
    Office station;
    const auto handler = station.staff.enter({Role::Handler}, "caidian");
    check_refused(station.answer(handler, {{"outcome", "adopted"}}), 400, "invalid", "words");
    check_refused(station.answer(handler, {{"outcome", "thanked"}}), 400, "invalid", "outcome");
    check_refused(station.answer(handler, {{"outcome", "noted"}, {"badge", "1"}}), 400, "invalid", "badge");
    CHECK_FALSE(station.evaluation().contains("comment_answer"));
    REQUIRE(station.answer(handler, {{"outcome", "noted"}})->status == 200);
    CHECK(station.evaluation()["comment_answer"]["outcome"] == "noted");
    CHECK_FALSE(station.evaluation()["comment_answer"].contains("words"));
    CHECK(station.problems().empty());
}

TEST_CASE("Nobody answers a comment about himself") {
    Office station;
    const auto officer = station.staff.enter({Role::Handler}, "caidian", "12345"); // As the code's 012345.
    CHECK(station.listed(officer).size() == 1);
    check_refused(station.answer(officer, {{"outcome", "noted"}}), 403, "forbidden");
}

TEST_CASE("Another site's page answers no comment, whoever is signed in") {
    Office station;
    auto handler = station.staff.enter({Role::Handler}, "caidian");
    handler.emplace("Sec-Fetch-Site", "cross-site");
    CHECK(station.answer(handler, {{"outcome", "noted"}})->status == 403);
}

TEST_CASE("Only words that ask for no reply are comments") {
    Office station;
    const auto lead = station.staff.enter({Role::Lead}, "caidian");
    station.submit("dissatisfied", "没有给扣车凭证");
    station.submit("satisfied", "");
    const auto other = station.submit("other", "等了很久");
    CHECK(station.listed(lead) == std::vector{other, station.receipt});
}

TEST_CASE("Comments are filtered, sorted and read in pages, and what is made up is refused") {
    Office station;
    const auto bureau = station.staff.enter({Role::Lead}, "hubei");
    const auto brigade = station.staff.enter({Role::Lead}, "caidian");
    for (int more = 0; more < 3; ++more) station.submit("other", "意见");
    station.submit("satisfied", "窗口少", station.server.place_code);
    REQUIRE(station.answer(brigade, {{"outcome", "noted"}})->status == 200);
    for (const auto& who : {bureau, brigade}) {
        const auto all = station.listed(who);
        REQUIRE(all.size() == 5);
        const auto oldest = station.listed(who, "?sort=received");
        CHECK(std::vector(oldest.rbegin(), oldest.rend()) == all);
        for (const std::string sort : {"received", "-received"}) {
            std::vector<std::string> paged;
            std::string after;
            do {
                const auto page =
                    Json::parse(station.get(who, comments_path + ("?limit=2&sort=" + sort) + after)->body);
                for (const auto& each : page["comments"]) paged.push_back(each["receipt"]);
                after = page.contains("next") ? "&after=" + page["next"].get<std::string>() : "";
            } while (!after.empty());
            CHECK(paged == station.listed(who, "?sort=" + sort));
        }
        CHECK(station.listed(who, "?outcome=noted") == std::vector{station.receipt});
        CHECK(station.listed(who, "?outcome=none").size() == all.size() - 1);
        CHECK(station.listed(who, "?outcome=adopted").empty());
        CHECK(station.listed(who, "?unit=caidian&module=law_enforcement").size() == 4);
        CHECK(station.listed(who, "?module=driving_test").empty());
    }
    const std::pair<const char*, const char*> refused[] = {
        {"?outcome=open", "outcome"}, {"?sort=due", "sort"}, {"?limit=0", "limit"}, {"?limit=201", "limit"},
        {"?module=x", "module"},      {"?unit=", "unit"},    {"?after=1", "after"}, {"?status=closed", "status"}};
    for (const auto& [query, field] : refused)
        check_refused(station.get(bureau, comments_path + std::string{query}), 400, "invalid", field);
}

TEST_CASE("An answer that was changed, removed or put in unseen is found by its line in the journal") {
    Office station;
    const auto handler = station.staff.enter({Role::Handler}, "caidian");
    REQUIRE(station.answer(handler, {{"outcome", "adopted"}, {"words", "周六开放"}})->status == 200);
    REQUIRE(station.problems().empty());
    const auto tamper = [&](const std::string& sql) {
        store::Database database{station.server.folder.path() / "zhiping.db"};
        database.execute(sql);
    };
    tamper("UPDATE comment SET words = '周日开放'");
    REQUIRE(station.problems().size() == 1);
    CHECK(contains(station.problems().front(), "is another one"));
    tamper("UPDATE comment SET words = '周六开放', outcome = 'noted'");
    CHECK(station.problems().size() == 1);
    tamper("UPDATE comment SET outcome = NULL, words = NULL, salt = NULL, answered_at = NULL, answered_by = NULL");
    REQUIRE(station.problems().size() == 1);
    CHECK(contains(station.problems().front(), "has no answer any more"));
    station.submit("other", "等了很久");
    tamper("UPDATE comment SET outcome = 'noted', answered_at = 1, answered_by = 1 WHERE evaluation_id = 2");
    CHECK(station.problems().size() == 2);
}

TEST_CASE("A cursor of a comment out of reach is refused like one that was made up") {
    Office office;
    const auto cursor = std::string{comments_path} + "?after=" + office.receipt;
    CHECK(office.get(office.staff.enter({Role::Lead}, "caidian"), cursor)->status == 200);
    check_refused(office.get(office.staff.enter({Role::Handler}, "wuhan"), cursor), 400, "invalid", "after");
}

TEST_CASE("A handler who is disabled after the server knew who asks answers no comment") {
    Office office;
    office.staff.enter({Role::Handler}, "caidian", "5555");
    auto& server = office.server;
    const auto stored =
        server.store.read([](store::Database& database) { return store::find_staff(database, "5555"); });
    const app::StaffMember member{stored->id, stored->facts.officer, stored->facts.unit_id, stored->facts.roles};
    app::disable_staff(server.store, "5555");
    const auto answered = app::answer_comment(server.store, ReceiptNumber::parse(office.receipt).value(), member,
                                              {CommentOutcome::Noted}, server.clock.now(), server.random);
    REQUIRE_FALSE(answered);
    CHECK(answered.error().code == ErrorCode::Unauthorized);
}

TEST_CASE("The words of an answer can be erased, and the journal still fits; another outcome does not") {
    Office office;
    const auto handler = office.staff.enter({Role::Handler}, "caidian");
    REQUIRE(office.answer(handler, {{"outcome", "adopted"}, {"words", "周末开放"}})->status == 200);
    CHECK(count_rows(office.server.store, "staff_act WHERE what = 'answer_comment' AND subject = '" + office.receipt +
                                              "'") == 1); // For the audit.
    const auto change = [&](const char* sql) {
        office.server.store.write([&](store::Database& database) { database.prepare(sql).run(); });
    };
    CHECK(office.problems().empty());
    change("UPDATE comment SET words = NULL, salt = NULL");
    CHECK(office.problems().empty());
    change("UPDATE comment SET outcome = 'noted'");
    CHECK(office.problems().size() == 1);
}

TEST_CASE("What amends a case is no comment: it is answered with the case") {
    Office office;
    const std::string secret(32, '5');
    auto first = office.server.submission();
    first["submission_id"] = std::string(32, '8');
    const auto receipt = Json::parse(office.server.submit(first, with_secret(secret))->body)["receipt"];
    auto later = office.server.submission();
    later.update({{"submission_id", std::string(32, '9')},
                  {"satisfaction", "satisfied"},
                  {"situations", Json::array()},
                  {"statement", "已当面说清"},
                  {"amends", receipt}});
    const auto answer = office.server.submit(later, with_secret(secret));
    REQUIRE(answer->status == 201);
    CHECK(Json::parse(answer->body).contains("due"));
    CHECK(office.listed(office.staff.enter({Role::Lead}, "caidian")) == std::vector{office.receipt});
}
