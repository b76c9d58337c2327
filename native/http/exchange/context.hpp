#pragma once

#include "native/app/current_calendar.hpp"
#include "native/app/memory_buckets.hpp"
#include "native/app/query_tries.hpp"
#include "native/app/receipt_passes.hpp"
#include "native/app/verification_file.hpp"
#include "native/evidence/vault.hpp"
#include "native/http/transport/front.hpp"
#include "native/messages/dispatcher.hpp"
#include "native/messages/screen_gateway.hpp"
#include "native/messages/screen_notices.hpp"
#include "native/outside/clock.hpp"
#include "native/outside/random.hpp"
#include "native/outside/wechat/wechat.hpp"
#include "native/store/store.hpp"

#include <atomic>
#include <optional>
#include <set>
#include <string>

namespace zhiping::http {

class FairShare;

// Whether somebody carries notices there.
struct NoticesOn {
    bool sms = false;
    bool staff_webhook = false;
};

// Everything a route may use.
struct Context {
    store::Store& store;
    evidence::Vault& vault;
    app::CurrentCalendar& calendar;
    const outside::Clock& clock;
    outside::Random& random;
    Front front = {};
    bool demo = false;                               // Whether pages for those who build the form are shown too.
    bool unlimited = false;                          // Whether buckets in memory refuse nothing.
    messages::Dispatcher* dispatcher = nullptr;      // Of one-time codes. Null: nobody carries them, and none is asked.
    const messages::ScreenGateway* screen = nullptr; // Where they are shown in a demo.
    const messages::ScreenNotices* screen_notices = nullptr; // And notices.
    NoticesOn notices = {};                                  // For persons, and who asks how the server is.
    outside::Wechat* wechat = nullptr;                       // Null: the mini-program is off.
    std::set<std::string> wechat_templates = {};             // That may be accepted there, as WeChat names them.
    std::optional<app::VerificationFile> wechat_verification = {};
    app::ReceiptPasses passes{random};
    const std::atomic<bool>* was_stopped = nullptr; // The server's own.
    FairShare* transfers = nullptr;                 // The same: of those who send or fetch evidence.
    FairShare* exports = nullptr;                   // The same: of staff who take cases away.
    FairShare* wechat_asks = nullptr;               // The same: of those who wait for WeChat.
    app::QueryTries* query_tries = nullptr;         // The same.
    app::MemoryBuckets* buckets = nullptr;          // The same.

    // Whether what takes long should break off.
    bool is_stopping() const { return was_stopped && *was_stopped; }
};

} // namespace zhiping::http
