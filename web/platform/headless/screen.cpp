#include "web/platform/headless/headless.hpp"

namespace zhiping::platform {

std::string page_language() { return headless().page_language; }

bool is_in_shell() { return headless().in_shell; }

void show_document(const std::string& document_json) {
    headless().document = document_json;
    headless().documents.push_back(document_json);
    ++headless().documents_shown;
}

void set_title(std::string_view title) { headless().title = title; }
void set_language(std::string_view tag) { headless().language = tag; }
void set_elder_mode(bool on) { headless().elder = on; }
void set_column(float max_width) { headless().column = max_width; }
void announce(std::string_view message) { headless().announced = message; }

void focus_title() {
    headless().title_focused = true;
    headless().focused = 0;
}

void move_focus(std::uint32_t id) {
    headless().title_focused = false;
    headless().focused = id;
}

void scroll_to_top() {}

} // namespace zhiping::platform
