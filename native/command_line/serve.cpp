#include "native/app/rotate_keys.hpp"
#include "native/command_line/commands.hpp"
#include "native/command_line/data_folder.hpp"
#include "native/command_line/listen_address.hpp"
#include "native/command_line/public_url.hpp"
#include "native/command_line/stop_signal.hpp"
#include "native/http/server.hpp"
#include "native/work/job_table.hpp"
#include "native/work/scheduler.hpp"
#include "shared/calendar/calendar.hpp"
#include "shared/evaluation/evaluation.hpp"

#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>

#include <csignal>
#include <iostream>

namespace zhiping::command_line {

namespace {

struct Serve {
    DataFolder data;
    std::string listen = "127.0.0.1:8080";
    bool demo = false;
    http::Front front;
    evidence::Quotas quotas;
    std::optional<std::chrono::days> kept;
};

// The first time there is nothing yet that other keys could have sealed.
bool make_first_keys(const DataFolder& data, store::Store& store, Instant now) {
    const auto file = data.key_file();
    const auto lock = data.lock_keys();
    if (std::filesystem::exists(file) || app::has_sealed_files(store)) return false;
    sealing::KeyRing ring;
    ring.add_newest(china_date(now));
    ring.save(file);
    return true;
}

void warn_of_calendar(const Calendar& calendar, Instant now) {
    const bool is_promise_provisional = deadline(calendar, now, verification_working_days).provisional;
    if (!is_notice_late(calendar, china_date(now)) && !is_promise_provisional) return;
    spdlog::warn("the calendar of working days ends on {}; deadlines after it are provisional until a version with "
                 "the next year's holidays is installed",
                 to_string(calendar.last_day));
}

work::Worker new_worker(store::Store& store, const Outside& outside) {
    return {.store = store,
            .clock = outside.clock,
            .owner = work::new_owner(outside.random),
            .tell_news = [](const std::string& line) { spdlog::info("{}", line); },
            .tell_problem = [](const std::string& line) { spdlog::error("{}", line); }};
}

void serve(const Serve& settings, const Outside& outside) {
    block_stop_signals();
    std::signal(SIGXFSZ, SIG_IGN); // A file that may not grow is a failed write, not the end of the server.
    // The standard output is for what a command was asked for.
    spdlog::set_default_logger(spdlog::stderr_logger_mt("zhiping"));
    auto address = parse_listen_address(settings.listen);
    const auto& calendar = state_council_calendar();

    auto store = settings.data.open_or_create();
    const auto lock = settings.data.lock_for_server();
    const bool has_new_keys = make_first_keys(settings.data, store, outside.clock.now());
    const auto vault = settings.data.open_or_create_vault(settings.quotas);
    http::Server server{{.store = store,
                         .vault = *vault,
                         .calendar = calendar,
                         .clock = outside.clock,
                         .random = outside.random,
                         .front = settings.front,
                         .demo = settings.demo}};
    address.port = server.bind(address.host, address.port);
    if (has_new_keys) spdlog::info("made {}: keep a copy where the data is not", settings.data.key_file().string());
    warn_of_calendar(calendar, outside.clock.now());
    const work::Scheduler scheduler{new_worker(store, outside), work::make_jobs({store, *vault, settings.kept})};
    const StopSignal stop_signal{[&] { server.stop(); }};
    std::cout << "Listening on " << to_url(address) << std::endl; // Flushed: a script waits for this line.
    server.listen();
    const auto counts = store.write_counts();
    spdlog::info("stopped after {} writes in {} commits", counts.writes, counts.commits);
}

void add_quota(const Command& command, const char* name, std::uint64_t& bytes, const char* about) {
    const auto take = [&bytes](std::uint64_t megabytes) { bytes = megabytes * 1'000'000; };
    command.option({name, "MB", about}, take).between(0, 1'000'000'000).default_is(std::to_string(bytes / 1'000'000));
}

void add_trusted_proxy(http::Front& front, const std::string& text) {
    const auto network = outside::Network::parse(text);
    if (!network)
        throw CommandError{"--trusted-proxy '" + text +
                           "' is not like 127.0.0.1 or 10.1.0.0/16: an address, and how many "
                           "of its first bits count, with zeros after them"};
    front.trusted_proxies.push_back(*network);
}

// More than 300 would leave too few threads for everything else.
void add_count(const Command& command, const char* name, std::size_t& count, const char* about) {
    command.option({name, "COUNT", about}, count).between(1, 300).default_is(std::to_string(count));
}

} // namespace

void add_serve(const Command& program, const Outside& outside) {
    const auto command = program.add_command("serve", "Answer phones until SIGTERM or Ctrl+C");
    const auto settings = std::make_shared<Serve>();
    command.option({"--listen", "ADDRESS:PORT", "Where to listen; port 0 is any free one"}, settings->listen)
        .default_is(settings->listen);
    settings->data.add_option(command);
    settings->data.add_keys_option(command);
    add_quota(command, "--quota-code", settings->quotas.of_code, "Most MB that wait to be submitted with one code");
    add_quota(command, "--quota-address", settings->quotas.of_address, "Most MB that wait from one network address");
    add_quota(command, "--quota-all", settings->quotas.in_all, "Most MB that wait in all");
    add_count(command, "--uploads-at-once", settings->quotas.at_once,
              "Most requests that send or fetch evidence at a time");
    add_count(command, "--uploads-per-address", settings->quotas.at_once_of_address,
              "Most of them from one network address");
    add_quota(command, "--keep-free", settings->quotas.kept_free, "MB of the disk that photos and videos leave free");
    add_keep_evidence_option(command, settings->kept);
    add_public_url_option(command, settings->front.public_url);
    command.option(
        {"--trusted-proxy", "ADDRESS[/BITS]",
         "A proxy in front, or its network, whose X-Forwarded-For and X-Forwarded-Proto count; may be repeated"},
        [settings](const std::vector<std::string>& all) {
            for (const auto& text : all) add_trusted_proxy(settings->front, text);
        });
    command.flag("--demo", settings->demo, "Show /gallery too, a page of every widget in every state");
    command.say_below("Examples:\n"
                      "  zhiping serve\n"
                      "  zhiping serve --data /srv/zhiping --listen 0.0.0.0:8080\n"
                      "  zhiping serve --trusted-proxy 127.0.0.1 --public-url https://pingjia.example.cn");
    command.run([settings, outside] { serve(*settings, outside); });
}

} // namespace zhiping::command_line
