#pragma once

#include "web/ui/canvas.hpp"

#include <optional>
#include <string_view>

namespace zhiping::ui {

struct PanesContent {
    std::string_view name;
    std::string_view label; // Of what is between the panes.
    std::string_view first; // What the panes are called.
    std::string_view second;
    float share;             // Of the first, in hundredths of the width.
    float least_first = 280; // Widths in CSS pixels, kept as long as there is room for both.
    float least_second = 360;
};

// Two panes beside each other, as long as the object lives: what is drawn goes into the first until next() is called.
// Between them they are dragged, or moved by arrow keys: the new share arrives through Guest::change_text() with the id
// of `name`, as share_said() reads it.
class Panes {
public:
    Panes(Canvas&, const PanesContent&, const Place&);
    ~Panes();
    Panes(const Panes&) = delete;
    Panes& operator=(const Panes&) = delete;

    void next();

    const Place& first() const { return m_first; }
    const Place& second() const { return m_second; }

private:
    void open(std::string_view part, std::string_view label, const Place&);
    void draw_separator();

    Canvas& m_canvas;
    PanesContent m_content;
    Place m_place;
    float m_least = 0; // Shares of the first pane that are possible, in hundredths.
    float m_most = 100;
    Place m_first{};
    Place m_second{};
    float m_left;
    float m_width;
    std::optional<Inside> m_both;
    std::optional<Inside> m_pane;
};

// Of the first pane, in hundredths; none when it is no such number.
std::optional<float> share_said(std::string_view text);

} // namespace zhiping::ui
