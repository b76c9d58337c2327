#include "native/app/send_notices.hpp"

#include "native/app/claim_notice.hpp"
#include "native/app/settle_notice.hpp"

#include <mutex>
#include <thread>
#include <vector>

namespace zhiping::app {

namespace {

// One that cannot even ask (no certificates to be read, say) has sent nothing.
messages::NoticeHanded hand_over(const NoticeChannels& channels, const NoticeTask& task) try {
    if (const auto* phone = std::get_if<PhoneNumber>(&task.address))
        return channels.sms->hand_over(task.notice, *phone);
    if (const auto* wechat = std::get_if<WechatAddress>(&task.address))
        return channels.wechat->hand_over(task.notice, wechat->openid);
    return channels.staff->hand_over(task.notice, std::get<StaffAddress>(task.address).badges);
} catch (const std::exception& problem) {
    return {messages::NoticeOutcome::Later, problem.what()};
}

void count(SentNotices& all, const SettledNotice& settled) {
    if (settled.end) (*settled.end == NoticeState::Sent ? all.sent : all.ended) += 1;
    if (settled.problem.empty()) return;
    all.problems += 1;
    all.problem = settled.problem;
}

// False: there was none.
bool send_one(const NoticeMeans& means, const std::string& owner, decltype(&claim_due_notice) claim, SentNotices& all) {
    auto claimed = means.store.write([&](store::Database& database) { return claim(database, means, owner); });
    if (!claimed) return false;
    for (auto task = std::move(claimed->task); task;) {
        const auto handed = hand_over(means.channels, *task);
        auto settled = means.store.write(
            [&](store::Database& database) { return settle_notice(database, means, owner, *task, handed); });
        count(all, settled);
        task = std::move(settled.next);
    }
    return true;
}

void add(SentNotices& all, const SentNotices& more) {
    all.sent += more.sent;
    all.ended += more.ended;
    all.problems += more.problems;
    if (!more.problem.empty()) all.problem = more.problem;
}

} // namespace

bool has_due_notice(const NoticeMeans& means) {
    const auto next = means.store.read([](store::Database& database) { return store::find_next_notice(database); });
    const auto now = means.clock.now();
    return next && (*next <= now || *next > now + store::max_notice_pause);
}

SentNotices send_notices(const NoticeMeans& means, const std::string& owner, const std::stop_token& stop) {
    SentNotices all;
    for (const auto claim : {claim_abandoned_notice, claim_due_notice})
        while (!stop.stop_requested() && send_one(means, owner, claim, all)) continue;
    return all;
}

SentNotices send_due_notices(const NoticeMeans& means, const std::string& owner,
                             const std::function<void(const std::string&)>& tell_problem, const std::stop_token& stop) {
    SentNotices all;
    std::mutex mutex;
    const auto work = [&](std::size_t index) {
        try {
            const auto sent = send_notices(means, owner + "/" + std::to_string(index), stop);
            const std::lock_guard guard{mutex};
            add(all, sent);
        } catch (const std::exception& problem) {
            const std::lock_guard guard{mutex};
            tell_problem(problem.what());
        }
    };
    {
        std::vector<std::jthread> threads;
        for (std::size_t index = 0; index < notices_at_once; ++index) threads.emplace_back(work, index);
    }
    return all;
}

std::string to_words(const SentNotices& all) {
    std::string words;
    const auto add = [&](const std::string& more) { words += (words.empty() ? "" : "; ") + more; };
    if (all.sent > 0) add("sent " + std::to_string(all.sent) + " notices");
    if (all.ended > 0) add(std::to_string(all.ended) + " ended unsent");
    if (all.problems > 0) add(std::to_string(all.problems) + " could not be handed over: " + all.problem);
    return words;
}

} // namespace zhiping::app
