#include "web/platform/scrolling.hpp"

#include <emscripten.h>

namespace zhiping::platform {

namespace {

ScrollListener* listener = nullptr;

} // namespace

extern "C" {

EMSCRIPTEN_KEEPALIVE void zhiping_scroll(unsigned id, float top) { listener->scroll(id, top); }
}

void listen_to_scrolling(ScrollListener& program) { listener = &program; }

} // namespace zhiping::platform
