#include "native/app/verify_journal.hpp"
#include "native/cases/act_on_case.hpp"
#include "native/cases/event_row.hpp"
#include "native/outside/clock.hpp"
#include "native/store/holidays.hpp"
#include "native/store/jobs.hpp"
#include "tests/common/amended_calendar.hpp"
#include "tests/common/people.hpp"
#include "tests/common/random.hpp"
#include "tests/support/command_line.hpp"
#include "tests/support/eventually.hpp"
#include "tests/support/sample_evidence.hpp"
#include "tests/support/sample_store.hpp"

#include <catch_amalgamated.hpp>

// The real program runs the clocks' job, and is killed at points that depend on what it has stored.
using namespace zhiping;
using namespace zhiping::tests;
using namespace std::chrono_literals;
using enum CaseAction;

namespace {

constexpr int cases_of_each_kind = 60; // Several of the job's transactions together.

// Fills a folder with cases in which much is due today, and tomorrow too, so that midnight does not matter.
class DueCases {
public:
    explicit DueCases(const std::filesystem::path& folder) : m_store(folder / "zhiping.db") {
        sample_keys().save(folder / "zhiping.keys");
        for (int count = 0; count < cases_of_each_kind; ++count) {
            open_overdue_with_request();
            open_nearly_due();
            open_answered(57, {});                 // The citizen is reminded.
            open_answered(80, m_today - days{75}); // The promise was not kept, and the citizen never answered.
        }
        const auto amended = test::amended_notice(state_council_calendar(), m_next_working_day);
        m_store.write([&](store::Database& database) { store::insert_holiday_notice(database, {amended, m_now}); });
    }

private:
    using days = std::chrono::days;

    ReceiptNumber evaluate(Date day) {
        const auto number = ++m_last_number;
        return submit(m_store, sample_submission(m_code, number), sample_token<Secret>(number), noon_of(day))
            .value()
            .number;
    }

    void does(const ReceiptNumber& receipt, CaseAction action, Date day, CaseDetails details = {}) {
        const cases::Means means{m_days, 0, {}, chance};
        const bool is_done = m_store.write([&](store::Database& database) {
            const CaseCommand command{action, test::handler, noon_of(day), details};
            return static_cast<bool>(cases::act_on_case(database, receipt, command, {}, means));
        });
        REQUIRE(is_done);
    }

    void open_overdue_with_request() {
        const auto receipt = evaluate(m_today - days{40});
        does(receipt, Take, m_today - days{40});
        does(receipt, RequestTransfer, m_today - days{40}, {.words = "不是我们办的"});
    }

    // Today is a working day before its end, or a free day after that.
    void open_nearly_due() {
        evaluate(working_days_before(*m_days, m_next_working_day, newest_policy().reply_working_days));
    }

    void open_answered(int days_ago, std::optional<Date> promised_for) {
        const auto day = m_today - days{days_ago};
        const auto receipt = evaluate(day);
        Reply reply{.findings = {{Situation::UnfairEnforcement, Finding::DidNotHappen},
                                 {Situation::ImpoundedWithoutCause, Finding::Lawful}},
                    .text = "经查看执法记录仪，情况与您说的不一致，现将核查结果答复如下。",
                    .basis = "道路交通安全法第八十七条"};
        if (promised_for) reply.measures = {{MeasureKind::Repaid, *promised_for}};
        does(receipt, Take, day);
        does(receipt, IssueReply, day, {.reply = reply});
    }

    static Instant noon_of(Date day) { return begin_of(day) + 12h; }

    store::Store m_store;
    const Code m_code = fill_with_samples(m_store);
    const Instant m_now = outside::SystemClock{}.now();
    const Date m_today = china_date(m_now);
    const std::shared_ptr<const Calendar> m_days = std::make_shared<Calendar>(state_council_calendar());
    const Date m_next_working_day = next_working_day(*m_days, m_today + days{1});
    std::uint64_t m_last_number = 0;
};

// A copy of a data folder, and the program that works on it.
class Work {
public:
    explicit Work(const std::filesystem::path& folder) {
        std::filesystem::copy(folder, data(), std::filesystem::copy_options::recursive);
    }

    CommandLine::Outcome run() const { return m_zhiping.run(words); }

    // Starts the job and kills it once it has begun and so many events more are stored. Whether it died on the way.
    bool kill_after(std::int64_t more) const {
        const auto before = count_events();
        const auto program = m_zhiping.start(words, "killed-output", "killed-problem");
        const bool has_come = eventually([&] {
            const auto stored = count_events() - before;
            return stored >= more && (stored > 0 || has_lease());
        });
        program.send(SIGKILL);
        const bool was_killed = program.wait() == 128 + SIGKILL;
        REQUIRE(has_come);
        end_lease();
        return was_killed;
    }

    std::int64_t count_events() const {
        return database().prepare("SELECT count(*) FROM case_event").value<std::int64_t>();
    }

    // Of all cases, in order, without the time of day at which the job ran.
    std::vector<std::pair<std::int64_t, CaseEvent>> events() const {
        auto reading = database();
        std::vector<std::pair<std::int64_t, CaseEvent>> all;
        for (std::int64_t id = 1; store::find_case_key(reading, id); ++id)
            for (const auto& row : store::list_events(reading, id))
                all.emplace_back(id, timeless(cases::to_event(row)));
        return all;
    }

    std::vector<std::string> problems() const {
        store::Store store{file()};
        app::Verification verification;
        app::verify_journal(store, {}, verification);
        return verification.problems;
    }

private:
    std::filesystem::path data() const { return m_zhiping.file("data"); }
    std::filesystem::path file() const { return data() / "zhiping.db"; }
    store::Database database() const { return store::Database{file(), store::Access::ReadOnly}; }

    bool has_lease() const {
        auto reading = database();
        const auto job = store::find_job(reading, "clocks");
        return job && job->lease;
    }

    // As time would: nobody else may run the job for a minute after one that was killed.
    void end_lease() const { store::Database{file()}.execute("UPDATE job SET lease_owner = NULL, lease_until = NULL"); }

    static CaseEvent timeless(CaseEvent event) {
        if (event.actor.role != Role::Clock || event.action == Open) return event;
        event.at = {};
        for (auto& clock : event.clocks)
            if (clock.ended_at) clock.ended_at = Instant{};
        return event;
    }

    const std::vector<std::string> words{"jobs", "run", "clocks"};
    CommandLine m_zhiping;
};

} // namespace

TEST_CASE("A clocks' job that is killed at any points does each thing once, as if it had never been killed") {
    TemporaryFolder folder;
    DueCases{folder.path()};
    const Work undisturbed{folder.path()};
    const auto before = undisturbed.count_events();
    CHECK(undisturbed.run().problem == "");
    const auto expected = undisturbed.events();
    const auto all = static_cast<std::int64_t>(expected.size());
    REQUIRE(all - before > 5 * cases_of_each_kind);
    CHECK(undisturbed.problems().empty());

    test::Random random{20261129};
    int deaths = 0;
    CHECK(eventually([&] {
        const Work disturbed{folder.path()};
        while (disturbed.count_events() < all) {
            const auto left = static_cast<std::uint32_t>(all - disturbed.count_events());
            if (disturbed.kill_after(random.below(left)) && disturbed.count_events() < all) ++deaths;
            if (random.below(3) == 0) break;
        }
        CHECK(disturbed.run().problem == "");
        CHECK(disturbed.events() == expected);
        CHECK(disturbed.problems().empty());
        CHECK_THAT(disturbed.run().output, Catch::Matchers::ContainsSubstring("there was nothing to do"));
        return deaths >= 3;
    }));
}
