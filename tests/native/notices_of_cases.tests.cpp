#include "native/store/notices.hpp"
#include "native/store/persons.hpp"
#include "native/store/stored.hpp"
#include "tests/common/told_notices.hpp"
#include "tests/support/case_house.hpp"
#include "tests/support/person_house.hpp"

#include <catch_amalgamated.hpp>

#include <algorithm>

// Who is told of what happens to cases, on a real store: in the transaction in which it happens.
using namespace zhiping;
using namespace zhiping::tests;
using namespace std::chrono_literals;
using enum CaseAction;
using test::Told;

namespace {

Told list_told(store::Store& store, std::int64_t after_id) {
    return store.read([&](store::Database& database) {
        return database
            .prepare("SELECT kind, unit_id, role, badge, about_unit_id, due_date FROM notice WHERE id > ? ORDER BY id")
            .bind(after_id)
            .list([](store::Statement& row) {
                WantedNotice notice{.kind = store::next_enum(row, notice_kinds), .about_unit_id = {}};
                const auto unit_id = row.next<std::optional<std::string>>();
                const auto role = row.next_optional([&] { return store::next_enum(row, roles); });
                const auto badge = row.next<std::string>();
                if (unit_id) notice.readers = NoticeReaders{*unit_id, role, badge};
                notice.about_unit_id = row.next<std::string>();
                notice.due = row.next_optional([&] { return store::next_date(row); });
                return test::in_words(notice);
            });
    });
}

struct NoticeHouse : CaseHouse {
    std::int64_t last = 0;

    // What was told since it was asked last.
    Told news() {
        const auto told = list_told(store, last);
        last += static_cast<std::int64_t>(told.size());
        return told;
    }
    Told after(const ReceiptNumber& receipt, CaseAction action, const Actor& actor, CaseDetails details = {}) {
        does(receipt, action, actor, std::move(details));
        return news();
    }
    Told pass(std::chrono::seconds time) {
        now += time;
        run_clocks();
        return news();
    }

    // Its citizen says who they are. Nothing is told of that here.
    void know(const ReceiptNumber& receipt, const std::optional<store::SealedText>& name = store::SealedText{2}) {
        store.write([&](store::Database& database) {
            const auto person_id = store::insert_person(database, store::digest(receipt.text()), {1}, now);
            const auto id = store::find_case_key(database, receipt)->evaluation_id;
            store::insert_evaluation_person(database, {id, person_id, name, false, now});
        });
    }

    std::string due_of(const ReceiptNumber& receipt, ClockKind kind) {
        return ", due " + to_string(find(receipt)->file.running(kind)->due);
    }
    std::int64_t count_to_persons() { return count_rows(store, "notice WHERE person_id IS NOT NULL"); }
};

Reply wrong_reply() {
    auto reply = CaseHouse::clean_reply();
    reply.findings[0].finding = Finding::Wrong;
    reply.measures = {{MeasureKind::Apologised}};
    return reply;
}

} // namespace

TEST_CASE("On the walk of a case each is told what concerns them, when it happens, and nothing else") {
    NoticeHouse house;
    const auto receipt = house.evaluate().number;
    const std::string about = ", about 420114, due 2026-11-25", about_later = ", about 420114, due 2026-11-27";
    CHECK(house.news() == Told{"new_case to leads of 420114" + about});
    house.know(receipt);
    CHECK(house.after(receipt, Take, handler).empty());
    CHECK(house.after(receipt, AskCitizen, handler, {.words = "请问车牌号？"}) ==
          Told{"question to the person, about 420114"});
    CHECK(house.after(receipt, AnswerQuestion, citizen, {.words = "鄂A12345"}).empty());
    CHECK(house.after(receipt, RequestExtension, handler, {.words = "等鉴定", .working_days = 2}) ==
          Told{"to_decide to leads of 420100 but 1001" + about});
    CHECK(house.after(receipt, GrantRequest, detachment_lead) == Told{"extended to the person" + about_later});
    CHECK(house.pass(std::chrono::days{6}) == Told{"due_tomorrow to 1001 of 420114" + about_later});
    CHECK(house.after(receipt, HandIn, handler, {.reply = wrong_reply()}) ==
          Told{"to_approve to leads of 420114 but 1001" + about_later});
    CHECK(house.after(receipt, ReturnReply, brigade_lead, {.words = "请写明"}) ==
          Told{"rejected to 1001 of 420114" + about_later});
    CHECK(house.after(receipt, HandIn, handler, {.reply = wrong_reply()}).size() == 1);
    const auto told = house.after(receipt, Approve, brigade_lead);
    const auto until = house.due_of(receipt, ClockKind::Response);
    CHECK(told == Told{"reply to the person, about 420114" + until});
    CHECK(house.pass(std::chrono::days{56}) == Told{"reminder to the person, about 420114" + until});
    CHECK(house.pass(1h).empty());
    const auto rejection = house.after(receipt, Reject, citizen, {.words = "不满意"});
    const auto above = ", about 420100" + house.due_of(receipt, ClockKind::Reply);
    CHECK(rejection == Told{"new_case to leads of 420100" + above, "escalated to the person" + above,
                            "rejected to 1001 of 420114" + above});
    CHECK(house.pass(std::chrono::days{30}) == Told{"overdue to leads of 420100" + above});
    house.does(receipt, Take, reviewer);
    CHECK(house.after(receipt, IssueReply, reviewer, {.reply = CaseHouse::clean_reply()}).size() == 1);
    CHECK(house.after(receipt, OpenReply, citizen).empty());
    CHECK(house.after(receipt, Accept, citizen) == Told{"outcome to 014537 of 420114, about 420100"});
    CHECK(house.verify().empty());
}

TEST_CASE("Each notice is made when its event happened, has a number of its own, and is tried when it may be") {
    NoticeHouse house;
    const auto receipt = house.evaluate().number;
    house.know(receipt);
    house.answer(receipt, handler);
    house.now = begin_of(house.find(receipt)->file.running(ClockKind::Response)->due - std::chrono::days{7}) + 5min;
    house.run_clocks();
    const auto notices = house.store.read([&](store::Database& database) {
        return store::list_notices_of(database, store::find_case_key(database, receipt)->evaluation_id);
    });
    REQUIRE(notices.size() == 2);
    CHECK(notices[0].notice.made == sample_now);
    CHECK(notices[0].next_try == sample_now);
    CHECK(notices[1].notice.kind == NoticeKind::Reminder);
    CHECK(notices[1].notice.made == house.now);
    CHECK(notices[1].next_try == next_morning(house.now));
    CHECK(notices[0].notice.message_id != notices[1].notice.message_id);
}

TEST_CASE("A transaction that fails tells nobody, and so does what is refused") {
    NoticeHouse house;
    const auto receipt = house.evaluate().number;
    house.know(receipt);
    house.does(receipt, Take, handler);
    house.news();
    const CaseCommand issue{IssueReply, handler, house.now, {.reply = CaseHouse::clean_reply()}};
    const auto fail = [&](store::Database& database) {
        CHECK(cases::act_on_case(database, receipt, issue, {}, house.means(database)));
        throw std::runtime_error{"the disk is full"};
    };
    CHECK_THROWS_AS(house.store.write(fail), std::runtime_error);
    CHECK(house.actions_of(receipt) == std::vector{Open, Take});
    CHECK(house.news().empty());
    CHECK_FALSE(house.act(receipt, Reject, citizen, {.words = "不满意"}));
    CHECK(house.news().empty());
    CHECK(house.after(receipt, IssueReply, handler, {.reply = CaseHouse::clean_reply()}).size() == 1);
}

TEST_CASE("Of a person who is not known, or is erased, nothing is written, and staff are told all the same") {
    NoticeHouse house;
    const auto unknown = house.evaluate(1).number, erased = house.evaluate(2).number;
    house.know(erased, std::nullopt);
    for (const auto& receipt : {unknown, erased}) {
        house.answer(receipt, handler);
        house.news();
        const auto told = house.after(receipt, Reject, citizen, {.words = "不满意"});
        CHECK(told.size() == 2); // The level above, and the author.
    }
    CHECK(house.count_to_persons() == 0);
}

TEST_CASE("Who becomes known later is told what happens from then on") {
    NoticeHouse house;
    const auto receipt = house.evaluate().number;
    house.does(receipt, Take, handler);
    house.does(receipt, AskCitizen, handler, {.words = "请问车牌号？"});
    house.know(receipt);
    CHECK(house.count_to_persons() == 0);
    house.does(receipt, IssueReply, handler, {.reply = CaseHouse::clean_reply()});
    CHECK(house.count_to_persons() == 1);
}

TEST_CASE("A report of pressure leaves no notice that anybody of the unit could be sent, nor an officer on the code") {
    NoticeHouse house;
    const auto receipt = house.evaluate().number;
    house.know(receipt);
    house.does(receipt, Take, handler);
    house.news();
    CHECK(house.after(receipt, ReportPressure, citizen, {.words = "有人打电话让我撤掉评价"}) ==
          Told{"pressure to leads of 420000, about 420114"});
    for (const auto* whom : {"unit_id = '420114'", "unit_id = '420100'", "badge IS NOT NULL", "person_id IS NOT NULL"})
        CHECK(count_rows(house.store, "notice WHERE kind = 'pressure' AND " + std::string{whom}) == 0);
}

TEST_CASE("An officer on the code is told how the case has ended, and nothing before") {
    NoticeHouse house;
    const auto receipt = house.evaluate().number;
    house.answer(receipt, handler);
    house.does(receipt, ReportPressure, citizen, {.words = "有人打电话"});
    const std::string his = "notice WHERE badge = '014537'";
    CHECK(count_rows(house.store, his) == 0);
    house.does(receipt, Accept, citizen);
    CHECK(count_rows(house.store, his + " AND kind = 'outcome'") == 1);
    CHECK(count_rows(house.store, his) == 1);
}

TEST_CASE("What is long past is kept without telling anybody") {
    NoticeHouse house;
    house.means = [tell = house.means](store::Database& database) {
        auto means = tell(database);
        means.tells = false;
        return means;
    };
    const auto receipt = house.evaluate().number;
    house.news();
    house.know(receipt);
    house.answer(receipt, handler);
    CHECK(house.pass(std::chrono::days{90}).empty());
    CHECK(house.find(receipt)->file.status == CaseStatus::Closed);
}

TEST_CASE("An evaluation without a case costs no statement for notices, and a case one for its leads") {
    const auto statements_of = [](Satisfaction satisfaction) {
        CaseHouse house;
        auto submission = sample_submission(house.code);
        submission.evaluation.satisfaction = satisfaction;
        if (satisfaction == Satisfaction::Satisfied) submission.evaluation.situations.clear();
        REQUIRE(submit(house.store, submission));
        return house.store.write([](store::Database& database) { return database.prepared(); });
    };
    const auto count = [](const std::vector<std::string>& statements, const std::string& part) {
        return std::ranges::count_if(statements, [&](const std::string& sql) { return contains(sql, part); });
    };
    const auto satisfied = statements_of(Satisfaction::Satisfied),
               dissatisfied = statements_of(Satisfaction::Dissatisfied);
    CHECK(count(satisfied, " notice ") == 0);
    CHECK(count(dissatisfied, "INSERT INTO notice ") == 1);
    CHECK(count(dissatisfied, " notice ") == 1);
    for (const auto& statements : {satisfied, dissatisfied}) CHECK(count(statements, "evaluation_person") == 0);
}

namespace {

// Who is told what of evaluations that are submitted over the network.
struct ToldHouse : PersonHouse {
    Browser phone{server};

    // Of whoever is signed in there.
    std::string send(Json more, const std::string& secret = secret_digits) {
        auto submission = server.submission();
        submission["submission_id"] = SubmissionId::from_random(server.random.bytes<16>()).digits();
        submission.update(more);
        auto headers = with_secret(secret);
        const auto own = phone.headers();
        headers.insert(own.begin(), own.end());
        const auto answer = server.submit(submission, headers);
        if (answer->status != 201) throw std::logic_error{answer->body};
        return Json::parse(answer->body)["receipt"];
    }
    std::vector<std::string> told_to_person_of(const std::string& number) {
        return server.store.read([&](store::Database& database) {
            std::vector<std::string> told;
            const auto key = store::find_case_key(database, ReceiptNumber::parse(number).value());
            for (const auto& each : store::list_notices_of(database, key->evaluation_id))
                told.push_back(std::string{facts_of(notice_kinds, each.notice.kind).id} + " about " +
                               each.notice.about_unit_id.value_or("") +
                               (each.notice.due ? ", due " + to_string(*each.notice.due) : ""));
            return told;
        });
    }
    Json of_place() const {
        return {{"code", server.place_code}, {"satisfaction", "satisfied"}, {"situations", Json::array()}};
    }
};

const Told receipt_with_day{"receipt about caidian, due 2026-11-25"};

} // namespace

TEST_CASE("Whoever says who they are is told that the evaluation was received, once, and by when there is a reply") {
    ToldHouse house;
    CHECK(house.told_to_person_of(house.receipt).empty());
    house.identify(house.phone);
    CHECK(house.told_to_person_of(house.receipt) == receipt_with_day);
    house.pause();
    house.identify(house.phone); // Once more, with the same number.
    CHECK(house.told_to_person_of(house.receipt) == receipt_with_day);
}

TEST_CASE("Whoever is signed in is told of each evaluation that they submit, once") {
    ToldHouse house;
    house.receipt = house.submit(house.of_place());
    house.identify(house.phone);
    CHECK(house.told_to_person_of(house.receipt).size() == 1);
    const auto satisfied = house.send(house.of_place());
    const auto told = house.told_to_person_of(satisfied);
    REQUIRE(told.size() == 1);
    CHECK_FALSE(contains(told.front(), "due")); // Nothing is promised.
    CHECK(house.told_to_person_of(house.send(Json::object())) == receipt_with_day);
}

TEST_CASE("A submission that is sent again is told once") {
    ToldHouse house;
    house.identify(house.phone);
    auto again = house.of_place();
    again["submission_id"] = std::string(32, 'd');
    CHECK(house.send(again) == house.send(again));
    CHECK(house.told_to_person_of(house.send(again)).size() == 1);
}

TEST_CASE("Who amends an evaluation is told of what they submit, and not once more of what becomes theirs with it") {
    ToldHouse house;
    const auto first = house.receipt;
    house.receipt = house.submit(house.of_place());
    house.identify(house.phone); // Has a name.
    const auto second = house.send({{"amends", first}});
    CHECK(contains(house.phone.get("/my?lang=zh-CN")->body, "/r/" + first));
    CHECK(house.told_to_person_of(first).empty());
    CHECK(house.told_to_person_of(second) == receipt_with_day);
    const auto third = house.send({{"amends", first}});
    CHECK(house.told_to_person_of(first).empty());
    CHECK(house.told_to_person_of(third) == receipt_with_day);
}

TEST_CASE("Who only signs in with a number, and evaluates without a name, is told nothing") {
    ToldHouse house;
    house.sign_in(house.phone);
    house.send(Json::object());
    CHECK(count_rows(house.server.store, "notice WHERE person_id IS NOT NULL") == 0);
}
