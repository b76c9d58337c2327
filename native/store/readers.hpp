#pragma once

#include "native/store/store.hpp"

#include <mutex>
#include <vector>

namespace zhiping::store {

// The read-only connections that nobody uses just now. Safe to use from any thread.
class Store::Readers {
public:
    explicit Readers(std::filesystem::path file) : m_file(std::move(file)) {}

    std::unique_ptr<Database> take() {
        {
            const std::lock_guard guard{m_lock};
            if (!m_idle.empty()) {
                auto database = std::move(m_idle.back());
                m_idle.pop_back();
                return database;
            }
        }
        return std::make_unique<Database>(m_file, Access::ReadOnly);
    }

    void give_back(std::unique_ptr<Database> database) {
        const std::lock_guard guard{m_lock};
        if (m_idle.size() < max_idle) m_idle.push_back(std::move(database));
    }

private:
    // More are opened when more requests read at once; these stay open afterwards.
    static constexpr std::size_t max_idle = 32;

    std::filesystem::path m_file;
    std::mutex m_lock;
    std::vector<std::unique_ptr<Database>> m_idle;
};

} // namespace zhiping::store
