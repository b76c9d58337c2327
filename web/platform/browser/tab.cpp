#include "web/platform/tab.hpp"

#include <emscripten.h>

// clang-format off
EM_JS(int, js_is_tab_shown, (), { return Module.page.isTabShown(); });
// clang-format on

namespace zhiping::platform {

namespace {

TabListener* listener = nullptr;

} // namespace

extern "C" {

EMSCRIPTEN_KEEPALIVE void zhiping_show_tab() { listener->show_tab(); }
}

void listen_to_tab(TabListener& program) { listener = &program; }

bool is_tab_shown() { return js_is_tab_shown() != 0; }

} // namespace zhiping::platform
