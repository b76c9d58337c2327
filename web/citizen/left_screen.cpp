#include "shared/text/text_ids.hpp"
#include "web/citizen/screens.hpp"

namespace zhiping::citizen {

Did draw_left(ui::Canvas& canvas) {
    ui::title(canvas, canvas.text_of(Text::LeftHeading));
    ui::paragraph(canvas, "left", canvas.text_of(Text::LeftBody));
    canvas.space(8);
    if (ui::plain_button(canvas, "start-again", canvas.text_of(Text::StartAgain))) return Step::StartAgain;
    canvas.space(40);
    return Step::Stay;
}

} // namespace zhiping::citizen
