#include "web/platform/headless/headless.hpp"

namespace zhiping::platform {

void ask_position() { ++headless().positions_asked; }

} // namespace zhiping::platform
