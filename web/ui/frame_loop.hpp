#pragma once

#include "web/ui/canvas.hpp"

#include <algorithm>

namespace zhiping::ui {

// How a program draws: as many frames as what happened needs, and none at rest.
class FrameLoop {
public:
    // A press is felt in the next frame, changes the document in the one after, and what was drawn before the pressed
    // thing follows in a third.
    void follow_press() { m_wanted = 3; }
    void follow_text() { m_wanted = std::max(m_wanted, 1); }
    bool wants_frame() const { return m_wanted > 0; }

    // Calls `draw_frame`, which begins and ends a frame on the canvas, until no glyph was missing.
    template <typename DrawFrame> void draw(const Canvas& canvas, DrawFrame draw_frame) {
        do {
            if (m_wanted > 0) --m_wanted;
            draw_frame();
        } while (!canvas.is_complete());
    }

private:
    int m_wanted = 0;
};

} // namespace zhiping::ui
