#include "web/ui/canvas.hpp"

#include "shared/text/graphemes.hpp"
#include "shared/text/utf8.hpp"
#include "web/platform/glyphs.hpp"
#include "web/ui/line_breaking.hpp"
#include "web/ui/renderer.hpp"
#include "web/ui/shaping.hpp"

#include <imgui_internal.h>

#include <algorithm>

namespace zhiping::ui {

namespace {

constexpr std::size_t max_known_bytes = 64 * 1024; // Each version of a text that is being typed is another one.
constexpr auto window_name = "document";
constexpr int most_lifted = 2;

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
        const bool combines = *code_point == 0x200C || *code_point == 0x200D ||
                              (*code_point >= 0x20D0 && *code_point < 0x2100) ||
                              (*code_point >= 0x302A && *code_point < 0x3030) || *code_point == 0x3099 ||
                              *code_point == 0x309A || (*code_point >= 0xFE00 && *code_point < 0xFE10);
        const bool is_private = *code_point >= 0xE000 && *code_point < 0xF900; // Where stand-ins live.
        if (combines || is_private || *code_point >= 0x10000) return true;
    }
    return false;
}

float line_of(const TextStyle& style) { return std::round(style.size * style.line_height); }

// Sets the font for the time of one drawing, so that ImGui uses the right density for it.
class FontScope {
public:
    explicit FontScope(const TextStyle& style) {
        ImGui::PushFont(system_font(style.bold, is_light(style.colour)), style.size);
    }
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

Canvas::Canvas(float max_column) : m_max_column(max_column) {
    platform::set_column(max_column);
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

    if (m_is_complete) drop_glyphs_when_many();
    ImGui::NewFrame();
    m_missing.clear();
    ImGui::SetNextWindowPos({0, 0});
    ImGui::SetNextWindowSize({view.width, std::max(view.height, 1.0f)}); // 0 would ask ImGui to choose.
    ImGui::Begin(window_name, nullptr,
                 ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoSavedSettings |
                     ImGuiWindowFlags_NoNav);
    ImGui::GetWindowDrawList()->_FringeScale = 1 / view.density;
    m_layers.Split(ImGui::GetWindowDrawList(), 2 * (most_lifted + 1));
    m_semantics.begin();
    m_width = std::min(view.width, m_max_column) - 2 * theme.sizes.gap;
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
    if (m_semantics.nodes() == m_shown && m_semantics.texts() == m_shown_texts && m_y == m_shown_height) return;
    platform::show_document(m_semantics.to_json(m_y));
    m_shown = m_semantics.nodes();
    m_shown_texts = m_semantics.texts();
    m_shown_height = m_y;
}

void Canvas::renew() { give_textures_again(); }

void Canvas::activate(std::uint32_t id) { ImGui::ActivateItemByID(id); }

void Canvas::indent(float left, float right) {
    m_left += left;
    m_width -= left + right;
}

Canvas::LaidOut& Canvas::known(std::string_view text) {
    if (const auto found = m_known.find(text); found != m_known.end()) return found->second;
    if (m_known_bytes > max_known_bytes) {
        m_known.clear();
        m_known_bytes = 0;
    }
    m_known_bytes += text.size();
    auto& [original, made] = *m_known.try_emplace(std::string{text}).first;
    made.text = original;
    made.by_page = needs_shaping(original);
    if (made.by_page || !needs_interning(original)) return made;
    auto interned = platform::intern_clusters(original);
    made.by_page = !interned;
    if (interned) made.text = made.replacement = *std::move(interned);
    return made;
}

const Canvas::LaidOut& Canvas::lay_out(std::string_view text, float width, const TextStyle& style) {
    auto& made = known(text);
    const FontScope font{style};
    const bool holds = made.font == ImGui::GetFont() && made.size == style.size && made.density == m_view.density &&
                       made.width == width;
    if (holds) return made;
    made.font = ImGui::GetFont();
    made.size = style.size;
    made.density = m_view.density;
    made.width = width;
    if (made.by_page)
        made.page_height = platform::page_text_height(text, width, style.size, line_of(style), style.bold);
    else
        made.lines = break_lines(made.text, width, [&](char32_t code_point) { return font.advance(code_point); });
    return made;
}

float Canvas::draw_text(std::string_view text, float x, float y, float width, const TextStyle& style,
                        bool measure_only) {
    const auto& laid_out = lay_out(text, width, style);
    const float height = line_of(style);
    if (laid_out.by_page) {
        const Place place{x, y, width, laid_out.page_height};
        if (!measure_only && m_view.height > 0)
            m_semantics.show({std::string{text}, place, style.size, height, style.colour, style.bold, style.centred});
        return place.height;
    }
    const FontScope font{style};
    const auto& lines = laid_out.lines;
    float line_y = y + (height - style.size * glyph_height) / 2;
    for (const auto line : lines) {
        const bool visible =
            m_view.height > 0 && line_y + height > m_view.origin && line_y < m_view.origin + m_view.height;
        const float line_x = style.centred ? x + std::max(0.0f, (width - font.width(line)) / 2) : x;
        if (visible && !measure_only) draw_line_of_text(line, line_x, line_y, style);
        line_y += height;
    }
    return height * static_cast<float>(lines.size());
}

void Canvas::draw_line_of_text(std::string_view line, float x, float y, const TextStyle& style) {
    // In the second pass glyphs enter the atlas whether or not they were prepared.
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

void Canvas::draw_one_line(std::string_view text, float x, float y, float width, const TextStyle& style) {
    const auto& whole = known(text);
    if (whole.by_page)
        return m_semantics.show({std::string{text},
                                 {x, y, width, line_of(style)},
                                 style.size,
                                 line_of(style),
                                 style.colour,
                                 style.bold,
                                 false});
    constexpr std::string_view more = "…";
    const FontScope font{style};
    if (font.width(whole.text) <= width) return static_cast<void>(draw_text(text, x, y, width + 1, style));
    float used = font.width(more);
    std::string cut;
    // One code point of what is drawn stands for one character of what was written.
    for (auto drawn = whole.text; const auto code_point = take_code_point(drawn);) {
        used += font.advance(*code_point);
        if (used > width) break;
        cut += take_grapheme(text);
    }
    draw_text(cut.append(more), x, y, width + 1, style);
}

float Canvas::text_width(std::string_view text, const TextStyle& style) {
    return FontScope{style}.width(known(text).text);
}

ImDrawList& Canvas::layer(bool below) {
    auto* list = ImGui::GetWindowDrawList();
    m_layers.SetCurrentChannel(list, 2 * std::min(m_lifted, most_lifted) + (below ? 0 : 1));
    return *list;
}

bool Canvas::shows(const Place& place) const {
    return is_drawn() &&
           ImGui::IsRectVisible(on_screen(place.x, place.y), on_screen(place.x + place.width, place.y + place.height));
}

void Canvas::cut(const Place& place) {
    ImGui::PushClipRect(on_screen(place.x, place.y), on_screen(place.x + place.width, place.y + place.height), true);
}

void Canvas::uncut() { ImGui::PopClipRect(); }

void Canvas::lift() {
    ++m_lifted;
    ImGui::PushClipRect({0, 0}, ImGui::GetIO().DisplaySize, false);
}

void Canvas::lower() {
    --m_lifted;
    ImGui::PopClipRect();
}

void Canvas::fill(Place place, std::uint32_t colour, float radius, bool below) {
    layer(below).AddRectFilled(on_screen(place.x, place.y), on_screen(place.x + place.width, place.y + place.height),
                               colour, radius);
}

void Canvas::outline(Place place, std::uint32_t colour, float radius, float thickness) {
    const float inset = thickness / 2; // ImGui draws the line centred on the edge; ours lies inside.
    layer().AddRect(on_screen(place.x + inset, place.y + inset),
                    on_screen(place.x + place.width - inset, place.y + place.height - inset), colour, radius - inset, 0,
                    thickness);
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

void Canvas::picture(const Picture& picture, Place place, float radius) {
    if (m_view.height <= 0) return;
    layer().AddImageRounded(picture.texture().GetTexRef(), on_screen(place.x, place.y),
                            on_screen(place.x + place.width, place.y + place.height), {0, 0}, {1, 1}, IM_COL32_WHITE,
                            radius);
}

void Canvas::tick(float x, float y, float size, std::uint32_t colour) {
    const auto corner = on_screen(x, y);
    const auto at = [&](float right, float down) { return ImVec2{corner.x + right * size, corner.y + down * size}; };
    const ImVec2 points[] = {at(0.19f, 0.53f), at(0.39f, 0.73f), at(0.81f, 0.31f)};
    layer().AddPolyline(points, 3, colour, 0, size * 0.13f);
}

void Canvas::stroke(std::span<const Point> points, std::uint32_t colour, float thickness) {
    std::vector<ImVec2> seen;
    for (const auto& point : points) seen.push_back(on_screen(point.x, point.y));
    for (std::size_t at = 1; at < seen.size(); ++at) layer().AddLine(seen[at - 1], seen[at], colour, thickness);
    for (std::size_t at = 1; at + 1 < seen.size(); ++at)
        layer().AddCircleFilled(seen[at], thickness / 2, colour); // Joints.
}

std::uint32_t Canvas::id_of(std::string_view name) const {
    // What ImGui makes of a name in our one window, so that it can be asked for between frames too.
    return ImHashStr(name.data(), name.size(), ImHashStr(window_name));
}

Canvas::Press Canvas::pressable(std::string_view name, Place place) {
    const auto id = id_of(name);
    const ImRect area{on_screen(place.x, place.y), on_screen(place.x + place.width, place.y + place.height)};
    const bool is_there = ImGui::ItemAdd(area, id);
    return {id, is_there && ImGui::GetCurrentContext()->NavActivateId == id}; // By activate(), since the last frame.
}

} // namespace zhiping::ui
