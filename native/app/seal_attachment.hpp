#pragma once

#include "native/evidence/vault.hpp"
#include "native/store/case_attachments.hpp"
#include "native/store/store.hpp"

namespace zhiping::app {

// How long a sealed file waits for the reply that it is attached to. After that it is a leftover.
inline constexpr std::chrono::hours attachment_lifetime{24};

// Seals a file, to be stored with a reply (act_on_case()). Refused (at "attachments"): invalid (empty; neither PDF nor
// JPEG nor PNG, whatever it is called), too_large, full (the disk).
Result<store::Attachment> seal_attachment(store::Store&, evidence::Vault&, std::string_view name,
                                          std::string_view content, Instant now);

} // namespace zhiping::app
