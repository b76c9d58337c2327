#include "web/platform/frames.hpp"

#include "web/platform/headless/headless.hpp"

namespace zhiping::platform {

void request_frame() { ++headless().frames_requested; }

} // namespace zhiping::platform
