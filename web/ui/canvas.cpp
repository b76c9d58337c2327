#include "web/ui/canvas.hpp"

#include "shared/text/utf8.hpp"
#include "web/ui/line_breaking.hpp"
#include "web/ui/renderer.hpp"

#include <imgui_internal.h>

#include <algorithm>

namespace zhiping::ui {

namespace {

constexpr float widest_column = 560; // On a tablet or a desk longer lines would be hard to read.
constexpr std::size_t most_interned = 256;
constexpr auto window_name = "document";

// The part of the size that a line's glyphs fill: system_glyphs.cpp's ascent and descent.
constexpr float glyph_height = 1.16f;

bool is_light(std::uint32_t colour) {
    const auto channel = [&](int shift) { return static_cast<int>(colour >> shift & 0xFF); };
    return channel(0) * 299 + channel(8) * 587 + channel(16) * 114 > 128 * 1000;
}

// Whether a person may see one character where the text has several code points, or one that the
// font's tables are too small for.
bool needs_interning(std::string_view text) {
    while (const auto code_point = take_code_point(text)) {
        const bool combines = (*code_point >= 0x300 && *code_point < 0x370) || *code_point == 0x200D ||
                              (*code_point >= 0xFE00 && *code_point < 0xFE10) ||
                              (*code_point >= 0x20D0 && *code_point < 0x2100) ||
                              (*code_point >= 0x590 && *code_point < 0x1100);
        const bool is_private = *code_point >= 0xE000 && *code_point < 0xF900; // Where stand-ins live.
        if (combines || is_private || *code_point >= 0x10000) return true;
    }
    return false;
}

// Sets the font for the time of one drawing, so that ImGui uses the right density for it.
class FontScope {
public:
    explicit FontScope(const TextStyle& style) { ImGui::PushFont(system_font(style.bold, is_light(style.colour)), style.size); }
    ~FontScope() { ImGui::PopFont(); }
    FontScope(const FontScope&) = delete;
    FontScope& operator=(const FontScope&) = delete;

    float advance(char32_t code_point) const {
        return ImGui::GetFontBaked()->GetCharAdvance(static_cast<ImWchar>(code_point));
    }

    float width(std::string_view text) const {
        float sum = 0;
        while (const auto code_point = take_code_point(text)) sum += advance(*code_point);
        return sum;
    }
};

} // namespace

Canvas::Canvas() {
    ImGui::CreateContext();
    auto& io = ImGui::GetIO();
    io.IniFilename = nullptr;
    io.LogFilename = nullptr;
    auto& style = ImGui::GetStyle();
    style.WindowPadding = {0, 0};
    style.WindowBorderSize = 0;
    start_renderer();
    add_system_fonts();
}

Canvas::~Canvas() { ImGui::DestroyContext(); }

void Canvas::begin_frame(const platform::View& view, const Theme& theme, Language language) {
    m_view = view;
    m_theme = theme;
    m_language = language;
    auto& io = ImGui::GetIO();
    io.DisplaySize = {view.width, view.height};
    io.DisplayFramebufferScale = {view.density, view.density};
    io.DeltaTime = 1.0f / 60;
    // Edges are smoothed over one device pixel, and circles are as round as the screen can show.
    ImGui::GetStyle().CircleTessellationMaxError = 0.3f / view.density;
    ImGui::GetStyle().Colors[ImGuiCol_WindowBg] = ImGui::ColorConvertU32ToFloat4(theme.colours.background);

    ImGui::NewFrame();
    m_missing.clear();
    ImGui::SetNextWindowPos({0, 0});
    ImGui::SetNextWindowSize(io.DisplaySize);
    ImGui::Begin(window_name, nullptr,
                 ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoSavedSettings |
                     ImGuiWindowFlags_NoNav);
    ImGui::GetWindowDrawList()->_FringeScale = 1 / view.density;
    m_layers.Split(ImGui::GetWindowDrawList(), 2);
    m_semantics.begin();
    m_width = std::min(view.width, widest_column) - 2 * theme.sizes.gap;
    m_left = (view.width - m_width) / 2;
    m_y = 0;
}

void Canvas::end_frame() {
    m_layers.Merge(ImGui::GetWindowDrawList());
    ImGui::End();
    ImGui::Render();
    m_is_complete = m_missing.empty();
    if (!m_is_complete) return m_missing.prepare();
    render();
    if (m_semantics.nodes() == m_shown && m_y == m_shown_height) return;
    platform::show_document(m_semantics.to_json(m_y));
    m_shown = m_semantics.nodes();
    m_shown_height = m_y;
}

void Canvas::activate(std::uint32_t id) { ImGui::ActivateItemByID(id); }

void Canvas::indent(float by) {
    m_left += by;
    m_width -= 2 * by;
}

Canvas::Interned& Canvas::interned(std::string_view text) {
    if (const auto known = m_interned.find(text); known != m_interned.end()) return known->second;
    if (m_interned.size() > most_interned) m_interned.clear();
    auto& [original, made] = *m_interned.try_emplace(std::string{text}).first;
    if (needs_interning(original)) made.replacement = platform::intern_clusters(original);
    made.text = made.replacement.empty() ? original : made.replacement;
    return made;
}

const std::vector<std::string_view>& Canvas::lines_of(std::string_view text, float width, const TextStyle& style) {
    auto& known = interned(text);
    const FontScope font{style};
    const bool holds = known.font == ImGui::GetFont() && known.size == style.size && known.density == m_view.density && known.width == width;
    if (holds) return known.lines;
    known.font = ImGui::GetFont();
    known.size = style.size;
    known.density = m_view.density;
    known.width = width;
    known.lines = break_lines(known.text, width, [&](char32_t code_point) { return font.advance(code_point); });
    return known.lines;
}

float Canvas::draw_text(std::string_view text, float x, float y, float width, const TextStyle& style, bool measure_only) {
    const FontScope font{style};
    const auto& lines = lines_of(text, width, style);
    const float height = std::round(style.size * style.line_height);
    float line_y = y + (height - style.size * glyph_height) / 2;
    for (const auto line : lines) {
        const bool visible = line_y + height > m_view.origin && line_y < m_view.origin + m_view.height;
        const float line_x = style.centred ? x + std::max(0.0f, (width - font.width(line)) / 2) : x;
        if (visible && !measure_only) draw_line_of_text(line, line_x, line_y, style);
        line_y += height;
    }
    return height * static_cast<float>(lines.size());
}

void Canvas::draw_line_of_text(std::string_view line, float x, float y, const TextStyle& style) {
    // The second time they are drawn, and enter the atlas, whether the platform had them ready or not.
    if (m_is_complete && m_missing.lacks(line, style.bold, is_light(style.colour))) return;
    auto& list = layer();
    const int first = list.VtxBuffer.Size;
    list.AddText(on_screen(x, y), style.colour, line.data(), line.data() + line.size());
    draw_coloured_glyphs(list, on_screen(x, y), line);
    // ImGui places glyphs on CSS pixels, which device pixels need not divide: there they would blur.
    const float density = m_view.density;
    const auto to_device_pixel = [&](float value) { return std::round(value * density) / density - value; };
    for (int glyph = first; glyph + 3 < list.VtxBuffer.Size; glyph += 4) {
        const auto corner = list.VtxBuffer[glyph].pos;
        const ImVec2 shift{to_device_pixel(corner.x), to_device_pixel(corner.y)};
        for (int index = glyph; index < glyph + 4; ++index)
            list.VtxBuffer[index].pos = {list.VtxBuffer[index].pos.x + shift.x, list.VtxBuffer[index].pos.y + shift.y};
    }
    if (style.underlined) this->line(x, y + style.size * 1.1f, FontScope{style}.width(line), style.colour);
}

float Canvas::text_width(std::string_view text, const TextStyle& style) { return FontScope{style}.width(interned(text).text); }

ImDrawList& Canvas::layer(bool below) {
    auto* list = ImGui::GetWindowDrawList();
    m_layers.SetCurrentChannel(list, below ? 0 : 1);
    return *list;
}

void Canvas::fill(Place place, std::uint32_t colour, float radius, bool below) {
    layer(below).AddRectFilled(on_screen(place.x, place.y), on_screen(place.x + place.width, place.y + place.height),
                               colour, radius);
}

void Canvas::outline(Place place, std::uint32_t colour, float radius, float thickness) {
    const float inset = thickness / 2; // ImGui draws the line centred on the edge; ours lies inside.
    layer().AddRect(on_screen(place.x + inset, place.y + inset),
                    on_screen(place.x + place.width - inset, place.y + place.height - inset), colour, radius - inset, 0, thickness);
}

void Canvas::line(float x, float y, float width, std::uint32_t colour) {
    layer().AddRectFilled(on_screen(x, y), on_screen(x + width, y + 1), colour);
}

void Canvas::disc(float x, float y, float radius, std::uint32_t colour) {
    layer().AddCircleFilled(on_screen(x, y), radius, colour);
}

void Canvas::ring(float x, float y, float radius, std::uint32_t colour, float thickness) {
    layer().AddCircle(on_screen(x, y), radius - thickness / 2, colour, 0, thickness);
}

void Canvas::tick(float x, float y, float size, std::uint32_t colour) {
    const auto corner = on_screen(x, y);
    const auto at = [&](float right, float down) { return ImVec2{corner.x + right * size, corner.y + down * size}; };
    const ImVec2 points[] = {at(0.19f, 0.53f), at(0.39f, 0.73f), at(0.81f, 0.31f)};
    layer().AddPolyline(points, 3, colour, 0, size * 0.13f);
}

std::uint32_t Canvas::id_of(std::string_view name) const {
    // What ImGui makes of a name in our one window, so that it can be asked for between frames too.
    return ImHashStr(name.data(), name.size(), ImHashStr(window_name));
}

Canvas::Press Canvas::pressable(std::string_view name, Place place) {
    const std::string key{name};
    ImGui::SetCursorScreenPos(on_screen(place.x, place.y));
    const bool pressed = ImGui::InvisibleButton(key.c_str(), {place.width, place.height});
    return {ImGui::GetItemID(), pressed};
}

} // namespace zhiping::ui
