#include "web/platform/keyboard.hpp"

#include <emscripten.h>

namespace zhiping::platform {

namespace {

KeyListener* listener = nullptr;

} // namespace

extern "C" {

EMSCRIPTEN_KEEPALIVE int zhiping_press_key(const char* key) { return listener->press_key(key); }
}

void listen_to_keys(KeyListener& program) { listener = &program; }

} // namespace zhiping::platform
