#include "web/platform/storage.hpp"

#include "web/platform/browser/words.hpp"

#include <emscripten.h>

#include <algorithm>

// clang-format off
EM_JS(char*, js_load, (int in_tab, const char* key, int size), {
    const text = Module.page.load(!!in_tab, UTF8ToString(key, size));
    return text === null ? 0 : allocateUTF8(text);
});
EM_JS(int, js_save, (int in_tab, const char* key, int key_size, const char* text, int size), {
    return Module.page.save(!!in_tab, UTF8ToString(key, key_size), UTF8ToString(text, size)) ? 1 : 0;
});
EM_JS(void, js_erase, (int in_tab, const char* key, int size), { Module.page.erase(!!in_tab, UTF8ToString(key, size)); });
EM_JS(char*, js_stored_keys, (int in_tab), { return allocateUTF8(Module.page.storedKeys(!!in_tab).join("\n")); });
// clang-format on

namespace zhiping::platform {

namespace {

StorageListener* listener = nullptr;

} // namespace

extern "C" {

EMSCRIPTEN_KEEPALIVE void zhiping_stored_elsewhere(const char* key) { listener->stored_elsewhere(key); }
}

void listen_to_storage(StorageListener& program) { listener = &program; }

std::optional<std::string> load(Keep keep, std::string_view key) {
    char* text = js_load(keep == Keep::InTab, key.data(), length(key));
    if (!text) return std::nullopt;
    return take(text);
}

bool save(Keep keep, std::string_view key, std::string_view text) {
    return js_save(keep == Keep::InTab, key.data(), length(key), text.data(), length(text));
}

void erase(Keep keep, std::string_view key) { js_erase(keep == Keep::InTab, key.data(), length(key)); }

std::vector<std::string> stored_keys(Keep keep) {
    std::vector<std::string> keys;
    const auto joined = take(js_stored_keys(keep == Keep::InTab));
    for (std::string_view rest = joined; !rest.empty();) {
        const auto end = std::min(rest.find('\n'), rest.size());
        keys.emplace_back(rest.substr(0, end));
        rest.remove_prefix(std::min(end + 1, rest.size()));
    }
    return keys;
}

} // namespace zhiping::platform
