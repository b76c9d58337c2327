#pragma once

#include "native/files/posix_folder.hpp"
#include "native/http/server.hpp"
#include "shared/codes/code.hpp"
#include "tests/support/fixed_clock.hpp"
#include "tests/support/json.hpp"
#include "tests/support/temporary_folder.hpp"

#include <httplib.h>
#include <string>
#include <thread>

namespace zhiping::tests {

inline const std::string secret_digits = "00112233445566778899aabbccddeeff";
inline const std::string other_secret_digits = "ffeeddccbbaa99887766554433221100";
inline const std::string submission_digits = "0123456789abcdef0123456789abcdef";
inline const std::string officers = "王某某";
inline const httplib::Headers english{{"Accept-Language", "en"}};

inline httplib::Headers with_secret(const std::string& digits = secret_digits) {
    return {{"Authorization", "Bearer " + digits}};
}

inline sealing::KeyRing new_keys() {
    sealing::KeyRing keys;
    keys.add_newest(parse_date("2026-11-20").value());
    return keys;
}

// A whole server on a free port, over a real file with one code on a document, one at a place and
// one that was revoked.
class RunningServer {
public:
    // `gateway` carries one-time codes; without one nobody does.
    explicit RunningServer(bool demo = false, const evidence::Quotas& quotas = {}, http::Front front = {},
                           messages::Gateway* gateway = nullptr);
    ~RunningServer() { stop(); }
    RunningServer(const RunningServer&) = delete;
    RunningServer& operator=(const RunningServer&) = delete;

    void stop();

    httplib::Client client() const;
    httplib::Result get(const std::string& path, const httplib::Headers& headers = {}) const;
    httplib::Result submit(const std::string& body, const httplib::Headers& headers = with_secret()) const;
    httplib::Result submit(const Json& body, const httplib::Headers& headers = with_secret()) const;

    // A submission that is accepted; tests change what they are about.
    Json submission() const;

    int stored_evaluations();

    TemporaryFolder folder;
    FixedClock clock;
    outside::SystemRandom random;
    store::Store store{folder.path() / "zhiping.db"};
    evidence::Vault vault;
    app::CurrentCalendar calendar;
    std::string document_code;
    std::string place_code;
    std::string revoked_code;
    int port = 0;

private:
    std::unique_ptr<messages::Dispatcher> m_dispatcher;
    http::Server m_server;
    std::thread m_thread;
};

// A code that is well formed and was never issued.
inline std::string unknown_code() { return Code::from_random({1, 2, 3, 4, 5, 6, 7, 8, 9, 10}).symbols(); }

inline bool contains(std::string_view text, std::string_view part) { return text.find(part) != text.npos; }

} // namespace zhiping::tests
