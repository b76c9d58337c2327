#pragma once

#include "shared/text/text.hpp"
#include "web/platform/screen.hpp"
#include "web/ui/picture.hpp"
#include "web/ui/semantics.hpp"
#include "web/ui/system_glyphs.hpp"
#include "web/ui/theme.hpp"

#include <imgui.h>

#include <functional>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace zhiping::ui {

struct TextStyle {
    float size;
    std::uint32_t colour;
    bool bold = false;
    float line_height = ui::line_height;
    bool centred = false;
    bool underlined = false;
};

struct Point {
    float x;
    float y;
};

// The width of a column, with its margins: longer lines would be hard to read.
constexpr float reading_column = 560;
constexpr float whole_window = 1e6f; // More than any.

// What widgets draw on: one column of the document, filled from top to bottom. It holds Dear ImGui,
// the frame's semantics and the place where the next widget goes. Places are CSS pixels of the document.
class Canvas {
public:
    // The column stands in the middle of a wider window; at most `max_column` CSS pixels wide, margins included.
    explicit Canvas(float max_column = reading_column);
    ~Canvas();
    Canvas(const Canvas&) = delete;
    Canvas& operator=(const Canvas&) = delete;

    void begin_frame(const platform::View&, const Theme&, Language);
    void end_frame(); // Hands the document to the platform when it has changed.

    // False when glyphs were missing and nothing was shown. They are there now: draw the frame again.
    bool is_complete() const { return m_is_complete; }

    // The platform's canvas is a new one: what was drawn on the old one is handed over again.
    void renew();

    // Lets the item with this id be pressed in the next frame.
    void activate(std::uint32_t id);

    const Theme& theme() const { return m_theme; }
    Language language() const { return m_language; }
    std::string_view text_of(Message message) const { return zhiping::text(message, m_language); }
    Semantics& semantics() { return m_semantics; }

    // The column, and how far it is filled.
    float left() const { return m_left; }
    float width() const { return m_width; }
    float y() const { return m_y; }
    void space(float height) { m_y += height; }
    void indent(float by) { indent(by, by); } // On both sides; negative to undo.
    void indent(float left, float right);
    void continue_at(float y) { m_y = y; } // Beside what was drawn there: columns.hpp.
    void take_column(float left, float width) { m_left = left, m_width = width; }
    float window_width() const { return m_view.width; }
    float window_height() const { return m_view.window; }
    bool is_drawn() const { return m_view.height > 0; } // False where the page shows the document itself.
    bool shows(const Place&) const;                     // Whether any of it is seen: what is not need not be drawn.

    // What is drawn until uncut() shows only inside this place.
    void cut(const Place&);
    void uncut();

    // What is drawn until lower() lies over everything else, and shows whatever is cut. It can be lifted once more.
    void lift();
    void lower();

    // Draws `text` broken into lines and returns its height; with `measure_only` it draws nothing.
    float draw_text(std::string_view text, float x, float y, float width, const TextStyle&, bool measure_only = false);
    float text_height(std::string_view text, float width, const TextStyle& style) {
        return draw_text(text, 0, 0, width, style, true);
    }
    float text_width(std::string_view text, const TextStyle&); // On one line.
    // Draws as much of `text` as one line has room for.
    void draw_one_line(std::string_view text, float x, float y, float width, const TextStyle&);

    // Shapes; `below` puts one under everything drawn above it this frame.
    void fill(Place, std::uint32_t colour, float radius, bool below = false);
    void outline(Place, std::uint32_t colour, float radius, float thickness);
    void line(float x, float y, float width, std::uint32_t colour);
    void disc(float x, float y, float radius, std::uint32_t colour);
    void ring(float x, float y, float radius, std::uint32_t colour, float thickness);
    void tick(float x, float y, float size, std::uint32_t colour);
    void stroke(std::span<const Point>, std::uint32_t colour, float thickness); // From point to point.
    void picture(const Picture&, Place, float radius);                          // Must live until the frame ends.

    // The id of a thing with this name; names are unique on a screen.
    std::uint32_t id_of(std::string_view name) const;

    // An item that can be pressed: whether it was, and its id.
    struct Press {
        std::uint32_t id;
        bool pressed;
    };
    Press pressable(std::string_view name, Place);

private:
    // A text as it is drawn, and the lines it was last broken into: it is measured and drawn in every frame.
    struct LaidOut {
        std::string replacement; // Of the text, where it has clusters.
        std::string_view text;
        bool by_page = false;         // The glyphs of the canvas would get it wrong.
        const ImFont* font = nullptr; // With these the rest holds.
        float size = 0;
        float density = 0;
        float width = 0;
        std::vector<std::string_view> lines = {};
        float page_height = 0;
    };
    LaidOut& known(std::string_view text); // Until the next call.
    const LaidOut& lay_out(std::string_view text, float width, const TextStyle&);
    ImVec2 on_screen(float x, float y) const { return {x, y - m_view.origin}; }
    ImDrawList& layer(bool below = false);
    void draw_line_of_text(std::string_view line, float x, float y, const TextStyle&);

    float m_max_column;
    platform::View m_view{};
    Theme m_theme;
    Language m_language = Language::Chinese;
    Semantics m_semantics;
    std::vector<Node> m_shown; // What the platform has: the nodes, the page's texts and the height of the document.
    std::vector<PageText> m_shown_texts;
    float m_shown_height = -1;
    std::map<std::string, LaidOut, std::less<>> m_known; // Where a long text is looked for without a copy.
    std::size_t m_known_bytes = 0;
    MissingGlyphs m_missing;
    bool m_is_complete = true;
    int m_lifted = 0; // How often.
    ImDrawListSplitter m_layers;
    float m_left = 0;
    float m_width = 0;
    float m_y = 0;
};

// A container in the semantics, closed at the end of its scope.
class Inside {
public:
    Inside(Canvas& canvas, Node node) : m_canvas(canvas) { m_canvas.semantics().open(std::move(node)); }
    ~Inside() { m_canvas.semantics().close(); }
    Inside(const Inside&) = delete;
    Inside& operator=(const Inside&) = delete;

private:
    Canvas& m_canvas;
};

} // namespace zhiping::ui
