#include "web/platform/tab.hpp"

#include "web/platform/headless/headless.hpp"

namespace zhiping::platform {

bool is_tab_shown() { return headless().tab_shown; }

} // namespace zhiping::platform
