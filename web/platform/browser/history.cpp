#include "web/platform/history.hpp"

#include "web/platform/browser/words.hpp"

#include <emscripten.h>

// clang-format off
EM_JS(void, js_push_place, (const char* name, int size), { Module.page.pushPlace(UTF8ToString(name, size)); });
EM_JS(void, js_replace_place, (const char* name, int size), { Module.page.replacePlace(UTF8ToString(name, size)); });
EM_JS(char*, js_current_place, (), { return allocateUTF8(Module.page.currentPlace()); });
// clang-format on

namespace zhiping::platform {

namespace {

HistoryListener* listener = nullptr;

} // namespace

extern "C" {

EMSCRIPTEN_KEEPALIVE void zhiping_return_to(const char* place) { listener->return_to(place); }
}

void listen_to_history(HistoryListener& program) { listener = &program; }

void push_place(std::string_view name) { js_push_place(name.data(), length(name)); }

void replace_place(std::string_view name) { js_replace_place(name.data(), length(name)); }

std::string current_place() { return take(js_current_place()); }

} // namespace zhiping::platform
