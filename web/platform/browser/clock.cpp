#include "web/platform/clock.hpp"

#include <emscripten.h>

// clang-format off
EM_JS(void, js_wake_after, (int seconds), { Module.page.wakeAfter(seconds); });
EM_JS(double, js_now, (), { return Math.floor(Date.now() / 1000); });
// clang-format on

namespace zhiping::platform {

namespace {

WakeListener* listener = nullptr;

} // namespace

extern "C" {

EMSCRIPTEN_KEEPALIVE void zhiping_wake() { listener->wake(); }
}

void listen_to_clock(WakeListener& program) { listener = &program; }

void wake_after(int seconds) { js_wake_after(seconds); }

std::int64_t now() { return static_cast<std::int64_t>(js_now()); }

} // namespace zhiping::platform
