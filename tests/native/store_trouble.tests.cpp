#include "tests/support/child_process.hpp"
#include "tests/support/sample_store.hpp"
#include "tests/support/temporary_folder.hpp"

#include <catch_amalgamated.hpp>

#include <atomic>
#include <csignal>
#include <set>
#include <sys/resource.h>
#include <thread>

using namespace zhiping;
using namespace zhiping::store;
using namespace zhiping::tests;

namespace {

std::string integrity(Store& store) {
    return store.read(
        [](Database& database) { return database.prepare("PRAGMA integrity_check").value<std::string>(); });
}

void limit_file_size(rlim_t bytes) {
    std::signal(SIGXFSZ, SIG_IGN); // Then the write fails, as it does on a full disk.
    rlimit limit{};
    getrlimit(RLIMIT_FSIZE, &limit);
    limit.rlim_cur = bytes;
    setrlimit(RLIMIT_FSIZE, &limit);
}

// Submits until the disk is full; how many receipts there were, or -1 when anything else fails.
int submit_until_full(Store& store, const Code& code) {
    for (int number = 0; number < 100'000; ++number) {
        try {
            if (!submit(store, sample_submission(code, number))) return -1;
        } catch (const DatabaseError& problem) {
            return problem.is_disk_trouble() ? number : -1;
        }
    }
    return -1;
}

} // namespace

TEST_CASE("Only its owner may read the file and its log, whoever may open the folder") {
    namespace fs = std::filesystem;
    const TemporaryFolder folder;
    fs::permissions(folder.path(), fs::perms::all);
    Store store{folder.path() / "zhiping.db"};
    fill_with_samples(store);
    for (const auto* name : {"zhiping.db", "zhiping.db-wal", "zhiping.db-shm"}) {
        CAPTURE(name);
        const auto allowed = fs::status(folder.path() / name).permissions();
        CHECK((allowed & fs::perms::mask) == (fs::perms::owner_read | fs::perms::owner_write));
    }
}

TEST_CASE("A full disk gives an error, stores no half evaluation, and is survived") {
    const TemporaryFolder folder;
    const auto file = folder.path() / "zhiping.db";
    const ChildProcess child{[&] {
        Store store{file};
        const auto code = fill_with_samples(store);
        limit_file_size(400'000);
        const int stored = submit_until_full(store, code);
        if (stored <= 0 || count_rows(store, "evaluation") != stored) return 1;
        limit_file_size(RLIM_INFINITY);
        return submit(store, sample_submission(code, 999'999)) ? 0 : 2;
    }};
    CHECK(child.wait() == 0);
    Store store{file};
    CHECK(integrity(store) == "ok");
    CHECK(count_rows(store, "evaluation_situation") == 2 * count_rows(store, "evaluation"));
}

TEST_CASE("While another program holds the file, all who wait learn it after one wait") {
    const TemporaryFolder folder;
    const auto file = folder.path() / "zhiping.db";
    Store store{file};
    const auto code = fill_with_samples(store);
    store.write([](Database& database) { database.execute("PRAGMA busy_timeout = 1000"); });
    Database other{file};
    const Transaction held{other};
    std::atomic<int> refusals = 0;
    const auto began = std::chrono::steady_clock::now();
    {
        std::vector<std::jthread> phones;
        for (int phone = 0; phone < 12; ++phone)
            phones.emplace_back([&, phone] {
                try {
                    static_cast<void>(submit(store, sample_submission(code, phone)));
                } catch (const DatabaseError& problem) {
                    if (problem.is_lock_held()) ++refusals;
                }
            });
    }
    CHECK(refusals == 12);
    CHECK(std::chrono::steady_clock::now() - began <
          std::chrono::seconds{11}); // Two waits; one after the other it would be twelve.
}

TEST_CASE("When the file is full, everyone who gets a receipt is stored and everyone else is told") {
    const TemporaryFolder folder;
    Store store{folder.path() / "zhiping.db"};
    const auto code = fill_with_samples(store);
    store.write([](Database& database) { database.execute("PRAGMA max_page_count = 80"); });
    std::atomic<int> receipts = 0, refusals = 0;
    {
        std::vector<std::jthread> phones;
        for (int phone = 0; phone < 12; ++phone)
            phones.emplace_back([&, phone] {
                for (int index = 0; index < 100; ++index) try {
                        if (submit(store, sample_submission(code, phone * 100 + index))) ++receipts;
                    } catch (const DatabaseError& problem) {
                        if (problem.is_disk_trouble()) ++refusals;
                    }
            });
    }
    CHECK(receipts + refusals == 1200);
    CHECK(refusals > 0);
    CHECK(count_rows(store, "evaluation") == receipts);
    CHECK(count_rows(store, "evaluation_situation") == 2 * receipts);
    CHECK(integrity(store) == "ok");
}

TEST_CASE("What has its receipt survives kill -9") {
    const TemporaryFolder folder;
    const auto file = folder.path() / "zhiping.db";
    int receipts[2];
    REQUIRE(::pipe(receipts) == 0);
    const ChildProcess child{[&] {
        Store store{file};
        const auto code = fill_with_samples(store);
        for (int number = 0;; ++number)
            if (!submit(store, sample_submission(code, number)) || ::write(receipts[1], "r", 1) != 1) return 1;
    }};
    ::close(receipts[1]);
    int received = 0;
    char byte = 0;
    while (received < 100 && ::read(receipts[0], &byte, 1) == 1) ++received;
    child.send(SIGKILL);
    while (::read(receipts[0], &byte, 1) == 1) ++received;
    ::close(receipts[0]);
    CHECK(child.wait() == 128 + SIGKILL);
    REQUIRE(received >= 100);

    Store store{file};
    CHECK(integrity(store) == "ok");
    const auto stored = count_rows(store, "evaluation");
    CHECK(stored >= received);
    CHECK(stored <= received + 1); // One may have been stored whose receipt was on its way.
    CHECK(count_rows(store, "evaluation_situation") == 2 * stored);
}

TEST_CASE("Two processes create, migrate and write the same file at once") {
    const TemporaryFolder folder;
    const auto file = folder.path() / "zhiping.db";
    const auto work = [&](std::uint64_t first) {
        Store store{file};
        if (app::load_units(store, sample_units())) return 1;
        const auto document = sample_document(static_cast<int>(first));
        const auto code = std::get<0>(app::create_codes(store, {{document}}, sample_now, chance)).front().code;
        for (std::uint64_t number = first; number < first + 100; ++number)
            if (!submit(store, sample_submission(code, number))) return 1;
        return 0;
    };
    const ChildProcess one{[&] { return work(0); }};
    const ChildProcess other{[&] { return work(1000); }};
    CHECK(one.wait() == 0);
    CHECK(other.wait() == 0);
    Store store{file};
    CHECK(count_rows(store, "evaluation") == 200);
    CHECK(integrity(store) == "ok");
}

TEST_CASE("Closing leaves one tidy file, and two empty ones that programs wait for each other with") {
    const TemporaryFolder folder;
    {
        Store store{folder.path() / "zhiping.db"};
        fill_with_samples(store);
        count_rows(store, "unit");
    }
    std::set<std::string> names;
    for (const auto& entry : std::filesystem::directory_iterator{folder.path()}) names.insert(entry.path().filename());
    CHECK(names == std::set<std::string>{"zhiping.db", "zhiping.db.turn", "zhiping.db.users"});
}
