#include "web/platform/position.hpp"

#include <emscripten.h>

// clang-format off
EM_JS(void, js_ask_position, (), { Module.page.askPosition(); });
// clang-format on

namespace zhiping::platform {

namespace {

PositionListener* listener = nullptr;

} // namespace

extern "C" {

EMSCRIPTEN_KEEPALIVE void zhiping_take_position(double latitude, double longitude, double accuracy, double measured) {
    listener->take_position({latitude, longitude, accuracy, static_cast<std::int64_t>(measured)});
}

EMSCRIPTEN_KEEPALIVE void zhiping_miss_position(int problem) {
    listener->miss_position(static_cast<PositionProblem>(problem));
}
}

void listen_to_position(PositionListener& program) { listener = &program; }

void ask_position() { js_ask_position(); }

} // namespace zhiping::platform
