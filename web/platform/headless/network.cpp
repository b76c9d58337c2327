#include "web/platform/headless/headless.hpp"

namespace zhiping::platform {

void post(const HttpPost& request, std::function<void(HttpReply)> answer) {
    headless().posts.push_back({request, std::move(answer)});
}

void abort_post() { ++headless().posts_aborted; }

void get(const std::string& path, const std::string& authorization, std::function<void(HttpReply)> answer) {
    headless().gets.push_back({{path, {}, authorization, {}}, std::move(answer)});
}

} // namespace zhiping::platform
