// Cases in a province's database, measured where the store is asked, without a network in between.
//   measure-cases DATABASE READS
// The database has cases of which none has been looked at. Prints JSON, of READS reads each: the 99th percentile in ms
// of one page of a unit's worklist, of one of all units' and of one case, and how many seconds the clocks' job takes
// when nothing is due, and when every case is due for a reminder and then for being late.
#include "native/app/case_means.hpp"
#include "native/cases/inspect_cases.hpp"
#include "native/cases/run_clocks.hpp"
#include "tests/common/random.hpp"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <exception>

using namespace zhiping;

namespace {

constexpr std::int64_t rows_of_page = 50;

template <typename Work> double seconds_of(const Work& work) {
    const auto began = std::chrono::steady_clock::now();
    work();
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - began).count();
}

class Measuring {
public:
    Measuring(const char* file, int reads) : m_store{file}, m_reads{reads} {
        const auto keep = [&](const store::ListedWork& work) { m_cases.push_back(work.listed); };
        if (!cases::list_cases(m_store, {}, keep) || m_cases.empty()) throw std::invalid_argument{"there are no cases"};
    }

    // From any place in the list on.
    double page_ms(bool is_of_unit) {
        return p99_ms([&](const store::ListedCase& from) {
            store::WorkFilter filter;
            if (is_of_unit) filter.at_unit = from.state.unit_id;
            if (m_random.below(2) == 0) filter.after = store::WorkPosition{from.state.due, from.state.evaluation_id};
            m_store.read([&](store::Database& database) { return store::list_work(database, filter, rows_of_page); });
        });
    }

    double case_ms() {
        return p99_ms([&](const store::ListedCase& listed) { cases::show_case(m_store, listed.receipt).value(); });
    }

    double sweep_s(Instant now, std::size_t events) {
        cases::ClockRun run;
        const auto fail = [](const std::string& problem) { throw std::runtime_error{problem}; };
        const auto means = app::case_means(m_calendar, m_chance);
        const auto seconds = seconds_of([&] { run = cases::run_clocks(m_store, means, now, fail); });
        if (run.events != events) throw std::runtime_error{"the job did another number of things than were due"};
        return seconds;
    }

    std::size_t count() const { return m_cases.size(); }
    Instant first_day() const { return begin_of(*m_cases.front().state.due - std::chrono::days{30}); }
    Instant last_day() const { return begin_of(*m_cases.back().state.due + std::chrono::days{1}); }
    Instant day_of_reminders() const { return begin_of(*m_cases.front().state.due); }

private:
    template <typename Read> double p99_ms(const Read& read) {
        std::vector<double> all;
        for (int count = 0; count < m_reads; ++count) {
            const auto& listed = m_cases[m_random.below(static_cast<std::uint32_t>(m_cases.size()))];
            all.push_back(1000 * seconds_of([&] { read(listed); }));
        }
        std::sort(all.begin(), all.end());
        return all[all.size() * 99 / 100];
    }

    store::Store m_store;
    int m_reads;
    test::Random m_random{20261129};
    outside::SystemRandom m_chance;
    app::CurrentCalendar m_calendar;
    std::vector<store::ListedCase> m_cases;
};

} // namespace

int main(int count, char** words) try {
    if (count != 3) {
        std::fputs("Use: measure-cases DATABASE READS\n", stderr);
        return 2;
    }
    Measuring measuring{words[1], std::atoi(words[2])};
    const auto all = measuring.count();
    std::printf("{\"cases\": %zu, \"unit_page_ms\": %.3f, \"page_ms\": %.3f, \"case_ms\": %.3f,", all,
                measuring.page_ms(true), measuring.page_ms(false), measuring.case_ms());
    std::printf(" \"idle_sweep_s\": %.3f,", measuring.sweep_s(measuring.first_day(), 0));
    std::printf(" \"reminders_s\": %.3f,", measuring.sweep_s(measuring.day_of_reminders(), all));
    std::printf(" \"late_s\": %.3f}\n", measuring.sweep_s(measuring.last_day(), all));
} catch (const std::exception& problem) {
    std::fprintf(stderr, "measure-cases: %s\n", problem.what());
    return 1;
}
