#include "web/platform/address.hpp"

#include "web/platform/browser/words.hpp"

#include <emscripten.h>

// clang-format off
EM_JS(char*, js_current_query, (), { return allocateUTF8(Module.page.currentQuery()); });
EM_JS(void, js_push_query, (const char* query, int size), { Module.page.pushQuery(UTF8ToString(query, size)); });
EM_JS(void, js_replace_query, (const char* query, int size), { Module.page.replaceQuery(UTF8ToString(query, size)); });
// clang-format on

namespace zhiping::platform {

namespace {

AddressListener* listener = nullptr;

} // namespace

extern "C" {

EMSCRIPTEN_KEEPALIVE void zhiping_go_to(const char* query) { listener->go_to(query); }
}

void listen_to_address(AddressListener& program) { listener = &program; }

std::string current_query() { return take(js_current_query()); }

void push_query(std::string_view query) { js_push_query(query.data(), length(query)); }

void replace_query(std::string_view query) { js_replace_query(query.data(), length(query)); }

} // namespace zhiping::platform
