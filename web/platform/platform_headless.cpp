#include "web/platform/platform_headless.hpp"

#include <algorithm>

namespace zhiping::platform {

namespace {

auto& area(Keep keep) { return keep == Keep::OnPhone ? headless().on_phone : headless().in_tab; }

bool is_wide(char32_t code_point) { return code_point >= 0x2E80; }

} // namespace

Headless& headless() {
    static Headless state;
    return state;
}

void reset_headless() { headless() = {}; }

void create_texture(std::uint32_t id, const Pixels&) { headless().textures.insert(id); }
void update_texture(std::uint32_t, const Pixels&) {}
void destroy_texture(std::uint32_t id) { headless().textures.erase(id); }
void draw(const Drawing& drawing) {
    auto& state = headless();
    state.triangles = drawing.indices.size() / 3;
    state.vertices.assign(drawing.vertices.begin(), drawing.vertices.end());
    state.indices.assign(drawing.indices.begin(), drawing.indices.end());
    state.commands.assign(drawing.commands.begin(), drawing.commands.end());
}

void run(Guest& guest) { headless().guest = &guest; }

std::string page_language() { return headless().page_language; }
std::string code_facts_json() { return headless().code_facts; }

void fill_plain_form(const std::string& body, const std::string& files) {
    headless().plain_form = body;
    headless().plain_form_files = files;
}

void show_document(const std::string& document_json) {
    headless().document = document_json;
    headless().documents.push_back(document_json);
    ++headless().documents_shown;
}

void set_title(std::string_view title) { headless().title = title; }
void set_language(std::string_view tag) { headless().language = tag; }
void set_elder_mode(bool on) { headless().elder = on; }
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

void push_place(std::string_view name) {
    auto& [places, place] = headless().history;
    places.resize(place + 1);
    places.emplace_back(name);
    ++place;
}

void replace_place(std::string_view name) { headless().history.places[headless().history.place] = name; }

std::string current_place() { return headless().history.places[headless().history.place]; }

void wake_after(int seconds) { headless().wake_after = seconds; }

// Every ideograph is as wide as it is high, everything else half of that.
float measure_glyph(char32_t code_point, const GlyphStyle& style) {
    return is_wide(code_point) ? style.pixels : style.pixels / 2;
}

void prepare_glyphs(std::span<const char32_t> code_points, const GlyphStyle&) {
    ++headless().glyph_batches;
    headless().glyphs_prepared += code_points.size();
}

GlyphBox rasterise_glyph(char32_t code_point, const GlyphStyle& style, std::vector<std::uint8_t>& bitmap) {
    ++headless().glyphs_taken;
    const float advance = measure_glyph(code_point, style);
    const int width = static_cast<int>(advance);
    const int height = static_cast<int>(style.pixels);
    bitmap.assign(static_cast<std::size_t>(width) * static_cast<std::size_t>(height) * 4, 255);
    return {0, -height, width, height, advance, code_point >= 0x1F000};
}

std::optional<std::string> intern_clusters(std::string_view text) {
    ++headless().texts_interned;
    if (!headless().stand_ins_left) return std::nullopt;
    return std::string{text};
}

// One line for each line feed.
float page_text_height(std::string_view text, float, float, float line, bool) {
    ++headless().texts_measured;
    return line * static_cast<float>(1 + std::count(text.begin(), text.end(), '\n'));
}

std::optional<std::string> load(Keep keep, std::string_view key) {
    const auto found = area(keep).find(key);
    if (found == area(keep).end()) return std::nullopt;
    return found->second;
}

bool save(Keep keep, std::string_view key, std::string_view text) {
    if (!headless().storage_allowed) return false;
    area(keep).insert_or_assign(std::string{key}, std::string{text});
    return true;
}

void erase(Keep keep, std::string_view key) { area(keep).erase(std::string{key}); }

std::vector<std::string> stored_keys(Keep keep) {
    std::vector<std::string> keys;
    for (const auto& [key, text] : area(keep)) keys.push_back(key);
    return keys;
}

void post(const HttpPost& request, std::function<void(HttpReply)> answer) {
    headless().posts.push_back({request, std::move(answer)});
}

void abort_post() { ++headless().posts_aborted; }

void keep_file(const std::string& id) { headless().of_files.push_back({"keep", id}); }
void find_file(const std::string& id) { headless().of_files.push_back({"find", id}); }
void rename_file(const std::string& from, const std::string& to, bool shared) {
    headless().of_files.push_back({shared ? "share" : "rename", from, {to, {}, {}}});
}
void send_file(const std::string& id, const FileSending& how) { headless().of_files.push_back({"send", id, how}); }
void pause_file(const std::string& id) { headless().of_files.push_back({"pause", id}); }
void forget_file(const std::string& id, const FileSending& how) { headless().of_files.push_back({"forget", id, how}); }

void fill_random(std::span<std::uint8_t> bytes) {
    for (auto& byte : bytes) byte = headless().next_random++;
}

std::int64_t now() { return headless().now; }

} // namespace zhiping::platform
