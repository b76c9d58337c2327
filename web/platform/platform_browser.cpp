#include "web/platform/platform.hpp"

#include <emscripten.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <memory>
#include <utility>

// The only file that knows Emscripten. A function here moves data across to the page's script
// (web/page, an object called `page`) and decides nothing: whatever needs an `if` belongs in C++, where tests reach it.

// clang-format off
EM_JS(char*, js_page_language, (), { return allocateUTF8(Module.page.language()); });
EM_JS(char*, js_code_facts, (), { return allocateUTF8(Module.page.codeFacts()); });
EM_JS(void, js_fill_plain_form, (const char* body, const char* files), { Module.page.fillPlainForm(UTF8ToString(body), UTF8ToString(files)); });
EM_JS(void, js_show_document, (const char* json), { Module.page.showDocument(UTF8ToString(json)); });
EM_JS(void, js_set_title, (const char* title, int size), { Module.page.setTitle(UTF8ToString(title, size)); });
EM_JS(void, js_set_language, (const char* tag, int size), { Module.page.setLanguage(UTF8ToString(tag, size)); });
EM_JS(void, js_set_elder_mode, (int on), { Module.page.setElderMode(!!on); });
EM_JS(void, js_announce, (const char* message, int size), { Module.page.announce(UTF8ToString(message, size)); });
EM_JS(void, js_move_focus, (unsigned id), { Module.page.moveFocus(id >>> 0); });
EM_JS(void, js_focus_title, (), { Module.page.focusTitle(); });
EM_JS(void, js_scroll_to_top, (), { Module.page.scrollToTop(); });

EM_JS(void, js_push_place, (const char* name, int size), { Module.page.pushPlace(UTF8ToString(name, size)); });
EM_JS(void, js_replace_place, (const char* name, int size), { Module.page.replacePlace(UTF8ToString(name, size)); });
EM_JS(char*, js_current_place, (), { return allocateUTF8(Module.page.currentPlace()); });
EM_JS(void, js_wake_after, (int seconds), { Module.page.wakeAfter(seconds); });

EM_JS(void, js_create_texture, (unsigned id, int width, int height, int pixel, const void* bytes), {
    Module.page.createTexture(id, width, height, pixel, HEAPU8.subarray(bytes, bytes + width * height * pixel));
});
EM_JS(void, js_update_texture, (unsigned id, int x, int y, int width, int height, int pixel, const void* bytes), {
    Module.page.updateTexture(id, x, y, width, height, HEAPU8.subarray(bytes, bytes + width * height * pixel));
});
EM_JS(void, js_destroy_texture, (unsigned id), { Module.page.destroyTexture(id); });
EM_JS(void, js_draw, (double width, double height, const void* vertices, int vertices_size, const void* indices,
                      int indices_size, const void* commands, int commands_size), {
    Module.page.draw(width, height, HEAPU8.subarray(vertices, vertices + vertices_size),
                     HEAPU8.subarray(indices, indices + indices_size),
                     HEAP32.subarray(commands >> 2, (commands + commands_size) >> 2));
});

EM_JS(double, js_measure_glyph, (unsigned code_point, double pixels, int bold, int light_ink), {
    return Module.page.measureGlyph(code_point, {pixels: pixels, bold: !!bold, lightInk: !!light_ink});
});
EM_JS(void, js_prepare_glyphs, (const void* code_points, int count, double pixels, int bold, int light_ink), {
    Module.page.prepareGlyphs(Array.from(HEAP32.subarray(code_points >> 2, (code_points >> 2) + count)),
                              {pixels: pixels, bold: !!bold, lightInk: !!light_ink});
});
EM_JS(void*, js_rasterise_glyph, (unsigned code_point, double pixels, int bold, int light_ink, int* box, double* advance), {
    const glyph = Module.page.takeGlyph(code_point, {pixels: pixels, bold: !!bold, lightInk: !!light_ink});
    HEAP32.set([glyph.left, glyph.top, glyph.width, glyph.height, glyph.coloured ? 1 : 0], box >> 2);
    HEAPF64[advance >> 3] = glyph.advance;
    const bitmap = _malloc(glyph.pixels.length || 1);
    HEAPU8.set(glyph.pixels, bitmap);
    return bitmap;
});
EM_JS(char*, js_intern_clusters, (const char* text, int size), {
    const interned = Module.page.internClusters(UTF8ToString(text, size));
    return interned === null ? 0 : allocateUTF8(interned);
});
EM_JS(double, js_page_text_height, (const char* text, int length, double width, double size, double line, int bold), {
    return Module.page.pageTextHeight(UTF8ToString(text, length), {width: width, size: size, line: line, bold: bold});
});

EM_JS(char*, js_load, (int in_tab, const char* key, int size), {
    const text = Module.page.load(!!in_tab, UTF8ToString(key, size));
    return text === null ? 0 : allocateUTF8(text);
});
EM_JS(int, js_save, (int in_tab, const char* key, int key_size, const char* text, int size), {
    return Module.page.save(!!in_tab, UTF8ToString(key, key_size), UTF8ToString(text, size)) ? 1 : 0;
});
EM_JS(void, js_erase, (int in_tab, const char* key, int size), { Module.page.erase(!!in_tab, UTF8ToString(key, size)); });
EM_JS(char*, js_stored_keys, (int in_tab), { return allocateUTF8(Module.page.storedKeys(!!in_tab).join("\n")); });

EM_JS(void, js_post, (const char* path, const char* body, const char* authorization, const char* language, void* callback), {
    Module.page.post(UTF8ToString(path), UTF8ToString(body), UTF8ToString(authorization), UTF8ToString(language))
        .then((reply) => Module.page.answer(callback, reply));
});
EM_JS(void, js_abort_post, (), { Module.page.abortPost(); });

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
EM_JS(void, js_fill_random, (void* bytes, int size), { crypto.getRandomValues(HEAPU8.subarray(bytes, bytes + size)); });
EM_JS(double, js_now, (), { return Math.floor(Date.now() / 1000); });
// clang-format on

namespace zhiping::platform {

namespace {

Guest* guest = nullptr;

using Callback = std::function<void(HttpReply)>;

int length(std::string_view text) { return static_cast<int>(text.size()); }

std::string take(char* text) {
    const std::unique_ptr<char, decltype(&std::free)> owned{text, std::free};
    return text;
}

} // namespace

} // namespace zhiping::platform

extern "C" {

EMSCRIPTEN_KEEPALIVE void zhiping_http_reply(void* callback, int status, const char* body) {
    using namespace zhiping::platform;
    const std::unique_ptr<Callback> then{static_cast<Callback*>(callback)};
    (*then)({status, body});
}

EMSCRIPTEN_KEEPALIVE int zhiping_begin(const char* plain_form, const char* touched) {
    return zhiping::platform::guest->begin(plain_form, touched);
}

EMSCRIPTEN_KEEPALIVE void zhiping_save_answers() { zhiping::platform::guest->save_answers(); }

EMSCRIPTEN_KEEPALIVE int zhiping_draw(float width, float height, float origin, float window, float density,
                                      float text_scale, int dark) {
    using namespace zhiping::platform;
    guest->draw({width, height, origin, window, density, text_scale, dark != 0});
    return guest->wants_frame();
}

EMSCRIPTEN_KEEPALIVE void zhiping_activate(unsigned id) { zhiping::platform::guest->activate(id); }

EMSCRIPTEN_KEEPALIVE void zhiping_return_to(const char* place) { zhiping::platform::guest->return_to(place); }
EMSCRIPTEN_KEEPALIVE void zhiping_choose_files(int count) { zhiping::platform::guest->choose_files(count); }
EMSCRIPTEN_KEEPALIVE void zhiping_files_wait() { zhiping::platform::guest->files_wait(); }
EMSCRIPTEN_KEEPALIVE void zhiping_files_lost() { zhiping::platform::guest->files_lost(); }

EMSCRIPTEN_KEEPALIVE void zhiping_offer_file(unsigned input, const char* id, double size, unsigned handed,
                                             const char* fingerprint) {
    std::vector<std::uint8_t> first_bytes(handed);
    js_take_bytes(first_bytes.data());
    zhiping::platform::guest->offer_file({input, id, static_cast<std::uint64_t>(size), first_bytes, fingerprint});
}

EMSCRIPTEN_KEEPALIVE void zhiping_hear_of_file(const char* id, int event, double number, const char* words) {
    zhiping::platform::guest->hear_of_file({id, static_cast<zhiping::platform::FileEvent>(event),
                                            static_cast<std::uint64_t>(number), static_cast<int>(number), words});
}

EMSCRIPTEN_KEEPALIVE void zhiping_show_thumbnail(const char* id, int width, int height) {
    std::vector<std::uint8_t> bytes(static_cast<std::size_t>(width * height * 4));
    js_take_bytes(bytes.data());
    zhiping::platform::guest->show_thumbnail(id, {0, 0, width, height, 4, bytes.data()});
}

EMSCRIPTEN_KEEPALIVE void zhiping_wake() { zhiping::platform::guest->wake(); }
EMSCRIPTEN_KEEPALIVE void zhiping_stored_elsewhere(const char* key) { zhiping::platform::guest->stored_elsewhere(key); }

EMSCRIPTEN_KEEPALIVE void zhiping_change_text(unsigned id, const char* text) {
    zhiping::platform::guest->change_text(id, text);
}

EMSCRIPTEN_KEEPALIVE void zhiping_renew_canvas() { zhiping::platform::guest->renew_canvas(); }
}

namespace zhiping::platform {

void create_texture(std::uint32_t id, const Pixels& whole) {
    js_create_texture(id, whole.width, whole.height, whole.bytes_per_pixel, whole.bytes);
}

void update_texture(std::uint32_t id, const Pixels& part) {
    js_update_texture(id, part.x, part.y, part.width, part.height, part.bytes_per_pixel, part.bytes);
}

void destroy_texture(std::uint32_t id) { js_destroy_texture(id); }

void draw(const Drawing& drawing) {
    js_draw(static_cast<double>(drawing.width), static_cast<double>(drawing.height), drawing.vertices.data(),
            drawing.vertices.size(), drawing.indices.data(), drawing.indices.size_bytes(), drawing.commands.data(),
            drawing.commands.size_bytes());
}

void run(Guest& program) { guest = &program; }

std::string page_language() { return take(js_page_language()); }
std::string code_facts_json() { return take(js_code_facts()); }
void fill_plain_form(const std::string& body, const std::string& files) {
    js_fill_plain_form(body.c_str(), files.c_str());
}
void show_document(const std::string& document_json) { js_show_document(document_json.c_str()); }
void set_title(std::string_view title) { js_set_title(title.data(), length(title)); }
void set_language(std::string_view tag) { js_set_language(tag.data(), length(tag)); }
void set_elder_mode(bool on) { js_set_elder_mode(on); }
void announce(std::string_view message) { js_announce(message.data(), length(message)); }
void move_focus(std::uint32_t id) { js_move_focus(id); }
void focus_title() { js_focus_title(); }
void scroll_to_top() { js_scroll_to_top(); }
void push_place(std::string_view name) { js_push_place(name.data(), length(name)); }
void replace_place(std::string_view name) { js_replace_place(name.data(), length(name)); }
std::string current_place() { return take(js_current_place()); }
void wake_after(int seconds) { js_wake_after(seconds); }

float measure_glyph(char32_t code_point, const GlyphStyle& style) {
    return static_cast<float>(
        js_measure_glyph(code_point, static_cast<double>(style.pixels), style.bold, style.light_ink));
}

void prepare_glyphs(std::span<const char32_t> code_points, const GlyphStyle& style) {
    js_prepare_glyphs(code_points.data(), static_cast<int>(code_points.size()), static_cast<double>(style.pixels),
                      style.bold, style.light_ink);
}

GlyphBox rasterise_glyph(char32_t code_point, const GlyphStyle& style, std::vector<std::uint8_t>& bitmap) {
    std::array<int, 5> box{};
    double advance = 0;
    const std::unique_ptr<void, decltype(&std::free)> pixels{
        js_rasterise_glyph(code_point, static_cast<double>(style.pixels), style.bold, style.light_ink, box.data(),
                           &advance),
        std::free};
    const auto* bytes = static_cast<const std::uint8_t*>(pixels.get());
    bitmap.assign(bytes, bytes + box[2] * box[3] * 4);
    return {box[0], box[1], box[2], box[3], static_cast<float>(advance), box[4] != 0};
}

std::optional<std::string> intern_clusters(std::string_view text) {
    char* interned = js_intern_clusters(text.data(), length(text));
    if (!interned) return std::nullopt;
    return take(interned);
}

float page_text_height(std::string_view text, float width, float size, float line, bool bold) {
    return static_cast<float>(js_page_text_height(text.data(), length(text), static_cast<double>(width),
                                                  static_cast<double>(size), static_cast<double>(line), bold));
}

std::optional<std::string> load(Keep keep, std::string_view key) {
    char* text = js_load(keep == Keep::InTab, key.data(), length(key));
    if (!text) return std::nullopt;
    return take(text);
}

bool save(Keep keep, std::string_view key, std::string_view text) {
    return js_save(keep == Keep::InTab, key.data(), length(key), text.data(), length(text));
}

void erase(Keep keep, std::string_view key) { js_erase(keep == Keep::InTab, key.data(), length(key)); }

std::vector<std::string> stored_keys(Keep keep) {
    std::vector<std::string> keys;
    const auto joined = take(js_stored_keys(keep == Keep::InTab));
    for (std::string_view rest = joined; !rest.empty();) {
        const auto end = std::min(rest.find('\n'), rest.size());
        keys.emplace_back(rest.substr(0, end));
        rest.remove_prefix(std::min(end + 1, rest.size()));
    }
    return keys;
}

void post(const HttpPost& request, std::function<void(HttpReply)> then) {
    js_post(request.path.c_str(), request.body.c_str(), request.authorization.c_str(), request.language.c_str(),
            new Callback{std::move(then)});
}

void abort_post() { js_abort_post(); }

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

void fill_random(std::span<std::uint8_t> bytes) { js_fill_random(bytes.data(), static_cast<int>(bytes.size())); }
std::int64_t now() { return static_cast<std::int64_t>(js_now()); }

} // namespace zhiping::platform
