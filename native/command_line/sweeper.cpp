#include "native/command_line/sweeper.hpp"

#include "native/app/remove_evidence.hpp"
#include "native/app/sweep_uploads.hpp"
#include "native/outside/clock.hpp"

#include <spdlog/spdlog.h>

namespace zhiping::command_line {

namespace {

constexpr std::chrono::minutes pause{10};

} // namespace

Sweeper::Sweeper(store::Store& store, evidence::Vault& vault, std::optional<std::chrono::days> kept)
    : m_store(store), m_vault(vault), m_kept(kept), m_thread([this] { run(); }) {}

Sweeper::~Sweeper() {
    {
        const std::lock_guard guard{m_mutex};
        m_is_over = true;
    }
    m_is_over_now.notify_one();
    m_thread.join();
}

void Sweeper::run() {
    std::unique_lock lock{m_mutex};
    while (!m_is_over) {
        lock.unlock();
        sweep();
        lock.lock();
        m_is_over_now.wait_for(lock, pause, [&] { return m_is_over; });
    }
}

void Sweeper::sweep() try {
    const auto uploads = app::sweep_uploads(m_store, m_vault, outside::SystemClock{}.now(),
                                            [](const std::string& problem) { spdlog::error("sweeping: {}", problem); });
    if (uploads > 0) spdlog::info("swept away {} expired uploads", uploads);
    if (m_kept) remove_old_evidence();
} catch (const std::exception& problem) {
    spdlog::error("sweeping: {}", problem.what());
}

// Whole days: what was received on the last day that is kept stays until that day is over, in China.
void Sweeper::remove_old_evidence() {
    const auto now = outside::SystemClock{}.now();
    const auto first_kept = Instant{china_date(now) - *m_kept} - china_offset;
    const auto removed = app::remove_evidence_before(
        m_store, m_vault, first_kept, now, [](const std::string& problem) { spdlog::error("retention: {}", problem); });
    if (removed > 0) spdlog::info("removed {} photos and videos whose retention is over", removed);
}

} // namespace zhiping::command_line
