#include "tests/support/command_line.hpp"
#include "tests/support/sample_store.hpp"
#include "tests/support/scripted_random.hpp"
#include "tests/support/temporary_folder.hpp"

#include "native/app/open_code.hpp"
#include "native/app/read_evaluation.hpp"
#include "native/app/revoke_code.hpp"
#include "shared/text/text_ids.hpp"

#include <catch_amalgamated.hpp>

#include <set>
#include <thread>

using namespace zhiping;
using namespace zhiping::tests;

namespace {

struct House {
    TemporaryFolder folder;
    store::Store store{folder.path() / "zhiping.db"};
    Code code = fill_with_samples(store);

    void check_refused(const Submission& submission, const Error& expected) {
        const auto refused = submit(store, submission);
        REQUIRE_FALSE(refused);
        CHECK(refused.error() == expected);
        CHECK(count_rows(store, "evaluation") == 0);
    }
};

std::string all_bytes_of(const std::filesystem::path& folder) {
    std::string bytes;
    for (const auto& entry : std::filesystem::directory_iterator{folder}) bytes += content_of(entry.path());
    return bytes;
}

Date day(const std::string& text) { return parse_date(text).value(); }

} // namespace

TEST_CASE("A dissatisfied evaluation is stored as it was sent and promises a reply") {
    House house;
    const auto submission = sample_submission(house.code);
    const auto receipt = submit(house.store, submission);
    REQUIRE(receipt);
    CHECK(receipt->received == sample_now);
    CHECK(receipt->due == Deadline{day("2026-11-25"), 3, false});
    CHECK(receipt->number.text().starts_with("ZP-20261120-"));

    const auto stored = app::read_evaluation(house.store, receipt->number, sample_secret);
    REQUIRE(stored);
    CHECK(stored->receipt == *receipt);
    CHECK(stored->evaluation == submission.evaluation);
    CHECK(stored->subject.unit == UnitName{"武汉市交警支队 蔡甸大队", "Wuhan Detachment, Caidian Brigade"});
}

TEST_CASE("A satisfied evaluation promises no reply") {
    House house;
    auto submission = sample_submission(house.code);
    submission.evaluation.satisfaction = Satisfaction::Satisfied;
    submission.evaluation.situations = {};
    const auto receipt = submit(house.store, submission);
    REQUIRE(receipt);
    CHECK_FALSE(receipt->due);
    CHECK(app::read_evaluation(house.store, receipt->number, sample_secret)->evaluation == submission.evaluation);
}

TEST_CASE("The promised day follows the State Council's calendar") {
    House house;
    const auto [received, due] = GENERATE(table<std::string, std::string>({{"2026-02-12 10:00", "2026-02-24"},
                                                                           {"2026-04-30 10:00", "2026-05-08"},
                                                                           {"2026-09-18 23:59", "2026-09-22"},
                                                                           {"2026-09-30 00:00", "2026-10-10"}}));
    const auto now = parse_china_time(received).value();
    const auto receipt = submit(house.store, sample_submission(house.code), sample_secret, now);
    REQUIRE(receipt);
    CHECK(receipt->due == Deadline{day(due), 3, false});
}

TEST_CASE("A day beyond the calendar is promised as provisional, and is read back so") {
    House house;
    const auto now = parse_china_time("2026-12-31 10:00").value();
    const auto receipt = submit(house.store, sample_submission(house.code), sample_secret, now);
    REQUIRE(receipt);
    CHECK(receipt->due->provisional);
    CHECK(app::read_evaluation(house.store, receipt->number, sample_secret)->receipt == *receipt);
}

TEST_CASE("What validate() refuses is not stored") {
    House house;
    auto submission = sample_submission(house.code);
    auto& evaluation = submission.evaluation;
    SECTION("nothing chosen") {
        evaluation.satisfaction = std::nullopt;
        house.check_refused(submission, invalid("satisfaction", Text::ChooseSatisfaction));
    }
    SECTION("dissatisfied without a situation") {
        evaluation.situations = {};
        house.check_refused(submission, invalid("situations", Text::ChooseSituation));
    }
    SECTION("a situation of another module") {
        evaluation.situations = {Situation::Charges};
        house.check_refused(submission, invalid("situations", Text::SituationNotOffered));
    }
    SECTION("the same situation twice") {
        evaluation.situations = {Situation::Other, Situation::Other};
        house.check_refused(submission, invalid("situations", Text::SituationTwice));
    }
    SECTION("an unknown catalogue") {
        evaluation.catalogue_version = 99;
        house.check_refused(submission, invalid("catalogue_version", Text::CatalogueVersionUnknown));
    }
    SECTION("a statement that is too long") {
        evaluation.statement = std::string(10'000, 'x');
        house.check_refused(submission, invalid("statement", Text::StatementTooLong));
    }
    SECTION("a statement of few characters and many bytes") {
        for (int count = 0; count < 10'000; ++count) evaluation.statement += "\u0301";
        house.check_refused(submission, invalid("statement", Text::StatementTooLarge));
    }
    SECTION("a statement that is not UTF-8") {
        evaluation.statement = "\xff";
        house.check_refused(submission, invalid("statement", Text::StatementUnreadable));
    }
}

TEST_CASE("A code that was never issued, or was revoked, cannot be evaluated or opened") {
    House house;
    const auto unknown = Code::from_random({1, 2, 3});
    const Error not_found{ErrorCode::NotFound, Text::CodeUnknownHeading, "code"};
    house.check_refused(sample_submission(unknown), not_found);
    CHECK(app::open_code(house.store, unknown, sample_now).error() == not_found);
    CHECK(app::revoke_code(house.store, unknown, sample_now).error() == not_found);

    CHECK(app::revoke_code(house.store, house.code, sample_now - revoked_code_grace));
    const Error gone{ErrorCode::Gone, Text::CodeRevokedHeading, "code"};
    house.check_refused(sample_submission(house.code), gone);
    CHECK(app::open_code(house.store, house.code, sample_now).error() == gone);
    CHECK(app::open_code_to_finish(house.store, house.code, sample_now).error() == gone);
}

TEST_CASE("Who has the form open when its code is revoked may finish, for a day, and nobody else may open it") {
    House house;
    const auto revoked = sample_now - revoked_code_grace + std::chrono::seconds{1};
    CHECK(app::revoke_code(house.store, house.code, revoked));
    CHECK(app::open_code(house.store, house.code, sample_now).error().code == ErrorCode::Gone);
    CHECK(app::open_code_to_finish(house.store, house.code, sample_now));
    CHECK(submit(house.store, sample_submission(house.code)));
    const auto refused =
        submit(house.store, sample_submission(house.code, 2), sample_secret, sample_now + std::chrono::seconds{1});
    CHECK(refused.error().code == ErrorCode::Gone);
}

TEST_CASE("Refusals of a code carry no placeholder that nobody fills") {
    for (const auto language : {Language::Chinese, Language::English})
        for (const auto message : {Text::CodeUnknownHeading, Text::CodeRevokedHeading})
            CHECK(text(message, language).find('{') == std::string_view::npos);
}

TEST_CASE("Sending again gives the first receipt, also later and when the code was revoked since") {
    House house;
    const auto submission = sample_submission(house.code);
    const auto first = submit(house.store, submission);
    REQUIRE(first);
    CHECK(app::revoke_code(house.store, house.code, sample_now));
    const auto again = submit(house.store, submission, sample_secret, sample_now + std::chrono::days{3});
    REQUIRE(again);
    CHECK(*again == *first);
    CHECK(count_rows(house.store, "evaluation") == 1);
}

TEST_CASE("The same submission from sixteen phones at once is one row with one receipt") {
    House house;
    const auto submission = sample_submission(house.code);
    std::vector<std::string> receipts(16);
    {
        std::vector<std::jthread> phones;
        for (auto& receipt : receipts)
            phones.emplace_back([&] { receipt = submit(house.store, submission).value().number.text(); });
    }
    CHECK(std::set<std::string>{receipts.begin(), receipts.end()}.size() == 1);
    CHECK(count_rows(house.store, "evaluation") == 1);
    CHECK(count_rows(house.store, "evaluation_situation") == 2);
}

TEST_CASE("A submission id is refused for anything but its own evaluation, always in the same words") {
    House house;
    const auto submission = sample_submission(house.code);
    REQUIRE(submit(house.store, submission));
    const Error conflict{ErrorCode::Conflict, Text::SubmissionConflict, "submission_id"};

    auto other_words = submission;
    other_words.evaluation.statement = "Something else";
    auto other_order = submission;
    std::swap(other_order.evaluation.situations[0], other_order.evaluation.situations[1]);
    CHECK(submit(house.store, other_words).error() == conflict);
    CHECK(submit(house.store, other_order).error() == conflict);
    CHECK(submit(house.store, submission, sample_token<Secret>(1)).error() == conflict);
    CHECK(count_rows(house.store, "evaluation") == 1);
}

TEST_CASE("Only its secret reads an evaluation back, and a wrong one looks like a wrong number") {
    House house;
    const auto receipt = submit(house.store, sample_submission(house.code));
    REQUIRE(receipt);
    const auto wrong_secret = app::read_evaluation(house.store, receipt->number, sample_token<Secret>(1));
    const auto nobodys = ReceiptNumber::from_random(day("2026-11-20"), {1, 2, 3, 4, 5});
    const auto wrong_number = app::read_evaluation(house.store, nobodys, sample_secret);
    REQUIRE_FALSE(wrong_secret);
    REQUIRE_FALSE(wrong_number);
    CHECK(wrong_secret.error() == wrong_number.error());
}

TEST_CASE("The files hold neither the submission id nor the secret") {
    House house;
    const auto submission = sample_submission(house.code, 0xabcdef0123456789);
    const auto secret = sample_token<Secret>(0x123456789abcdef1);
    REQUIRE(submit(house.store, submission, secret));
    const auto bytes = all_bytes_of(house.folder.path());
    CHECK(bytes.find(submission.evaluation.statement) != std::string::npos);
    CHECK(bytes.find(submission.id.digits()) == std::string::npos);
    CHECK(bytes.find(secret.digits()) == std::string::npos);
}

TEST_CASE("A receipt number that another evaluation has is not given again") {
    House house;
    const std::vector<std::uint8_t> same{1, 2, 3, 4, 5};
    ScriptedRandom falls{{same, same, {5, 4, 3, 2, 1}}};
    app::CurrentCalendar calendar;
    const auto number_of = [&](std::uint64_t number) {
        return app::submit_evaluation(house.store, calendar, sample_submission(house.code, number), sample_secret,
                                      {sample_person_key}, sample_now, falls)
            .value()
            .number.text();
    };
    const auto first = number_of(1), second = number_of(2);
    CHECK(falls.is_used_up());
    CHECK(first == ReceiptNumber::from_random(china_date(sample_now), {1, 2, 3, 4, 5}).text());
    CHECK(second == ReceiptNumber::from_random(china_date(sample_now), {5, 4, 3, 2, 1}).text());
}
