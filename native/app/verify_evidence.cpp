#include "native/app/verify_evidence.hpp"

#include "native/app/verify_chain.hpp"
#include "native/app/verify_file.hpp"
#include "native/store/stored_files.hpp"

#include <algorithm>
#include <atomic>
#include <mutex>
#include <set>
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

std::set<std::string> names_of(const std::vector<store::FileId>& files) {
    std::set<std::string> names;
    for (const auto& file : files) names.insert(evidence::file_name(file));
    return names;
}

// What was removed or swept away while its file was read is no problem.
void forget_what_went(store::Store& store, const std::vector<KeptFile>& files, Verification& result) {
    if (result.problems.empty()) return;
    const auto named = names_of(store.read(store::list_named_files));
    for (const auto& file : files)
        if (!named.contains(file.name))
            std::erase_if(result.problems,
                          [&](const std::string& problem) { return problem.starts_with(file.what + ": "); });
}

// A file's row is there before the file is, so whatever was listed before and is not named is nobody's; unless it is
// to be removed, or was meanwhile.
std::vector<std::string> find_unnamed(store::Store& store, const files::Folder& folder,
                                      const std::vector<std::string>& listed) {
    const auto [named, leftover] = store.read([](store::Database& database) {
        return std::pair{names_of(store::list_named_files(database)), names_of(store::list_leftover_files(database))};
    });
    std::vector<std::string> unnamed;
    for (const auto& name : listed)
        if (!named.contains(name) && !leftover.contains(name) && folder.open(name)) unnamed.push_back(name);
    return unnamed;
}

} // namespace

Verification verify_evidence(store::Store& store, evidence::Vault& vault, const Progress& progress,
                             std::span<const Sha256> heads) {
    Verification result;
    const auto listed = vault.folder().list();
    const auto files = store.read([&](auto& database) { return list_kept_files(database, result.problems); });
    FileVerification{vault, files, progress}.run(result);
    forget_what_went(store, files, result);
    verify_chain(store, heads, result);
    for (const auto& name : find_unnamed(store, vault.folder(), listed))
        result.problems.push_back("file " + name + " is named by nothing: is the database older than the folder?");
    return result;
}

} // namespace zhiping::app
