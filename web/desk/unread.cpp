#include "web/desk/unread.hpp"

#include "shared/text/desk_text_ids.hpp"
#include "web/ui/desk_parts.hpp"
#include "web/ui/names.hpp"

namespace zhiping::desk {

bool draw_unread(ui::Canvas& canvas, std::string_view name, std::string_view problem) {
    ui::desk_notice(canvas, name, ui::NoticeKind::Problem, {}, problem);
    canvas.space(canvas.theme().sizes.space);
    const auto button = ui::joined(name, "again");
    const ui::RowButton again[] = {{.name = button, .label = canvas.text_of(Text::DeskReadAgain)}};
    const bool pressed = ui::button_row(canvas, ui::joined(name, "actions"), again).has_value();
    canvas.space(canvas.theme().sizes.gap);
    return pressed;
}

} // namespace zhiping::desk
