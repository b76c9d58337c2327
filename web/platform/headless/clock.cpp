#include "web/platform/headless/headless.hpp"

namespace zhiping::platform {

std::int64_t now() { return headless().now; }
void wake_after(int seconds) { headless().wake_after = seconds; }

} // namespace zhiping::platform
