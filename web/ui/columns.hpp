#pragma once

#include "web/ui/canvas.hpp"

#include <algorithm>

namespace zhiping::ui {

// Columns of one width beside each other, as long as the object lives: what is drawn goes into the first until next()
// is called. What follows goes under the longest.
class Columns {
public:
    Columns(Canvas& canvas, int count)
        : m_canvas(canvas), m_gap(canvas.theme().sizes.gap), m_top(canvas.y()), m_bottom(canvas.y()),
          m_width((canvas.width() - m_gap * static_cast<float>(count - 1)) / static_cast<float>(count)), m_before(0),
          m_after(canvas.width() - m_width) {
        m_canvas.indent(0, m_after);
    }

    ~Columns() {
        m_canvas.continue_at(std::max(m_bottom, m_canvas.y()));
        m_canvas.indent(-m_before, -m_after);
    }

    Columns(const Columns&) = delete;
    Columns& operator=(const Columns&) = delete;

    void next() {
        m_bottom = std::max(m_bottom, m_canvas.y());
        m_canvas.continue_at(m_top);
        m_canvas.indent(m_width + m_gap, -m_width - m_gap);
        m_before += m_width + m_gap;
        m_after -= m_width + m_gap;
    }

private:
    Canvas& m_canvas;
    float m_gap;
    float m_top;
    float m_bottom;
    float m_width;
    float m_before; // What the canvas is indented by on the left, and on the right.
    float m_after;
};

} // namespace zhiping::ui
