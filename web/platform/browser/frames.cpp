#include "web/platform/frames.hpp"

#include <emscripten.h>

// clang-format off
EM_JS(void, js_request_frame, (), { Module.page.requestFrame(); });
// clang-format on

namespace zhiping::platform {

void request_frame() { js_request_frame(); }

} // namespace zhiping::platform
