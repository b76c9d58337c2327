#include "native/app/receipt_passes.hpp"

#include "shared/evidence/sha256.hpp"

#include <charconv>

namespace zhiping::app {

ReceiptPasses::ReceiptPasses(outside::Random& random) : m_key(to_digits(random.bytes<32>())) {}

std::string ReceiptPasses::give(PassPurpose purpose, const ReceiptNumber& receipt, Instant now) const {
    const auto expires = std::to_string((now + lifetime).time_since_epoch().count());
    return expires + "." + seal(purpose, receipt, expires);
}

bool ReceiptPasses::allows(PassPurpose purpose, const ReceiptNumber& receipt, const std::string& pass,
                           Instant now) const {
    const auto dot = pass.find('.');
    if (dot == pass.npos) return false;
    const auto expires = pass.substr(0, dot);
    const auto sealed = seal(purpose, receipt, expires), given = pass.substr(dot + 1);
    const auto bytes = [](const std::string& text) {
        return std::span{reinterpret_cast<const std::uint8_t*>(text.data()), text.size()};
    };
    if (!store::is_same(bytes(sealed), bytes(given))) return false;
    std::int64_t seconds = 0;
    std::from_chars(expires.data(), expires.data() + expires.size(), seconds);
    return now < Instant{std::chrono::seconds{seconds}};
}

std::optional<QueryCodeShown> ReceiptPasses::find_shown_code(const ReceiptNumber& receipt, const std::string& pass,
                                                             Instant now) const {
    if (!allows(PassPurpose::Page, receipt, pass, now)) return std::nullopt;
    return QueryCodeShown{receipt};
}

// BLAKE2b may be keyed by a prefix: BLAKE2b has no length extension.
std::string ReceiptPasses::seal(PassPurpose purpose, const ReceiptNumber& receipt, const std::string& expires) const {
    const auto* what = purpose == PassPurpose::Files ? "files" : "page";
    return to_digits(store::digest(m_key + " " + what + " " + receipt.text() + " " + expires));
}

} // namespace zhiping::app
