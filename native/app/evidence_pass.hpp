#pragma once

#include "native/outside/random.hpp"
#include "native/store/digest.hpp"
#include "shared/calendar/date.hpp"
#include "shared/codes/receipt_number.hpp"

#include <chrono>
#include <string>

namespace zhiping::app {

// What lets a browser show the evidence of one evaluation and what its replies attach: <img>, <video> and links send
// cookies, but no Authorization header. Given to whoever has shown the secret. It opens nothing else, and is invalid
// after a restart.
class EvidencePasses {
public:
    static constexpr std::chrono::hours lifetime{1};

    explicit EvidencePasses(outside::Random&);

    std::string give(const ReceiptNumber&, Instant now) const;
    bool allows(const ReceiptNumber&, const std::string& pass, Instant now) const;

private:
    std::string seal(const ReceiptNumber&, const std::string& expires) const;

    std::string m_key; // 256 random bits in hexadecimal digits.
};

} // namespace zhiping::app
