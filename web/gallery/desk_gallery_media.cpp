#include "web/gallery/desk_gallery.hpp"

#include "web/ui/desk_parts.hpp"
#include "web/ui/panes.hpp"
#include "web/ui/watermark.hpp"

#include <algorithm>
#include <array>

namespace zhiping::gallery {

namespace {

struct Shown {
    std::string_view label;
    std::string_view address;
};

// Drawn here, because a gallery has no evidence; and one that is not there.
constexpr std::array pictures{
    Shown{
        "路口照片，一辆白色轿车停在黄线上",
        "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 1200 800'%3E%3Crect width='1200' "
        "height='800' fill='%2398a6b5'/%3E%3Crect y='520' width='1200' height='280' fill='%2356606b'/%3E%3Cpath d='M0 "
        "560H1200' stroke='%23e8b83a' stroke-width='14'/%3E%3Crect x='380' y='430' width='420' height='130' rx='40' "
        "fill='%23f4f6f8'/%3E%3Cpath d='M470 430l60-80h130l70 80z' fill='%23dfe5ea'/%3E%3Ccircle cx='470' cy='560' "
        "r='44' fill='%23222'/%3E%3Ccircle cx='710' cy='560' r='44' fill='%23222'/%3E%3C/svg%3E"},
    Shown{"告知单照片，竖着拍的",
          "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 600 900'%3E%3Crect width='600' "
          "height='900' fill='%23fbfaf5'/%3E%3Cpath d='M80 120H520M80 220H520M80 280H520M80 340H400M80 640H300' "
          "stroke='%23667' stroke-width='12'/%3E%3Ccircle cx='430' cy='700' r='90' fill='none' stroke='%23b42318' "
          "stroke-width='10'/%3E%3C/svg%3E"},
    Shown{"没有的照片", "/gallery/missing.jpg"}};

constexpr std::string_view watermark = "张伟 042013 2026-11-30 19:05";
constexpr float below_video = 200;
constexpr std::string_view video_address = "/gallery/video.webm"; // A test answers it; otherwise it is missing.

} // namespace

void DeskGallery::draw_media(const ui::Place& place) {
    ui::Panes panes{m_canvas,
                    {.name = "media.panes",
                     .label = "图片和视频的宽度",
                     .first = "图片",
                     .second = "视频",
                     .share = ui::share_said(written("media.panes", "60")).value_or(60),
                     .least_first = 320,
                     .least_second = 240},
                    place};
    draw_pictures(panes.first());
    panes.next();
    draw_video(panes.second());
}

void DeskGallery::draw_pictures(const ui::Place& place) {
    const auto gap = m_canvas.theme().sizes.gap;
    const auto& shown = pictures[m_picture];
    const std::array names{std::string{"picture.0"}, std::string{"picture.1"}, std::string{"picture.2"}};
    const auto& name = names[m_picture];
    const auto position = std::to_string(m_picture + 1) + " / " + std::to_string(pictures.size());
    const ui::PictureContent content{.name = name,
                                     .label = shown.label,
                                     .address = shown.address,
                                     .place = position,
                                     .has_previous = m_picture > 0,
                                     .has_next = m_picture + 1 < pictures.size(),
                                     .failed = written(name) == "failed",
                                     .words = {.zoom_in = "放大",
                                               .zoom_out = "缩小",
                                               .turn = "旋转",
                                               .previous = "上一张",
                                               .next = "下一张",
                                               .failed = "照片没有加载"},
                                     .watermark = watermark};
    const ui::Place box{place.x, place.y + gap, place.width, std::max(160.0f, place.height - 2 * gap)};
    const auto move = ui::picture_view(m_canvas, content, m_sight, box);
    if (!move) return;
    m_picture += *move == ui::PictureMove::Next ? 1 : std::size_t(-1);
    m_sight = {};
}

void DeskGallery::draw_video(const ui::Place& place) {
    const auto gap = m_canvas.theme().sizes.gap;
    m_canvas.indent(gap, 0);
    ui::section_heading(m_canvas, "video.title", "现场视频");
    const ui::Place box{m_canvas.left(), m_canvas.y(), m_canvas.width(),
                        std::clamp(place.height - below_video, 80.0f, 280.0f)};
    ui::video_view(m_canvas,
                   {.name = "video",
                    .label = "现场视频，18 秒",
                    .address = video_address,
                    .failed = written("video") == "failed",
                    .failed_words = "视频没有加载",
                    .watermark = watermark},
                   box);
    m_canvas.space(gap);
    {
        const ui::Watermarked watermarked{m_canvas, "person", watermark};
        const ui::KeyValue facts[] = {{"person.name", "姓名", "李思远"}, {"person.phone", "手机号", "+8613800138000"}};
        ui::key_values(m_canvas, "person.facts", facts);
    }
    m_canvas.indent(-gap, 0);
}

} // namespace zhiping::gallery
