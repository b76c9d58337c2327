#pragma once

#include "web/ui/canvas.hpp"

#include <string_view>

namespace zhiping::ui {

// A part of the window that scrolls by itself, as long as the object lives: what is drawn goes into it, from top to
// bottom. The page scrolls it (platform/scrolling.hpp) and says how far. Without a canvas it is as high as its content.
class ScrollArea {
public:
    // Operated things inside scroll into view by themselves; where there may be none, `label` names it and it takes the
    // focus itself. Of what scrolls, only `place` shows.
    ScrollArea(Canvas&, std::string_view name, std::string_view label, const Place& place, float scrolled,
               Role role = Role::ScrollArea);
    ~ScrollArea();
    ScrollArea(const ScrollArea&) = delete;
    ScrollArea& operator=(const ScrollArea&) = delete;

private:
    Canvas& m_canvas;
    Place m_place;
    std::size_t m_node;
    float m_top; // Where the content begins in the document.
    float m_left;
    float m_width;
    Origin m_outer{}; // Of the places around it.
};

} // namespace zhiping::ui
