#include "web/citizen/draft_store.hpp"

#include "shared/names.hpp"
#include "shared/wire/evaluation_json.hpp"
#include "web/citizen/phone_clock.hpp"
#include "web/platform/files.hpp"
#include "web/platform/storage.hpp"

namespace zhiping::citizen {

using platform::Keep;
namespace storage_key = names::storage_key;

namespace {

std::string key_of(std::string_view prefix, const Code& code) { return std::string{prefix} + code.symbols(); }

// One for each submission, so that two tabs with the same code do not write over each other.
std::string key_of(const Draft& draft) {
    return key_of(storage_key::draft, draft.evaluation.code) + "." + draft.submission_id.digits();
}

// The draft under a key; one that cannot be read or has expired is erased, its files too.
std::optional<Draft> load_or_erase(std::string_view key) {
    const auto text = platform::load(Keep::OnPhone, key);
    if (!text) return std::nullopt;
    auto draft = wire::decode_draft(*text);
    if (draft && !is_expired(*draft, phone_now())) return *std::move(draft);
    platform::erase(Keep::OnPhone, key);
    if (!draft) return std::nullopt;
    for (const auto& chosen : draft->evidence) platform::forget_file(chosen.file.digits(), {});
    return std::nullopt;
}

} // namespace

std::optional<Draft> load_draft(const Code& code) {
    const auto of_this_tab = platform::load(Keep::InTab, key_of(storage_key::tab, code));
    std::optional<Draft> newest;
    for (const auto& key : platform::stored_keys(Keep::OnPhone)) {
        if (!key.starts_with(storage_key::draft)) continue;
        auto draft = load_or_erase(key);
        if (!draft || draft->evaluation.code != code) continue;
        if (key == of_this_tab) return draft;
        if (!newest || newest->saved_at < draft->saved_at) newest = std::move(draft);
    }
    return newest;
}

bool save_draft(const Draft& draft) {
    platform::save(Keep::InTab, key_of(storage_key::tab, draft.evaluation.code), key_of(draft));
    return platform::save(Keep::OnPhone, key_of(draft), wire::encode(draft));
}

void erase_draft(const Draft& draft) {
    platform::erase(Keep::InTab, key_of(storage_key::tab, draft.evaluation.code));
    platform::erase(Keep::OnPhone, key_of(draft));
}

bool is_kept_under(const Draft& draft, std::string_view key) { return key == key_of(draft); }

void keep_receipt(const KeptReceipt& receipt) {
    const auto& code = receipt.stored.subject.code;
    if (receipt.secret) platform::save(Keep::InTab, key_of(storage_key::secret, code), receipt.secret->digits());
    platform::save(Keep::InTab, key_of(storage_key::receipt, code), wire::encode(receipt.stored));
}

std::optional<KeptReceipt> load_receipt(const Code& code) {
    const auto text = platform::load(Keep::InTab, key_of(storage_key::receipt, code));
    if (!text) return std::nullopt;
    auto stored = wire::decode_stored_evaluation(*text);
    if (!stored) return std::nullopt;
    KeptReceipt receipt{*std::move(stored), std::nullopt};
    const auto secret = Secret::parse(platform::load(Keep::InTab, key_of(storage_key::secret, code)).value_or(""));
    if (secret) receipt.secret = *secret;
    return receipt;
}

void erase_receipt(const Code& code) {
    platform::erase(Keep::InTab, key_of(storage_key::receipt, code));
    platform::erase(Keep::InTab, key_of(storage_key::secret, code));
}

bool load_elder_mode() { return platform::load(Keep::OnPhone, storage_key::elder) == "1"; }
void save_elder_mode(bool on) { platform::save(Keep::OnPhone, storage_key::elder, on ? "1" : "0"); }

} // namespace zhiping::citizen
