#pragma once

#include "shared/evaluation/draft.hpp"
#include "shared/evaluation/receipt.hpp"

#include <optional>
#include <string_view>

namespace zhiping::citizen {

// What has been filled in for a code, kept on this phone only: this tab's, else the newest. Drafts
// older than their lifetime, of this code or any other, are erased on the way: phones are shared.
std::optional<Draft> load_draft(const Code&);

// False when the phone does not allow it.
bool save_draft(const Draft&);

void erase_draft(const Draft&);

// Whether platform::StorageListener::stored_elsewhere() with this key speaks of it.
bool is_kept_under(const Draft&, std::string_view key);

// What was submitted, for as long as the tab is open: a reload shows the receipt again.
struct KeptReceipt {
    StoredEvaluation stored;
    std::optional<Secret> secret; // None when the tab was not allowed to keep it.
};
void keep_receipt(const KeptReceipt&);
std::optional<KeptReceipt> load_receipt(const Code&);
void erase_receipt(const Code&);

bool load_elder_mode();
void save_elder_mode(bool);

} // namespace zhiping::citizen
