#include "native/app/case_means.hpp"
#include "native/cases/act_on_case.hpp"
#include "native/store/persons.hpp"
#include "tests/common/people.hpp"
#include "tests/support/case_house.hpp"
#include "tests/support/notice_house.hpp"

#include <catch_amalgamated.hpp>

// A notice of a reply that was sent begins the time in which its citizen may answer.
using namespace zhiping;
using namespace zhiping::tests;
using namespace std::chrono_literals;
using enum CaseAction;
using messages::NoticeOutcome;

namespace {

// A case whose citizen is known.
struct ReplyHouse : NoticeHouse {
    ReceiptNumber number = open();

    ReceiptNumber open() {
        clock.pass(24h);
        const auto code =
            std::get<0>(app::create_codes(store, {{sample_document(2)}}, sample_now, chance)).front().code;
        const auto submitted = submit(store, sample_submission(code, 2), sample_secret, clock.now()).value().number;
        store.write([&](store::Database& database) {
            store::insert_evaluation_person(database,
                                            {id_of(submitted), person_id, store::SealedText{1}, false, clock.now()});
        });
        return submitted;
    }
    CaseFile does(CaseAction action, const Actor& actor, CaseDetails details = {}) {
        clock.pass(1min);
        return store.write([&](store::Database& database) {
            return cases::act_on_case(database, number, {action, actor, clock.now(), details}, std::nullopt,
                                      app::case_means(calendar, chance)(database))
                .value()
                .file;
        });
    }
    void answer() {
        does(Take, handler);
        does(IssueReply, handler, {.reply = CaseHouse::clean_reply()});
    }
    CaseFile file() {
        return store.read([&](store::Database& database) { return cases::find_case(database, number)->file; });
    }
    std::optional<Date> response_due() {
        const auto stands = file();
        const auto* response = stands.running(ClockKind::Response);
        return response ? std::optional{response->due} : std::nullopt;
    }
};

} // namespace

TEST_CASE("When the notice of a reply was sent, the case says so, once, and the 30 days begin") {
    ReplyHouse house;
    house.answer();
    const auto before = house.response_due();
    CHECK(house.file().reply->delivered == std::nullopt);
    house.clock.pass(2h);
    CHECK(house.send().sent == 1);
    REQUIRE(house.sms.count() == 1);
    CHECK(house.sms.all().front().notice.kind == NoticeKind::Reply);
    CHECK(house.file().reply->delivered == house.clock.now());
    CHECK(house.response_due() < before);
    CHECK(count_rows(house.store, "case_event WHERE action = 'deliver_notice'") == 1);
}

TEST_CASE("A notice that may not have arrived, or was not sent, begins nothing") {
    for (const auto outcome : {NoticeOutcome::Unknown, NoticeOutcome::Never, NoticeOutcome::Later}) {
        ReplyHouse house;
        house.sms.knows = false;
        house.sms.outcome = outcome;
        house.answer();
        house.send();
        CHECK(house.file().reply->delivered == std::nullopt);
    }
}

TEST_CASE("A notice that is sent when another reply is there, or the case is closed, says nothing of that") {
    ReplyHouse house;
    house.answer();
    house.sms.outcome = NoticeOutcome::Later;
    house.send();
    house.does(Accept, citizen);
    house.sms.outcome = NoticeOutcome::Taken;
    house.send_after(1h);
    CHECK(house.sms.count() == 2);
    CHECK(count_rows(house.store, "case_event WHERE action = 'deliver_notice'") == 0);
}
