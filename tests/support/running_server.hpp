#pragma once

#include "native/app/create_codes.hpp"
#include "native/app/inspect_evaluations.hpp"
#include "native/app/load_units.hpp"
#include "native/app/revoke_code.hpp"
#include "native/files/posix_folder.hpp"
#include "native/http/server.hpp"
#include "tests/support/temporary_folder.hpp"

#include <atomic>
#include <httplib.h>
#include <nlohmann/json.hpp>
#include <string>
#include <thread>

namespace zhiping::tests {

using Json = nlohmann::json;

// Stands still unless it is told otherwise.
class FixedClock final : public outside::Clock {
public:
    Instant now() const override { return m_now; }
    void pass(std::chrono::seconds time) { m_now = m_now.load() + time; }

private:
    std::atomic<Instant> m_now{parse_china_time("2026-11-20 15:40").value()}; // A Friday.
};

inline const std::string secret_digits = "00112233445566778899aabbccddeeff";
inline const std::string other_secret_digits = "ffeeddccbbaa99887766554433221100";
inline const std::string submission_digits = "0123456789abcdef0123456789abcdef";
inline const std::string officers = "警员王某某 012345";
inline const httplib::Headers english{{"Accept-Language", "en"}};

inline httplib::Headers with_secret(const std::string& digits = secret_digits) {
    return {{"Authorization", "Bearer " + digits}};
}

inline evidence::KeyRing new_keys() {
    evidence::KeyRing keys;
    keys.add_newest(parse_date("2026-11-20").value());
    return keys;
}

// A whole server on a free port, over a real file with one code on a document, one at a place and
// one that was revoked.
class RunningServer {
public:
    explicit RunningServer(bool demo = false, const evidence::Quotas& quotas = {})
        : vault(std::make_unique<files::PosixFolder>(folder.path() / "evidence"), new_keys(), quotas), m_demo(demo) {
        using store::Level;
        app::load_units(store, {{"hubei", {}, Level::Bureau, {"湖北省交管局", "Hubei Bureau"}},
                                {"wuhan", "hubei", Level::Detachment, {"武汉市交警支队", "Wuhan Detachment"}},
                                {"caidian", "wuhan", Level::Brigade, {"蔡甸大队", "Caidian Brigade"}}});
        const auto handled = parse_china_time("2026-11-20 15:32").value();
        const auto made = app::create_codes(
            store,
            {{Module::LawEnforcement, "caidian", "违法停车告知单", "4201140012345678", handled, "汉阳大道 628 号", officers},
             {.module = Module::Service, .unit_id = "caidian", .place = "蔡甸车管所 3 号窗口"},
             {.module = Module::Service, .unit_id = "caidian", .place = "旧窗口"}},
            clock.now());
        const auto& codes = std::get<std::vector<CodeFacts>>(made);
        document_code = codes[0].code.symbols();
        place_code = codes[1].code.symbols();
        revoked_code = codes[2].code.symbols();
        static_cast<void>(app::revoke_code(store, codes[2].code, clock.now()));
        port = m_server.bind("127.0.0.1", 0);
        m_thread = std::thread{[this] { m_server.listen(); }};
    }
    ~RunningServer() { stop(); }
    RunningServer(const RunningServer&) = delete;
    RunningServer& operator=(const RunningServer&) = delete;

    void stop() {
        m_server.stop();
        if (m_thread.joinable()) m_thread.join();
    }

    httplib::Client client() const { return httplib::Client{"127.0.0.1", port}; }

    httplib::Result get(const std::string& path, const httplib::Headers& headers = {}) const {
        return client().Get(path, headers);
    }

    httplib::Result submit(const std::string& body, const httplib::Headers& headers = with_secret()) const {
        return client().Post("/api/v1/evaluations", headers, body, "application/json");
    }
    httplib::Result submit(const Json& body, const httplib::Headers& headers = with_secret()) const {
        return submit(body.dump(), headers);
    }

    // A submission that is accepted; tests change what they are about.
    Json submission() const {
        return {{"submission_id", submission_digits},
                {"code", document_code},
                {"catalogue_version", 1},
                {"language", "zh-CN"},
                {"agreed_at", 1795160000},
                {"satisfaction", "dissatisfied"},
                {"situations", {"impounded_without_cause", "unfair_enforcement"}},
                {"statement", "没有给扣车凭证 😠"}};
    }

    int stored_evaluations() {
        int count = 0;
        app::list_evaluations(store, [&](const StoredEvaluation&) { ++count; });
        return count;
    }

    TemporaryFolder folder;
    FixedClock clock;
    store::Store store{folder.path() / "zhiping.db"};
    evidence::Vault vault;
    std::string document_code;
    std::string place_code;
    std::string revoked_code;
    int port = 0;

private:
    const bool m_demo;
    http::Server m_server{{.store = store, .vault = vault, .calendar = state_council_calendar(), .clock = clock, .demo = m_demo}};
    std::thread m_thread;
};

// A code that is well formed and was never issued.
inline std::string unknown_code() { return Code::from_random({1, 2, 3, 4, 5, 6, 7, 8, 9, 10}).symbols(); }

inline bool contains(std::string_view text, std::string_view part) { return text.find(part) != text.npos; }

} // namespace zhiping::tests
