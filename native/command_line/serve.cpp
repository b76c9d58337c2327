#include "native/app/case_means.hpp"
#include "native/app/current_policy.hpp"
#include "native/app/first_keys.hpp"
#include "native/app/one_time_codes.hpp"
#include "native/cases/open_case.hpp"
#include "native/command_line/carrier.hpp"
#include "native/command_line/commands.hpp"
#include "native/command_line/notice_carriers.hpp"
#include "native/command_line/setting_flags.hpp"
#include "native/command_line/stop_signal.hpp"
#include "native/http/server.hpp"
#include "native/work/job_table.hpp"
#include "native/work/notice_loop.hpp"
#include "native/work/scheduler.hpp"
#include "shared/calendar/calendar.hpp"
#include "shared/evaluation/evaluation.hpp"

#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>

#include <csignal>
#include <iostream>

namespace zhiping::command_line {

namespace {

evidence::Quotas quotas_of(const Settings& settings) {
    constexpr std::uint64_t megabyte = 1'000'000;
    return {.of_code = settings.number("quota-code") * megabyte,
            .of_address = settings.number("quota-address") * megabyte,
            .in_all = settings.number("quota-all") * megabyte,
            .at_once = settings.number("uploads-at-once"),
            .at_once_of_address = settings.number("uploads-per-address"),
            .kept_free = settings.number("keep-free") * megabyte};
}

http::Front front_of(const Settings& settings) {
    return {.trusted_proxies = settings.networks("trusted-proxy"),
            .public_url = settings.find_public_url("public-url")};
}

void warn_of_calendar(const Calendar& calendar, const Policy& policy, Instant now) {
    const bool is_promise_provisional = deadline(calendar, now, policy.reply_working_days).provisional;
    if (!is_notice_late(calendar, china_date(now)) && !is_promise_provisional) return;
    spdlog::warn("the calendar of working days ends with {}; deadlines after it are provisional until the next "
                 "year's notice is loaded with 'zhiping calendar load'",
                 *calendar.last_year());
}

work::Worker new_worker(store::Store& store, const Outside& outside) {
    return {.store = store,
            .clock = outside.clock,
            .owner = work::new_owner(outside.random),
            .tell_news = [](const std::string& line) { spdlog::info("{}", line); },
            .tell_problem = [](const std::string& line) { spdlog::error("{}", line); }};
}

// Tells the log what became of a message that was not taken: nothing of number or code.
std::unique_ptr<messages::Dispatcher> make_dispatcher(const Carrier& carrier, store::Store& store) {
    if (!carrier.gateway) return nullptr;
    return std::make_unique<messages::Dispatcher>(
        *carrier.gateway, [&store](const messages::CodeMessage& message, const messages::Handed& handed) {
            app::keep_delivery(store, message, handed);
            if (handed.outcome != messages::Outcome::Taken) spdlog::error("a one-time code: {}", handed.words);
        });
}

// Of links in notices. A demo without an address of its own is read on this machine.
std::string notices_url(const Settings& settings, const settings::ListenAddress& address) {
    if (const auto url = settings.find_public_url("public-url")) return to_url(*url);
    return settings.is_on("demo") ? to_url(address) : "";
}

std::optional<app::VerificationFile> read_verification(const Settings& settings) {
    const auto path = settings.path("wechat-verification");
    if (path.empty()) return std::nullopt;
    return app::read_verification_file(path);
}

void serve(const Settings& settings, const Outside& outside) {
    block_stop_signals();
    std::signal(SIGXFSZ, SIG_IGN); // A file that may not grow is a failed write, not the end of the server.
    // The standard output is for what a command was asked for.
    spdlog::set_default_logger(spdlog::stderr_logger_mt("zhiping"));
    const auto data = data_folder_of(settings);
    auto address = settings.listen_address("listen");

    auto store = data.open_or_create();
    app::CurrentCalendar calendar;
    const auto lock = data.lock_for_server();
    const auto opened = cases::open_waiting_cases(store, app::case_means(calendar, outside.random));
    const auto today = china_date(outside.clock.now());
    const bool has_new_keys = app::make_first_keys(data, store, today);
    const bool has_added_keys = app::add_missing_keys(data, store, today);
    const auto vault = data.open_or_create_vault(quotas_of(settings));
    const auto carrier = make_carrier(settings, outside);
    const auto dispatcher = make_dispatcher(carrier, store);
    const auto carriers = make_notice_carriers(settings, outside);
    http::Server server{
        {.store = store,
         .vault = *vault,
         .calendar = calendar,
         .clock = outside.clock,
         .random = outside.random,
         .front = front_of(settings),
         .demo = settings.is_on("demo"),
         .unlimited = settings.is_on("unlimited"),
         .dispatcher = dispatcher.get(),
         .screen = carrier.screen,
         .screen_notices = carriers.screen,
         .notices = {.sms = carriers.to_telephones != nullptr, .staff_webhook = carriers.to_staff != nullptr},
         .wechat = carriers.wechat.get(),
         .wechat_templates = carriers.wechat_templates,
         .wechat_verification = read_verification(settings)}};
    address.port = server.bind(address.host, address.port);
    if (opened > 0) spdlog::info("opened the cases of {} evaluations that were stored before", opened);
    if (has_new_keys) spdlog::info("made {}: keep a copy where the data is not", data.key_file().string());
    if (has_added_keys)
        spdlog::info("added keys to {}: copy it to where the data is not again", data.key_file().string());
    const auto in_force = store.read([&](store::Database& database) { return calendar.in(database); });
    const auto now = outside.clock.now();
    warn_of_calendar(*in_force.days, app::current_policy(store, now), now);
    const app::NoticeMeans notices{store,          vault->person_key(), carriers.channels(),           calendar,
                                   outside.random, outside.clock,       notices_url(settings, address)};
    const work::NoticeLoop notice_loop{notices, new_worker(store, outside)};
    const work::Scheduler scheduler{new_worker(store, outside),
                                    work::make_jobs({store, *vault, calendar, outside.random})};
    const StopSignal stop_signal{[&] { server.stop(); }};
    std::cout << "Listening on " << to_url(address) << std::endl; // Flushed: a script waits for this line.
    server.listen();
    const auto counts = store.write_counts();
    spdlog::info("stopped after {} writes in {} commits", counts.writes, counts.commits);
}

} // namespace

void add_serve(const Command& program, const Outside& outside) {
    const auto command = program.add_command("serve", "Answer phones until SIGTERM or Ctrl+C");
    const SettingFlags flags{command};
    flags.add({"listen",
               "data",
               "keys",
               "quota-code",
               "quota-address",
               "quota-all",
               "uploads-at-once",
               "uploads-per-address",
               "keep-free",
               "public-url",
               "trusted-proxy",
               "message-gateway",
               "webhook-url",
               "webhook-certificates",
               "aliyun-key-id",
               "aliyun-sign-name",
               "aliyun-template",
               "aliyun-template-english",
               "aliyun-notice-template-reply",
               "aliyun-notice-template-question",
               "aliyun-notice-template-progress",
               "staff-webhook-url",
               "staff-webhook-certificates",
               "wechat-app-id",
               "wechat-secret-file",
               "wechat-url",
               "wechat-certificates",
               "wechat-template-reply",
               "wechat-template-question",
               "wechat-template-progress",
               "wechat-verification",
               "unlimited",
               "demo"});
    command.say_below("Examples:\n"
                      "  zhiping serve\n"
                      "  zhiping serve --data /srv/zhiping --listen 0.0.0.0:8080\n"
                      "  zhiping serve --trusted-proxy 127.0.0.1 --public-url https://pingjia.example.cn");
    flags.run([outside](const Settings& settings) { serve(settings, outside); });
}

} // namespace zhiping::command_line
