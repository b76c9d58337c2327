#pragma once

#include "native/evidence/vault.hpp"
#include "native/store/store.hpp"

#include <chrono>
#include <condition_variable>
#include <mutex>
#include <optional>
#include <thread>

namespace zhiping::command_line {

// Sweeps away the uploads that have expired, evidence whose retention is over, and what files were left behind, when
// the server starts and from then on every ten minutes. What goes wrong is logged and tried again.
class Sweeper {
public:
    // `kept` is how long evidence is kept after it was received; nullopt for ever.
    Sweeper(store::Store&, evidence::Vault&, std::optional<std::chrono::days> kept);
    ~Sweeper();
    Sweeper(const Sweeper&) = delete;
    Sweeper& operator=(const Sweeper&) = delete;

private:
    void run();
    void sweep();
    void remove_old_evidence();

    store::Store& m_store;
    evidence::Vault& m_vault;
    const std::optional<std::chrono::days> m_kept;
    std::mutex m_mutex;
    std::condition_variable m_is_over_now;
    bool m_is_over = false;
    std::thread m_thread; // Last: it uses everything above.
};

} // namespace zhiping::command_line
