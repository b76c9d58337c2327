#include "shared/text/text_ids.hpp"
#include "web/citizen/screens.hpp"

namespace zhiping::citizen {

Did draw_instructions(ui::Canvas& canvas, const CodeFacts& facts, const Catalogue& catalogue) {
    draw_facts(canvas, facts, Detail::Whole);
    ui::title(canvas, canvas.text_of(Text::InstructionsHeading));
    std::vector<std::string_view> lines;
    for (const auto& words : catalogue.instructions) lines.push_back(words[canvas.language()]);
    ui::list_card(canvas, "instructions", lines);
    draw_legal_way(canvas, facts);
    canvas.space(8);
    if (ui::plain_button(canvas, "leave", canvas.text_of(Text::Leave))) return Step::Leave;
    if (ui::primary_action(canvas, "agree", canvas.text_of(Text::Agree))) return Step::Agree;
    return Step::Stay;
}

} // namespace zhiping::citizen
