#pragma once

#include "web/ui/canvas.hpp"

#include <optional>
#include <string_view>

// Pictures and videos that the page shows itself, over what is drawn. Of one that it cannot show, "failed" arrives
// through Guest::change_text() with the id of `name`.
namespace zhiping::ui {

// What is seen of a picture: how large, and which way up.
struct PictureSight {
    std::size_t step = 0; // Of zoom_steps.
    int turn = 0;         // 0, 90, 180 or 270, clockwise.
};
inline constexpr float zoom_steps[] = {1, 1.5f, 2, 3, 4, 6, 8};

struct PictureWords {
    std::string_view zoom_in;
    std::string_view zoom_out;
    std::string_view turn;
    std::string_view previous;
    std::string_view next;
    std::string_view failed; // In place of a picture that cannot be shown.
};

struct PictureContent {
    std::string_view name;
    std::string_view label;   // Says what it shows.
    std::string_view address; // On this server, or a data: address.
    std::string_view place;   // Which of how many it is: "2 / 5". Not seen when empty.
    bool has_previous = false;
    bool has_next = false;
    bool failed = false;
    PictureWords words;
    std::string_view watermark = {}; // Over it, many times: who looks, and when. None when empty.
};

enum class PictureMove { Previous, Next };

// A picture in a box, with what it is looked at with under it: larger, smaller, turned, the one before and the one
// after. Where it is larger than the box, it is dragged, or moved by arrow keys. `sight` is changed by its buttons;
// another picture begins with a new one.
std::optional<PictureMove> picture_view(Canvas&, const PictureContent&, PictureSight& sight, const Place&);

struct VideoContent {
    std::string_view name;
    std::string_view label;
    std::string_view address;
    bool failed = false;
    std::string_view failed_words;
    std::string_view watermark = {}; // As of a picture.
};
// With the browser's own buttons, but none that shows it elsewhere. Nothing of it is loaded before it is played but its
// size and length.
void video_view(Canvas&, const VideoContent&, const Place&);

} // namespace zhiping::ui
