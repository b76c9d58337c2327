#include "web/platform/screen.hpp"

#include "web/platform/browser/words.hpp"

#include <emscripten.h>

// clang-format off
EM_JS(char*, js_page_language, (), { return allocateUTF8(Module.page.language()); });
EM_JS(int, js_is_in_shell, (), { return Module.page.isInShell(); });
EM_JS(void, js_show_document, (const char* json), { Module.page.showDocument(UTF8ToString(json)); });
EM_JS(void, js_set_title, (const char* title, int size), { Module.page.setTitle(UTF8ToString(title, size)); });
EM_JS(void, js_set_language, (const char* tag, int size), { Module.page.setLanguage(UTF8ToString(tag, size)); });
EM_JS(void, js_set_elder_mode, (int on), { Module.page.setElderMode(!!on); });
EM_JS(void, js_set_column, (double width), { Module.page.setColumn(width); });
EM_JS(void, js_announce, (const char* message, int size), { Module.page.announce(UTF8ToString(message, size)); });
EM_JS(void, js_move_focus, (unsigned id), { Module.page.moveFocus(id >>> 0); });
EM_JS(void, js_focus_title, (), { Module.page.focusTitle(); });
EM_JS(void, js_scroll_to_top, (), { Module.page.scrollToTop(); });
// clang-format on

namespace zhiping::platform {

namespace {

Guest* guest = nullptr;

} // namespace

extern "C" {

EMSCRIPTEN_KEEPALIVE int zhiping_draw(float width, float height, float origin, float window, float density,
                                      float text_scale, int dark) {
    guest->draw({width, height, origin, window, density, text_scale, dark != 0});
    return guest->wants_frame();
}

EMSCRIPTEN_KEEPALIVE void zhiping_activate(unsigned id) { guest->activate(id); }

EMSCRIPTEN_KEEPALIVE void zhiping_change_text(unsigned id, const char* text) { guest->change_text(id, text); }

EMSCRIPTEN_KEEPALIVE void zhiping_renew_canvas() { guest->renew_canvas(); }

EMSCRIPTEN_KEEPALIVE void zhiping_save_answers() { guest->save_answers(); }
}

void run(Guest& program) { guest = &program; }

std::string page_language() { return take(js_page_language()); }

bool is_in_shell() { return js_is_in_shell() != 0; }

void show_document(const std::string& document_json) { js_show_document(document_json.c_str()); }

void set_title(std::string_view title) { js_set_title(title.data(), length(title)); }

void set_language(std::string_view tag) { js_set_language(tag.data(), length(tag)); }

void set_elder_mode(bool on) { js_set_elder_mode(on); }

void set_column(float max_width) { js_set_column(static_cast<double>(max_width)); }

void announce(std::string_view message) { js_announce(message.data(), length(message)); }

void move_focus(std::uint32_t id) { js_move_focus(id); }

void focus_title() { js_focus_title(); }

void scroll_to_top() { js_scroll_to_top(); }

} // namespace zhiping::platform
