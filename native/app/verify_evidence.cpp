#include "native/app/verify_evidence.hpp"

#include "native/app/named_files.hpp"
#include "native/app/verify_chain.hpp"
#include "native/app/verify_file.hpp"

#include <algorithm>
#include <atomic>
#include <mutex>
#include <thread>

namespace zhiping::app {

namespace {

// Reading, opening and hashing a file keeps one processor busy.
unsigned count_threads() { return std::clamp(std::thread::hardware_concurrency(), 1u, 8u); }

// All files, several at once.
class FileVerification {
public:
    FileVerification(evidence::Vault& vault, std::vector<KeptFile> files, const Progress& progress)
        : m_vault(vault), m_files(std::move(files)), m_progress(progress) {
        for (const auto& file : m_files) m_all_bytes += file.held;
    }

    void run(Verification& result) {
        {
            std::vector<std::jthread> threads;
            for (unsigned count = 0; count < count_threads(); ++count) threads.emplace_back([this] { work(); });
        }
        std::sort(m_problems.begin(), m_problems.end());
        result.problems.insert(result.problems.end(), m_problems.begin(), m_problems.end());
        result.files = m_files.size();
        result.bytes = m_all_bytes;
    }

private:
    void work() {
        for (auto index = m_next++; index < m_files.size(); index = m_next++) {
            const auto& file = m_files[index];
            auto problem = find_file_problem(m_vault, file, [this](std::size_t bytes) { tell(bytes); });
            if (!problem) continue;
            const std::lock_guard guard{m_mutex};
            m_problems.push_back(file.what + ": " + *problem);
        }
    }

    void tell(std::size_t bytes) {
        const std::lock_guard guard{m_mutex};
        m_done_bytes += bytes;
        m_progress(m_done_bytes, m_all_bytes);
    }

    evidence::Vault& m_vault;
    const std::vector<KeptFile> m_files;
    const Progress& m_progress;
    std::uint64_t m_all_bytes = 0;
    std::atomic<std::size_t> m_next = 0;
    std::mutex m_mutex; // Of what follows.
    std::uint64_t m_done_bytes = 0;
    std::vector<std::string> m_problems;
};

// What was removed or swept away while its file was read is no problem.
void forget_what_went(store::Store& store, const std::vector<KeptFile>& files, Verification& result) {
    if (result.problems.empty()) return;
    const auto named = named_files(store);
    for (const auto& file : files)
        if (!named.contains(file.name))
            std::erase_if(result.problems,
                          [&](const std::string& problem) { return problem.starts_with(file.what + ": "); });
}

std::vector<std::string> find_unnamed(store::Store& store, const std::vector<std::string>& listed) {
    const auto named = named_files(store);
    std::vector<std::string> unnamed;
    std::copy_if(listed.begin(), listed.end(), std::back_inserter(unnamed),
                 [&](const auto& name) { return !named.contains(name); });
    return unnamed;
}

} // namespace

Verification verify_evidence(store::Store& store, evidence::Vault& vault, const Progress& progress, std::span<const Sha256> heads) {
    Verification result;
    const auto listed = vault.folder().list();
    const auto files = list_kept_files(store);
    FileVerification{vault, files, progress}.run(result);
    forget_what_went(store, files, result);
    verify_chain(store, heads, result);
    result.unnamed = find_unnamed(store, listed);
    return result;
}

} // namespace zhiping::app
