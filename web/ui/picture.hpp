#pragma once

#include "web/platform/drawing.hpp"

#include <memory>

struct ImTextureData;

namespace zhiping::ui {

// A small picture to be drawn on the canvas: a thumbnail. It needs Dear ImGui as long as it lives.
class Picture {
public:
    explicit Picture(const platform::Pixels& rgba);

    // For Dear ImGui's draw lists; given to the platform again when that has lost it.
    ImTextureData& texture() const;

private:
    struct Release {
        void operator()(ImTextureData*) const;
    };
    std::unique_ptr<ImTextureData, Release> m_texture;
};

} // namespace zhiping::ui
