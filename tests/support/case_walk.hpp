#pragma once

#include "native/app/current_calendar.hpp"
#include "native/cases/move_clocks.hpp"
#include "tests/common/random_commands.hpp"
#include "tests/support/case_house.hpp"

namespace zhiping::tests {

// What a walk came to.
struct WalkCounts {
    std::size_t steps = 0;
    std::size_t cases = 0;
    std::size_t done = 0;    // By people.
    std::size_t refused = 0; // The same.
    std::size_t by_time = 0; // Events of the clocks' job.
    std::size_t runs = 0;    // Of it.
    std::size_t runs_at_once = 0;
    std::size_t notices = 0; // Of holidays that were loaded.
};

// "2000 steps, 40 cases: ..." for whoever reads what a walk has done.
std::string to_words(const WalkCounts&);

// A random walk on a real store: people try what they may and may not, evaluations come in, notices of holidays are
// loaded, and the clocks' job runs hourly, daily, after a week, and by two processes at once. Beside the store each
// case is kept as the rules alone make it of the same commands, over all units. The same seed gives the same walk.
class CaseWalk {
public:
    explicit CaseWalk(std::uint32_t seed);

    // One thing happens. Throws std::logic_error, which names the seed and the step, when the store does something else
    // than the rules, refuses and changes something, leaves undone what is due, or a rule of cases is broken.
    void step();

    // Compares every case with its events, its row and its clocks, and the journal with all of it. Throws the same.
    void check();

    const WalkCounts& counts() const { return m_counts; }
    const test::DoneActions& done() const { return m_done; }

private:
    // A case as the rules have made it.
    struct Walked {
        std::int64_t evaluation_id;
        ReceiptNumber receipt;
        Code code;
        Secret secret;
        CaseFile file;
    };

    void evaluate();
    void act();
    void load_notice();
    void run_clocks_later();

    Code new_code();
    void open(const Receipt&, const Code&, const Secret&);
    void try_command(Walked&, const CaseCommand&);
    int move_clocks(Walked&);
    std::vector<cases::CalendarMove> due_moves(const Walked&);
    void let_time_act(const Walked&, const CaseCommand&);
    void load_notice_of(Date holiday);
    void run_clocks();
    std::size_t run_clocks_at_once();
    void check_that_nothing_is_due();

    std::size_t catch_up();
    void take(Walked&, const CaseEvent&);
    Walked& some_case();
    CaseSurroundings around() const;
    std::int64_t count_lines();
    void read_calendar();
    [[noreturn]] void fail(const std::string& words) const;

    std::uint32_t m_seed;
    test::Random m_random;
    UnitTree m_units;
    test::RandomCommands m_commands{m_random, m_units};
    CaseHouse m_house;
    store::Store m_other_store{m_house.folder.path() / "zhiping.db"}; // Of another process.
    app::CurrentCalendar m_calendar, m_other_calendar;
    std::shared_ptr<const Calendar> m_days; // In force.
    std::vector<Walked> m_cases;            // In the order of their evaluations.
    std::uint64_t m_last_token = 0;
    test::DoneActions m_done;
    WalkCounts m_counts;
};

} // namespace zhiping::tests
