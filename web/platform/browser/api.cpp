#include "web/platform/api.hpp"

#include <emscripten.h>

#include <memory>
#include <utility>

// clang-format off
EM_JS(void, js_ask, (const char* method, const char* path, const char* body, const char* language, const char* staff, int unattended, void* callback), {
    Module.page.ask(callback, UTF8ToString(method), UTF8ToString(path), UTF8ToString(body), UTF8ToString(language), UTF8ToString(staff), !!unattended);
});
// clang-format on

namespace zhiping::platform {

namespace {

using Callback = std::function<void(const ApiAnswer&)>;

} // namespace

extern "C" {

EMSCRIPTEN_KEEPALIVE void zhiping_api_answer(void* callback, int status, const char* body, int retry_after) {
    const std::unique_ptr<Callback> then{static_cast<Callback*>(callback)};
    (*then)({status, body, retry_after});
}
}

void ask(const ApiRequest& request, std::function<void(const ApiAnswer&)> then) {
    js_ask(request.method.c_str(), request.path.c_str(), request.body.c_str(), request.language.c_str(),
           request.staff.c_str(), request.is_unattended, new Callback{std::move(then)});
}

} // namespace zhiping::platform
