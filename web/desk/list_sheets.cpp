#include "web/desk/list_sheets.hpp"

#include "shared/text/desk_text_ids.hpp"
#include "web/desk/action_sheet.hpp"
#include "web/ui/desk_fields.hpp"
#include "web/ui/desk_parts.hpp"
#include "web/ui/dialog.hpp"
#include "web/ui/names.hpp"
#include "web/ui/widgets.hpp"

namespace zhiping::desk {

namespace {

constexpr std::string_view colleague_field = "handing_over.officer";
constexpr std::string_view words_field = "handing_over.words";
constexpr float words_height = 64;

using Item = HandingOver::Item;

std::string_view spoken_state(const ui::Canvas& canvas, const Item& item) {
    switch (item.state) {
    case Item::State::Waits: return canvas.text_of(Text::DeskItemWaits);
    case Item::State::Done: return canvas.text_of(Text::DeskItemDone);
    case Item::State::Refused: return item.problem;
    }
    return {};
}

// Each with what became of it.
void draw_items(ui::Canvas& canvas, const HandingOver& handing_over) {
    std::vector<ui::KeyValue> rows;
    std::vector<std::string> names;
    for (const auto& item : handing_over.items()) names.push_back(ui::joined("handing_over", item.receipt.text()));
    for (std::size_t place = 0; place < names.size(); ++place) {
        const auto& item = handing_over.items()[place];
        rows.push_back({names[place], item.receipt.text(), std::string{spoken_state(canvas, item)}});
    }
    ui::key_values(canvas, "handing_over.items", rows);
    canvas.space(canvas.theme().sizes.gap);
}

void draw_fields(ui::Canvas& canvas, const HandingOver& handing_over, const Colleagues& colleagues) {
    std::vector<std::string> labels, values;
    for (const auto& each : colleagues.all()) {
        values.push_back(each.officer.badge);
        labels.push_back(spoken_colleague(each, canvas.language()));
    }
    std::vector<ui::Option> options{{"", canvas.text_of(Text::DeskChoose)}};
    for (std::size_t place = 0; place < labels.size(); ++place) options.push_back({values[place], labels[place]});
    ui::select_box(canvas,
                   {.name = colleague_field,
                    .label = canvas.text_of(Text::DeskHandOverTo),
                    .text = handing_over.chosen,
                    .error = colleagues.problem()},
                   options);
    canvas.space(canvas.theme().sizes.gap);
    ui::desk_area(canvas,
                  {.name = words_field,
                   .label = canvas.text_of(Text::DeskWordsNote),
                   .text = handing_over.words,
                   .hint = canvas.text_of(Text::DeskOptional)},
                  words_height);
    canvas.space(canvas.theme().sizes.gap);
}

} // namespace

HandingOverStep draw_handing_over(ui::Canvas& canvas, const HandingOver& handing_over, const Colleagues& colleagues) {
    ui::Dialog dialog{canvas,
                      {.name = "handing_over",
                       .title = canvas.text_of(Text::DeskHandOverChosen),
                       .close = canvas.text_of(Text::DeskClose),
                       .width = 560}};
    const bool has_begun = handing_over.is_sending() || handing_over.is_done();
    if (!has_begun) draw_fields(canvas, handing_over, colleagues);
    if (handing_over.is_done())
        ui::paragraph(canvas, "handing_over.result",
                      fill(canvas.text_of(Text::DeskBulkResult),
                           {{"done", std::to_string(handing_over.count(Item::State::Done))},
                            {"failed", std::to_string(handing_over.count(Item::State::Refused))}}));
    draw_items(canvas, handing_over);
    const ui::RowButton send[] = {
        {.name = "handing_over.send",
         .label = canvas.text_of(handing_over.is_sending() ? Text::DeskSending : Text::DeskHandOverChosen),
         .kind = ui::ButtonKind::Primary,
         .disabled = handing_over.is_sending() || handing_over.chosen.empty()}};
    const ui::RowButton close[] = {{.name = "handing_over.leave", .label = canvas.text_of(Text::DeskClose)}};
    HandingOverStep step;
    if (handing_over.is_done()) {
        if (dialog.actions(close)) step = LeaveHandingOver{};
    } else if (dialog.actions(send)) {
        step = HandOverChosen{};
    }
    if (dialog.is_left()) step = LeaveHandingOver{};
    return step;
}

bool take_handing_over_text(const ui::Canvas& canvas, HandingOver& handing_over, std::uint32_t id,
                            std::string_view text) {
    if (id == canvas.id_of(colleague_field))
        handing_over.chosen = text;
    else if (id == canvas.id_of(words_field))
        handing_over.words = text;
    else
        return false;
    return true;
}

FiltersStep draw_saved_filters(ui::Canvas& canvas, const SavedFilters& filters, std::string_view name) {
    FiltersStep step;
    ui::Dialog dialog{
        canvas,
        {.name = "filters", .title = canvas.text_of(Text::DeskFiltersSaved), .close = canvas.text_of(Text::DeskClose)}};
    if (filters.all().empty()) ui::paragraph(canvas, "filters.none", canvas.text_of(Text::DeskFiltersNone));
    for (std::size_t place = 0; place < filters.all().size(); ++place) {
        const auto row = ui::joined("filters", place);
        const auto use = ui::joined(row, "use"), remove = ui::joined(row, "remove");
        const ui::RowButton buttons[] = {
            {.name = use, .label = filters.all()[place].name},
            {.name = remove, .label = canvas.text_of(Text::DeskRemove), .description = filters.all()[place].name}};
        if (const auto pressed = ui::button_row(canvas, row, buttons))
            step = *pressed == 0 ? FiltersStep{UseFilter{place}} : FiltersStep{RemoveFilter{place}};
        canvas.space(canvas.theme().sizes.space);
    }
    canvas.space(canvas.theme().sizes.gap);
    ui::desk_field(canvas, {.name = filter_name_field, .label = canvas.text_of(Text::DeskFilterName), .text = name});
    canvas.space(canvas.theme().sizes.gap);
    const ui::RowButton save[] = {{.name = "filters.save",
                                   .label = canvas.text_of(Text::DeskFilterSave),
                                   .kind = ui::ButtonKind::Primary,
                                   .disabled = name.empty()}};
    if (dialog.actions(save)) step = SaveFilter{};
    if (dialog.is_left()) step = LeaveFilters{};
    return step;
}

} // namespace zhiping::desk
