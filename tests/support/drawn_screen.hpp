#pragma once

#include "web/platform/screen.hpp"
#include "web/ui/canvas.hpp"
#include "web/ui/frame_loop.hpp"

#include <algorithm>
#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <utility>

namespace zhiping::tests {

// A desk's program that draws what a test says, and is as high as the window at least.
class DrawnScreen final : public platform::Guest {
public:
    explicit DrawnScreen(std::function<void(ui::Canvas&)> content) : m_content(std::move(content)) {}

    void draw(const platform::View& view) override {
        m_frames.draw(canvas, [&] {
            canvas.begin_frame(view, ui::make_desk_theme(view.dark, view.text_scale), Language::Chinese);
            m_content(canvas);
            canvas.continue_at(std::max(canvas.y(), view.window));
            canvas.end_frame();
        });
    }
    bool wants_frame() const override { return m_frames.wants_frame(); }
    void activate(std::uint32_t id) override {
        canvas.activate(id);
        m_frames.follow_press();
    }
    void change_text(std::uint32_t id, std::string_view text) override {
        texts[id] = text;
        m_frames.follow_text();
    }
    void renew_canvas() override { canvas.renew(); }

    std::map<std::uint32_t, std::string> texts;
    ui::Canvas canvas{ui::whole_window};

private:
    std::function<void(ui::Canvas&)> m_content;
    ui::FrameLoop m_frames;
};

} // namespace zhiping::tests
