#include "web/platform/headless/headless.hpp"

namespace zhiping::platform {

Headless& headless() {
    static Headless state;
    return state;
}

void reset_headless() { headless() = {}; }

} // namespace zhiping::platform
