#include "web/platform/files.hpp"

#include <emscripten.h>

#include <vector>

// clang-format off
EM_JS(void, js_take_bytes, (void* bytes), { HEAPU8.set(Module.page.handedBytes(), bytes); });
EM_JS(void, js_keep_file, (const char* id), { Module.page.keepFile(UTF8ToString(id)); });
EM_JS(void, js_find_file, (const char* id), { Module.page.findFile(UTF8ToString(id)); });
EM_JS(void, js_rename_file, (const char* from, const char* to, int shared), { Module.page.renameFile(UTF8ToString(from), UTF8ToString(to), !!shared); });
EM_JS(void, js_send_file, (const char* id, const char* upload, const char* code, const char* secret), {
    Module.page.sendFile(UTF8ToString(id), UTF8ToString(upload), UTF8ToString(code), UTF8ToString(secret));
});
EM_JS(void, js_pause_file, (const char* id), { Module.page.pauseFile(UTF8ToString(id)); });
EM_JS(void, js_forget_file, (const char* id, const char* upload, const char* secret), {
    Module.page.forgetFile(UTF8ToString(id), UTF8ToString(upload), UTF8ToString(secret));
});
// clang-format on

namespace zhiping::platform {

namespace {

FileListener* listener = nullptr;

} // namespace

extern "C" {

EMSCRIPTEN_KEEPALIVE void zhiping_choose_files(int count) { listener->choose_files(count); }

EMSCRIPTEN_KEEPALIVE void zhiping_offer_file(unsigned input, const char* id, double size, unsigned handed,
                                             const char* fingerprint, const char* name) {
    std::vector<std::uint8_t> first_bytes(handed);
    js_take_bytes(first_bytes.data());
    listener->offer_file({input, id, static_cast<std::uint64_t>(size), first_bytes, fingerprint, name});
}

EMSCRIPTEN_KEEPALIVE void zhiping_hear_of_file(const char* id, int event, double number, const char* words) {
    listener->hear_of_file(
        {id, static_cast<FileEvent>(event), static_cast<std::uint64_t>(number), static_cast<int>(number), words});
}

EMSCRIPTEN_KEEPALIVE void zhiping_show_thumbnail(const char* id, int width, int height) {
    std::vector<std::uint8_t> bytes(static_cast<std::size_t>(width * height * 4));
    js_take_bytes(bytes.data());
    listener->show_thumbnail(id, {0, 0, width, height, 4, bytes.data()});
}

EMSCRIPTEN_KEEPALIVE void zhiping_files_wait() { listener->files_wait(); }

EMSCRIPTEN_KEEPALIVE void zhiping_files_lost() { listener->files_lost(); }
}

void listen_to_files(FileListener& program) { listener = &program; }

void keep_file(const std::string& id) { js_keep_file(id.c_str()); }

void find_file(const std::string& id) { js_find_file(id.c_str()); }

void rename_file(const std::string& from, const std::string& to, bool shared) {
    js_rename_file(from.c_str(), to.c_str(), shared);
}

void send_file(const std::string& id, const FileSending& how) {
    js_send_file(id.c_str(), how.upload.c_str(), how.code.c_str(), how.secret.c_str());
}

void pause_file(const std::string& id) { js_pause_file(id.c_str()); }

void forget_file(const std::string& id, const FileSending& how) {
    js_forget_file(id.c_str(), how.upload.c_str(), how.secret.c_str());
}

} // namespace zhiping::platform
