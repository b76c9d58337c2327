#pragma once

#include "web/platform/screen.hpp"
#include "web/ui/canvas.hpp"
#include "web/ui/frame_loop.hpp"

#include <map>
#include <string>
#include <string_view>

namespace zhiping::gallery {

// Every widget in every state on one page, for those who work on them and for tests. It can be
// operated like a form, and keeps and sends nothing.
class Gallery final : public platform::Guest {
public:
    Gallery();

    void draw(const platform::View&) override;
    bool wants_frame() const override { return m_frames.wants_frame(); }
    void activate(std::uint32_t id) override;
    void change_text(std::uint32_t id, std::string_view text) override;
    void renew_canvas() override { m_canvas.renew(); }

private:
    void draw_frame(const platform::View&);
    void draw_top_bar();
    void draw_reading();
    void draw_choosing();
    void draw_one_line();
    void draw_areas();
    void draw_files();
    void draw_acting();
    void draw_summaries();
    void draw_primary();

    void one(std::string_view name, std::string_view title, int chosen, std::string_view error = {});
    void many(std::string_view name, std::string_view legend, std::string_view error);
    void field(std::string_view name, std::string_view label, std::string_view text, std::string_view error,
               std::string_view purpose = {});
    void area(std::string_view name, std::string_view label, std::string_view text, std::string_view error = {});
    void inputs(std::string_view name, std::string_view legend, std::string_view error);
    std::string& written(std::string_view name, std::string_view at_first);

    std::map<std::string, int, std::less<>> m_chosen;
    std::map<std::string, bool, std::less<>> m_ticked;
    std::map<std::uint32_t, std::string> m_texts;
    std::string m_pressed = "还没有按过";
    bool m_elder = false;
    bool m_sending = false;
    ui::FrameLoop m_frames;
    ui::Canvas m_canvas;
};

} // namespace zhiping::gallery
