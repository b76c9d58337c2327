#pragma once

#include "native/app/receipt_proof.hpp"
#include "native/outside/random.hpp"
#include "shared/calendar/date.hpp"

#include <chrono>
#include <string>

namespace zhiping::app {

// For what a pass to one evaluation is. Of no use for the other.
enum class PassPurpose {
    Files, // Evidence and what replies attach: <img>, <video> and links send cookies, but no Authorization header.
    Page,  // The page of the evaluation and its forms, for whoever came with the query code.
};

// Passes to one evaluation, for a browser's cookies: given to whoever has shown its secret or query code. They open
// nothing else, and are invalid after a restart.
class ReceiptPasses {
public:
    static constexpr std::chrono::hours lifetime{1};

    explicit ReceiptPasses(outside::Random&);

    std::string give(PassPurpose, const ReceiptNumber&, Instant now) const;
    bool allows(PassPurpose, const ReceiptNumber&, const std::string& pass, Instant now) const;

    // Of whoever has a pass to the page.
    std::optional<QueryCodeShown> find_shown_code(const ReceiptNumber&, const std::string& pass, Instant now) const;

private:
    std::string seal(PassPurpose, const ReceiptNumber&, const std::string& expires) const;

    std::string m_key; // 256 random bits in hexadecimal digits.
};

} // namespace zhiping::app
