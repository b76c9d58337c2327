#include "web/platform/server_form.hpp"

#include "web/platform/browser/words.hpp"

#include <emscripten.h>

// clang-format off
EM_JS(char*, js_code_facts, (), { return allocateUTF8(Module.page.codeFacts()); });
EM_JS(void, js_fill_plain_form, (const char* body, const char* files), { Module.page.fillPlainForm(UTF8ToString(body), UTF8ToString(files)); });
// clang-format on

namespace zhiping::platform {

namespace {

ServerFormListener* listener = nullptr;

} // namespace

extern "C" {

EMSCRIPTEN_KEEPALIVE int zhiping_begin(const char* plain_form, const char* touched) {
    return listener->begin(plain_form, touched);
}

EMSCRIPTEN_KEEPALIVE void zhiping_sign_in(const char* name, const char* phone) { listener->sign_in(name, phone); }
}

void listen_to_server_form(ServerFormListener& program) { listener = &program; }

std::string code_facts_json() { return take(js_code_facts()); }

void fill_plain_form(const std::string& body, const std::string& files) {
    js_fill_plain_form(body.c_str(), files.c_str());
}

} // namespace zhiping::platform
