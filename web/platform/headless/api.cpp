#include "web/platform/headless/headless.hpp"

namespace zhiping::platform {

void ask(const ApiRequest& request, std::function<void(const ApiAnswer&)> answer) {
    headless().asked.push_back({request, std::move(answer)});
}

} // namespace zhiping::platform
