#pragma once

#include "native/messages/gateway.hpp"
#include "native/outside/clock.hpp"
#include "native/outside/https_client.hpp"

#include <optional>
#include <string>

namespace zhiping::messages {

// A server of the operator that is handed messages:
//
//   POST <path>                      over verified TLS
//   Content-Type: application/json
//   Idempotency-Key: <id>            the same whenever this message is handed over again
//   Zhiping-Signature: t=<seconds since 1970>,v1=<HMAC-SHA256 of "<t>.<body>" in hexadecimal digits>
//
// Any 2xx takes it, unless it is HTML, which only somebody in between answers. What another try may mend (5xx, 408,
// 429, no answer) is tried again, three times in all; the other side tells by the key that it is the same.
class Webhook {
public:
    static constexpr int max_tries = 3;

    struct Setting {
        wire::Origin origin;
        std::string path; // Begins with a slash.
        std::string secret;
        outside::HttpsLimits limits = {};
        std::filesystem::path extra_certificates = {};
    };

    Webhook(Setting, const outside::Clock&);

    struct Answer {
        Handed handed;
        std::optional<int> status = {}; // None: there was no answer to the last try.
    };
    Answer hand_over(const std::string& id, const std::string& body) const;

private:
    struct Try {
        Answer answer;
        bool may_be_mended; // By another.
    };
    Try try_once(const std::string& id, const std::string& body) const;

    const Setting m_setting;
    const outside::Clock& m_clock;
    const outside::HttpsClient m_client;
};

} // namespace zhiping::messages
