#pragma once

#include "web/ui/canvas.hpp"
#include "web/ui/desk_parts.hpp"

#include <optional>
#include <span>
#include <string_view>

namespace zhiping::ui {

struct DialogContent {
    std::string_view name;
    std::string_view title;
    std::string_view close; // Says what the cross does; empty: there is none, nor does Escape do anything.
    float width = 480;      // In CSS pixels, margins included; less in a narrow window.
};

// A dialog over everything else, as long as the object lives: what is drawn goes into it. The focus stays in it, and
// goes back to where it was when it is drawn no more. Drawn last, by a program whose screen is as high as the window.
class Dialog {
public:
    Dialog(Canvas&, const DialogContent&);
    ~Dialog();
    Dialog(const Dialog&) = delete;
    Dialog& operator=(const Dialog&) = delete;

    bool is_left() const { return m_is_left; } // By the cross or the key Escape: it is to be drawn no more.
    float room() const;                        // As high can the rest of it be, with actions under it.

    // At its end, the one it is there for last. Returns the index of the one pressed.
    std::optional<std::size_t> actions(std::span<const RowButton>);

private:
    void draw_head(std::string_view close_name);
    void draw_cross_button(std::string_view close_name, float height);

    Canvas& m_canvas;
    DialogContent m_content;
    Place m_card;
    float m_left;
    float m_width;
    float m_y;
    Origin m_outer;
    bool m_is_left = false;
    std::optional<Inside> m_inside;
};

} // namespace zhiping::ui
