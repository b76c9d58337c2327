#pragma once

#include "web/ui/canvas.hpp"

#include <string>
#include <string_view>

namespace zhiping::ui {

// Over all that is drawn as long as the object lives: who looks at it, and when, many times. The page draws it, also
// where it is printed; it is not read out, and not in the way of a mouse.
class Watermarked {
public:
    Watermarked(Canvas&, std::string_view name, std::string_view words);
    ~Watermarked();
    Watermarked(const Watermarked&) = delete;
    Watermarked& operator=(const Watermarked&) = delete;

private:
    Canvas& m_canvas;
    std::string m_name;
    std::string m_words;
    float m_top;
    Inside m_inside;
};

} // namespace zhiping::ui
