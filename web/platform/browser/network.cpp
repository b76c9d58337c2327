#include "web/platform/network.hpp"

#include <emscripten.h>

#include <memory>
#include <utility>

// clang-format off
EM_JS(void, js_post, (const char* path, const char* body, const char* authorization, const char* language, void* callback), {
    Module.page.post(UTF8ToString(path), UTF8ToString(body), UTF8ToString(authorization), UTF8ToString(language))
        .then((reply) => Module.page.answer(callback, reply));
});
EM_JS(void, js_abort_post, (), { Module.page.abortPost(); });
// clang-format on

namespace zhiping::platform {

namespace {

using Callback = std::function<void(HttpReply)>;

} // namespace

extern "C" {

EMSCRIPTEN_KEEPALIVE void zhiping_http_reply(void* callback, int status, const char* body) {
    const std::unique_ptr<Callback> then{static_cast<Callback*>(callback)};
    (*then)({status, body});
}
}

void post(const HttpPost& request, std::function<void(HttpReply)> then) {
    js_post(request.path.c_str(), request.body.c_str(), request.authorization.c_str(), request.language.c_str(),
            new Callback{std::move(then)});
}

void abort_post() { js_abort_post(); }

} // namespace zhiping::platform
