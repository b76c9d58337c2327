#pragma once

#include "web/platform/screen.hpp"
#include "web/platform/scrolling.hpp"
#include "web/ui/canvas.hpp"
#include "web/ui/charts.hpp"
#include "web/ui/desk_fields.hpp"
#include "web/ui/frame_loop.hpp"
#include "web/ui/media.hpp"
#include "web/ui/table.hpp"

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>

namespace zhiping::gallery {

// Every widget of a desk in every state, a tab for each kind: for those who work on them and for tests. As high as the
// window, as a desk is.
class DeskGallery final : public platform::Guest, public platform::ScrollListener {
public:
    DeskGallery();

    void draw(const platform::View&) override;
    bool wants_frame() const override { return m_frames.wants_frame(); }
    void activate(std::uint32_t id) override;
    void change_text(std::uint32_t id, std::string_view text) override;
    void renew_canvas() override { m_canvas.renew(); }
    void scroll(std::uint32_t id, float top) override;

private:
    void draw_frame(const platform::View&);
    void draw_tabs();

    // desk_gallery_fields.cpp
    void draw_fields(const ui::Place&);
    void draw_written();
    void draw_chosen();
    void draw_read();
    void field(ui::DeskField); // Its text is what it has at first.

    // desk_gallery_table.cpp
    void draw_cases(const ui::Place&);
    void draw_table(const ui::Place&);
    void draw_case(const ui::Place&);
    ui::TableRow row(std::size_t index) const;
    void follow(const ui::TablePress&);

    void draw_pressed(const ui::Place&);
    void draw_menus();
    void draw_dialogs();

    // desk_gallery_charts.cpp
    void draw_charts(const ui::Place&);
    void draw_bars();
    void draw_lines();
    void draw_full_charts(const ui::Place&);
    void bars(ui::BarChart);
    void lines(ui::LineChart);

    // desk_gallery_media.cpp
    void draw_media(const ui::Place&);
    void draw_pictures(const ui::Place&);
    void draw_video(const ui::Place&);

    std::string& written(std::string_view name, std::string_view at_first = {});
    float scrolled(std::string_view name) const;

    std::size_t m_tab = 0;
    std::map<std::uint32_t, std::string> m_texts;
    std::map<std::uint32_t, float> m_scrolled;
    std::set<std::size_t> m_ticked;
    std::optional<std::size_t> m_current;
    ui::TableSort m_sort{0, ui::Direction::Ascending};
    bool m_menu_open = false;
    bool m_last_menu_open = false;
    std::string m_dialog; // The name of the one that is open.
    std::string m_toast;
    std::string m_pressed = "还没有按过";
    std::set<std::string, std::less<>> m_turned{"chart.turned"}; // The names of the charts that show their tables.
    std::size_t m_picture = 0;
    ui::PictureSight m_sight;
    ui::FrameLoop m_frames;
    ui::Canvas m_canvas{ui::whole_window};
};

} // namespace zhiping::gallery
