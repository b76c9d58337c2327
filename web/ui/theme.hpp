#pragma once

#include "web/ui/look.hpp" // generated from assets/look/tokens.json

#include <cmath>

namespace zhiping::ui {

// The look in force: which colours and sizes to draw with. Sizes are CSS pixels.
struct Theme {
    Colours colours = light_colours;
    Sizes sizes = standard_sizes;
    bool dark = false;
    bool elder = false;
};

constexpr float line_height = 1.5f;
constexpr float heading_line_height = 1.3f;

// `text_scale` is the phone's own text size: everything that text sits in grows with it.
inline Theme scaled(Theme theme, float text_scale) {
    auto& sizes = theme.sizes;
    for (float* size : {&sizes.title, &sizes.heading, &sizes.body, &sizes.small, &sizes.tiny, &sizes.row, &sizes.tile,
                        &sizes.action, &sizes.box})
        *size = std::round(*size * text_scale);
    return theme;
}

inline Theme make_theme(bool dark, bool elder, float text_scale) {
    return scaled({dark ? dark_colours : light_colours, elder ? elder_sizes : standard_sizes, dark, elder}, text_scale);
}

// For those who work all day with a mouse and a keyboard, or on a tablet.
inline Theme make_desk_theme(bool dark, float text_scale) {
    return scaled({dark ? dark_colours : light_colours, desk_sizes, dark, false}, text_scale);
}

} // namespace zhiping::ui
