#include "native/command_line/at_option.hpp"
#include "native/command_line/commands.hpp"
#include "native/command_line/notice_carriers.hpp"
#include "native/command_line/print.hpp"
#include "native/command_line/setting_flags.hpp"
#include "native/work/list_jobs.hpp"
#include "native/work/run_job.hpp"

#include <atomic>
#include <iostream>
#include <nlohmann/json.hpp>

namespace zhiping::command_line {

namespace {

std::string time_or_dash(const std::optional<Instant>& moment) { return moment ? to_china_time(*moment) : "-"; }

std::string words_for_duration(const store::StoredJob& job, Instant now) {
    if (job.is_leased(now)) return "running";
    if (!job.began) return "-";
    if (!job.ended || *job.ended < *job.began) return "never ended";
    return std::to_string((*job.ended - *job.began).count()) + " s";
}

std::string words_for_result(const store::StoredJob& job) {
    if (!job.ended) return "-";
    if (job.failures == 1) return "failed: " + job.result;
    if (job.failures > 1) return "failed " + std::to_string(job.failures) + " times: " + job.result;
    return job.result.empty() ? "ok" : job.result;
}

std::vector<std::string> to_table_row(const work::ListedJob& listed, Instant now) {
    const auto& job = listed.stored;
    return {job.name,
            work::to_words(listed.row.schedule),
            time_or_dash(job.next_run),
            time_or_dash(job.began),
            words_for_duration(job, now),
            words_for_result(job),
            job.is_leased(now) ? job.lease->owner : "-"};
}

nlohmann::ordered_json to_json(const std::optional<Instant>& moment) {
    if (!moment) return nullptr;
    return moment->time_since_epoch().count();
}

std::string to_json(const work::ListedJob& listed, Instant now) {
    const auto& job = listed.stored;
    nlohmann::ordered_json json{{"name", job.name},
                                {"schedule", work::to_words(listed.row.schedule)},
                                {"next_run", to_json(job.next_run)},
                                {"began_at", to_json(job.began)},
                                {"ended_at", to_json(job.ended)},
                                {"result", job.result},
                                {"failures", job.failures},
                                {"held_by", nullptr}};
    if (job.is_leased(now)) json["held_by"] = job.lease->owner;
    return json.dump();
}

void list_jobs(Format format, const app::DataFolder& data, Instant now) {
    auto store = data.open();
    std::vector<std::vector<std::string>> rows{
        {"job", "schedule", "next run", "last run", "took", "result", "held by"}};
    std::vector<std::string> values;
    for (const auto& listed : work::list_jobs(store)) {
        rows.push_back(to_table_row(listed, now));
        values.push_back(to_json(listed, now));
    }
    if (format == Format::Json)
        print_json_array(values);
    else
        print_table(rows);
}

const work::JobRow& find_row(const std::string& name) {
    std::string known;
    for (const auto& row : work::job_table()) {
        if (row.name == name) return row;
        known += (known.empty() ? "" : ", ") + std::string{row.name};
    }
    throw CommandError{"there is no job '" + name + "'; there are: " + known};
}

void print(const work::Run& run, const std::string& name, std::size_t problems) {
    if (run.end == work::RunEnd::NotTaken)
        throw CommandError{"another process is running " + name + " just now: " + run.words};
    if (problems > 0) throw CommandError{std::to_string(problems) + " things went wrong; they are listed above"};
    std::cout << name << ": " << (run.words.empty() ? "there was nothing to do" : run.words) << '\n';
}

// What other jobs remove is gone.
void check_may_be_moved(const std::string& name) {
    if (name != "clocks") throw CommandError{"--at is for the job clocks; " + name + " removes what is really stored"};
}

// What the job of notices needs besides; other jobs need no settings of those who carry them.
class NoticeJob {
public:
    NoticeJob(bool is_it, const Settings& settings, const Outside& outside, store::Store& store, evidence::Vault& vault,
              app::CurrentCalendar& calendar) {
        if (!is_it) return;
        m_carriers = make_notice_carriers(settings, outside);
        const auto url = settings.find_public_url("public-url");
        m_means.emplace(app::NoticeMeans{store, vault.person_key(), m_carriers.channels(), calendar, outside.random,
                                         outside.clock, url ? to_url(*url) : ""});
    }

    const app::NoticeMeans* means() const { return m_means ? &*m_means : nullptr; }

private:
    NoticeCarriers m_carriers;
    std::optional<app::NoticeMeans> m_means;
};

void run_job(const std::string& name, const std::optional<Instant>& at, const Settings& settings,
             const Outside& outside) {
    const auto& row = find_row(name);
    if (at) check_may_be_moved(name);
    const auto data = data_folder_of(settings);
    auto store = data.open();
    const auto vault = data.open_or_create_vault();
    app::CurrentCalendar calendar;
    const NoticeJob notices{name == "notices", settings, outside, store, *vault, calendar};
    const auto job = work::make_job(row, {store, *vault, calendar, outside.random, notices.means()});
    std::atomic<std::size_t> problems = 0;
    const auto tell_problem = [&](const std::string& problem) {
        ++problems;
        std::cout << "WRONG " << printable(problem) << '\n';
    };
    const work::Worker worker{store, outside.clock, work::new_owner(outside.random), [](const auto&) {}, tell_problem};
    // A moved time says nothing about leases, nor about when the job really ran.
    const auto run =
        at ? work::Run{work::RunEnd::Done, job.work({*at, tell_problem})} : work::run_job(worker, job, work::When::Now);
    print(run, name, problems);
}

void add_jobs_list(const Command& jobs, const Outside& outside) {
    const auto command = jobs.add_command("list", "Show when each job runs, how it went last and who is running it");
    const auto format = std::make_shared<Format>(Format::Table);
    add_format_option(command, *format, {Format::Table, Format::Json});
    const SettingFlags flags{command};
    flags.add({"data"});
    command.say_below("A job without a next run is switched off, or no server has run yet. Times are in China.\n"
                      "Examples:\n  zhiping jobs list\n  zhiping jobs list --format json --data /srv/zhiping");
    flags.run([format, outside](const Settings& settings) {
        list_jobs(*format, data_folder_of(settings), outside.clock.now());
    });
}

void add_jobs_run(const Command& jobs, const Outside& outside) {
    const auto command = jobs.add_command("run", "Run a job now, beside a running server too; its schedule stays");
    const auto name = std::make_shared<std::string>();
    const auto at = std::make_shared<std::optional<Instant>>();
    command.option({"name", "NAME", "The job, as jobs list names it"}, *name).required();
    add_at_option(command, *at);
    const SettingFlags flags{command};
    flags.add({"data", "keys", "public-url"});
    flags.add(notice_settings);
    command.say_below("Exits with 1 when another process is running it, or when anything went wrong.\n"
                      "--at is for the job clocks, whose events are stored with that time.\n"
                      "All but --data and --keys is for the job notices.\n"
                      "Examples:\n  zhiping jobs run sweeping\n  zhiping jobs run retention\n"
                      "  zhiping jobs run notices --config /etc/zhiping/zhiping.toml");
    flags.run([name, at, outside](const Settings& settings) { run_job(*name, *at, settings, outside); });
}

} // namespace

void add_jobs(const Command& program, const Outside& outside) {
    const auto jobs = program.add_group("jobs", "What the server does by time");
    jobs.say_below("Examples:\n  zhiping jobs list\n  zhiping jobs run sweeping");
    add_jobs_list(jobs, outside);
    add_jobs_run(jobs, outside);
}

} // namespace zhiping::command_line
