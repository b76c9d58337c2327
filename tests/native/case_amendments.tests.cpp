#include "tests/support/case_house.hpp"

#include "native/app/read_evaluation.hpp"

#include <catch_amalgamated.hpp>

using namespace zhiping;
using namespace zhiping::tests;
using namespace std::chrono_literals;
using enum CaseAction;

namespace {

// A later evaluation of the code, with the first one's secret and naming it.
Receipt amend(CaseHouse& house, std::uint64_t number, const ReceiptNumber& named,
              Satisfaction satisfaction = Satisfaction::Dissatisfied) {
    auto later = sample_submission(house.code, number);
    later.amends = named;
    later.evaluation.satisfaction = satisfaction;
    if (satisfaction != Satisfaction::Dissatisfied) later.evaluation.situations.clear();
    return submit(house.store, later, sample_secret, house.now).value();
}

} // namespace

TEST_CASE("A later evaluation with the first one's secret amends it within a day, and never closes its case") {
    CaseHouse house;
    const auto first = house.evaluate(1);
    house.now += 23h;
    auto later = sample_submission(house.code, 2);
    later.evaluation.situations = {Situation::UncivilLanguage};
    later.amends = first.number;
    const auto second = submit(house.store, later, sample_secret, house.now).value();
    CHECK(second.due == first.due);
    CHECK_FALSE(house.find(second.number));
    CHECK(house.actions_of(first.number) == std::vector{Open, Amend});
    CHECK(house.find(first.number)->file.subject.ticked ==
          std::vector{Situation::UnfairEnforcement, Situation::ImpoundedWithoutCause, Situation::UncivilLanguage});
    amend(house, 3, second.number, Satisfaction::Satisfied);
    CHECK(house.find(first.number)->file.status == CaseStatus::Handling);
    CHECK(submit(house.store, later, sample_secret, house.now).value() == second); // Sent again.
    CHECK(house.verify().empty());
}

TEST_CASE("What a receipt promised stays on it, whatever becomes of the date") {
    CaseHouse house;
    const auto first = house.evaluate(1);
    house.does(first.number, CaseAction::Take, handler);
    house.does(first.number, CaseAction::RequestExtension, handler, {.words = "鉴定未出", .working_days = 3});
    house.does(first.number, CaseAction::GrantRequest, detachment_lead);
    CHECK(house.find(first.number)->file.running(ClockKind::Reply)->due > first.due->day);
    CHECK(house.evaluate(1) == first); // Sent again.
    CHECK(house.verify().empty());
}

TEST_CASE("Whoever amends a case that is answered, or one that has been amended for a day, stands alone") {
    CaseHouse house;
    const auto first = house.evaluate(1).number;
    house.now += 23h;
    const auto second = amend(house, 2, first);
    house.now += 23h;
    CHECK(house.find(amend(house, 3, second.number).number)); // A day after the first, though not after the second.
    CaseHouse answered;
    const auto receipt = answered.evaluate(1).number;
    answered.answer(receipt, handler);
    const auto once = amend(answered, 2, receipt, Satisfaction::Satisfied);
    CHECK_FALSE(once.due);
    CHECK(amend(answered, 2, receipt, Satisfaction::Satisfied) == once); // Sent again.
}

TEST_CASE("A third evaluation amends the second one's case, when the second amended one without a case") {
    CaseHouse house;
    auto content = sample_submission(house.code, 1);
    content.evaluation.satisfaction = Satisfaction::Satisfied;
    content.evaluation.situations.clear();
    const auto first = submit(house.store, content, sample_secret, house.now).value().number;
    const auto second = amend(house, 2, first).number;
    REQUIRE(house.find(second));
    const auto third = amend(house, 3, second);
    const auto fourth = amend(house, 4, first); // However it is named.
    for (const auto& later : {third, fourth}) {
        CHECK_FALSE(house.find(later.number));
        CHECK(later.due == Deadline{house.find(second)->file.running(ClockKind::Reply)->due, 3, false});
        CHECK(app::read_evaluation(house.store, later.number, sample_secret).value().receipt == later);
    }
    CHECK(house.actions_of(second) == std::vector{Open, Amend, Amend});
}

TEST_CASE("Whoever amends an evaluation whose case is damaged gets a case of their own") {
    CaseHouse house;
    const auto first = house.evaluate(1).number;
    house.does(first, CaseAction::Take, handler);
    house.execute("DELETE FROM case_event WHERE number = 2");
    CHECK(house.find(amend(house, 2, first).number));
}

TEST_CASE("Whoever has another secret, or comes a day later, opens a case that is linked and not joined") {
    CaseHouse house;
    const auto first = house.evaluate(1).number;
    const auto amend_it = [&](std::uint64_t number, const Secret& secret) {
        auto later = sample_submission(house.code, number);
        later.amends = first;
        return submit(house.store, later, secret, house.now).value().number;
    };
    const auto stranger = amend_it(2, sample_token<Secret>(2));
    house.now += 24h + 1s;
    const auto late = amend_it(3, sample_secret);
    CHECK(house.actions_of(first) == std::vector{Open});
    const auto linked = house.store.read([&](store::Database& database) {
        return store::list_linked_cases(database, house.find(first)->key.evaluation_id);
    });
    CHECK(linked == std::vector{stranger, late});
}
