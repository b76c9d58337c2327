#pragma once

#include "web/desk/comments.hpp"
#include "web/ui/canvas.hpp"

#include <functional>
#include <variant>

namespace zhiping::desk {

struct CommentsView {
    const Comments& comments;
    bool may_answer; // Else they are read only.
    float share;     // Of the list, in hundredths.
    Date today;
    std::function<float(std::string_view area)> scrolled;
};
struct OpenComment {
    std::size_t row;
};
struct ScrollComments {
    float to; // The rows.
};
struct MoreComments {};
struct SendCommentAnswer {};
using CommentsStep = std::variant<std::monostate, OpenComment, ScrollComments, MoreComments, SendCommentAnswer>;
// In the column's width, from its y to the bottom of the window.
CommentsStep draw_comments(ui::Canvas&, const CommentsView&);

// Whether `id` is a field of this screen, and takes what was written or chosen there.
bool take_comments_text(const ui::Canvas&, Comments&, std::uint32_t id, std::string_view text);

inline constexpr std::string_view comment_table = "comments.list";
inline constexpr std::string_view comment_panes = "comments.panes";
inline constexpr std::string_view comment_area = "comments.opened"; // Scrolls by itself.

} // namespace zhiping::desk
