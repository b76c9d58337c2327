#include "native/app/verify_evidence.hpp"

#include "native/app/verify_file.hpp"
#include "native/app/verify_journal.hpp"
#include "native/store/pages.hpp"
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

// What was removed or swept away while its file was read is no problem.
void forget_what_went(store::Store& store, const std::vector<KeptFile>& files, Verification& result) {
    if (result.problems.empty()) return;
    store.read([&](store::Database& database) {
        for (const auto& file : files) {
            const auto is_of_file = [&](const std::string& problem) { return problem.starts_with(file.what + ": "); };
            if (std::ranges::any_of(result.problems, is_of_file) &&
                !store::is_file_named(database, file.sealing.file_id))
                std::erase_if(result.problems, is_of_file);
        }
    });
}

// A file's row is there before the file is, so a file that was listed before and that no row names is an orphan, unless
// it is about to be removed or was removed meanwhile.
std::set<std::string> find_unnamed(store::Store& store, const files::Folder& folder,
                                   const std::vector<std::string>& listed) {
    std::set<std::string> unnamed{listed.begin(), listed.end()};
    store.read([&](store::Database& database) {
        const auto know = [&](const store::FileId& file) { unnamed.erase(sealing::file_name(file)); };
        store::list_named_files(database, know);
        store::for_each_row(
            [&](const store::FileId* last) {
                return list_leftover_files(database, Instant::max(), last, store::max_page_rows);
            },
            know);
    });
    std::erase_if(unnamed, [&](const std::string& name) { return !folder.open(name); });
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
    verify_journal(store, heads, result);
    for (const auto& name : find_unnamed(store, vault.folder(), listed))
        result.problems.push_back("file " + name + " is named by nothing: is the database older than the folder?");
    return result;
}

} // namespace zhiping::app
