#include "native/command_line/sweeper.hpp"

#include "native/app/sweep_uploads.hpp"
#include "native/outside/clock.hpp"

#include <spdlog/spdlog.h>

namespace zhiping::command_line {

namespace {

constexpr std::chrono::minutes pause{10};

} // namespace

Sweeper::Sweeper(store::Store& store, evidence::Vault& vault)
    : m_store(store), m_vault(vault), m_thread([this] { run(); }) {}

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
} catch (const std::exception& problem) {
    spdlog::error("sweeping: {}", problem.what());
}

} // namespace zhiping::command_line
