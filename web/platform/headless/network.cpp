#include "web/platform/headless/headless.hpp"

namespace zhiping::platform {

void post(const HttpPost& request, std::function<void(HttpReply)> answer) {
    headless().posts.push_back({request, std::move(answer)});
}

void abort_post() { ++headless().posts_aborted; }

} // namespace zhiping::platform
