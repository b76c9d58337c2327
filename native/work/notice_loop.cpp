#include "native/work/notice_loop.hpp"

namespace zhiping::work {

namespace {

constexpr std::chrono::seconds pause{1};
constexpr std::chrono::seconds pause_after_trouble{60};

} // namespace

NoticeLoop::NoticeLoop(const app::NoticeMeans& means, Worker worker) : m_means(means), m_worker(std::move(worker)) {
    for (std::size_t index = 0; index < app::notices_at_once; ++index)
        m_threads.emplace_back([this, owner = m_worker.owner + "/" + std::to_string(index)](
                                   const std::stop_token& stop) { run(owner, stop); });
}

// All of them before one is waited for.
NoticeLoop::~NoticeLoop() {
    for (auto& thread : m_threads) thread.request_stop();
}

void NoticeLoop::run(const std::string& owner, const std::stop_token& stop) {
    do m_worker.clock.wait_until(run_once(owner, stop), stop);
    while (!stop.stop_requested());
}

Instant NoticeLoop::run_once(const std::string& owner, const std::stop_token& stop) try {
    if (app::has_due_notice(m_means)) {
        const auto sent = app::send_notices(m_means, owner, stop);
        if (sent.problems > 0) m_worker.tell_problem("notices: " + to_words(sent));
    }
    return m_worker.clock.now() + pause;
} catch (const std::exception& problem) {
    m_worker.tell_problem(std::string{"notices: "} + problem.what());
    return m_worker.clock.now() + pause_after_trouble;
}

} // namespace zhiping::work
