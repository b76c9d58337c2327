#pragma once

#include "web/gallery/big_rows.hpp"
#include "web/platform/screen.hpp"
#include "web/platform/scrolling.hpp"
#include "web/ui/canvas.hpp"
#include "web/ui/frame_loop.hpp"

#include <set>

namespace zhiping::gallery {

// A desk's table with 100,000 rows, a search and an order: for the bench, which measures others beside it.
class BigTable final : public platform::Guest, public platform::ScrollListener {
public:
    BigTable();

    void draw(const platform::View&) override;
    bool wants_frame() const override { return m_frames.wants_frame(); }
    void activate(std::uint32_t id) override;
    void change_text(std::uint32_t id, std::string_view text) override;
    void renew_canvas() override { m_canvas.renew(); }
    void scroll(std::uint32_t id, float top) override;

private:
    void draw_frame(const platform::View&);
    void draw_search();
    void draw_table();
    ui::TableRow row(std::size_t index) const;
    void follow(const ui::TablePress&);
    void tick_all();
    void search(std::string_view words);

    BigRows m_rows;
    std::optional<ui::TableSort> m_sort;
    std::vector<std::uint32_t> m_in_order;
    std::vector<std::uint32_t> m_found; // Of these, in the same order.
    std::string m_words;
    std::set<std::uint32_t> m_ticked;
    std::optional<std::size_t> m_current;
    float m_scrolled = 0;
    ui::FrameLoop m_frames;
    ui::Canvas m_canvas{ui::whole_window};
};

} // namespace zhiping::gallery
