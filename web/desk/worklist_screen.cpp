#include "shared/text/desk_text_ids.hpp"
#include "web/desk/field_row.hpp"
#include "web/desk/screens.hpp"
#include "web/desk/words.hpp"
#include "web/ui/desk_fields.hpp"
#include "web/ui/desk_parts.hpp"
#include "web/ui/names.hpp"
#include "web/ui/parts.hpp"

#include <algorithm>

namespace zhiping::desk {

namespace {

constexpr std::string_view status_field = "worklist.status";
constexpr std::string_view module_field = "worklist.module";
constexpr std::string_view situation_field = "worklist.situation";
constexpr std::string_view mark_field = "worklist.mark";
constexpr float search_width = 260; // Where there is room, as that of a choice.
constexpr float choice_width = 132;
constexpr float least_search = 130;
constexpr float least_choice = 88;

struct CaseColumn {
    std::string_view name;
    Message label;
    float least;
    float share;
    std::optional<SortKey> sorts;
};
// Those from the right on are left out where there is no room.
constexpr CaseColumn columns[] = {
    {"receipt", Text::DeskColumnReceipt, 212, 0, SortKey::Receipt},
    {"due", Text::DeskColumnDue, 96, 0, SortKey::Due},
    {"unit", Text::DeskColumnUnit, 120, 1, SortKey::Unit},
    {"status", Text::DeskColumnStatus, 112, 0, SortKey::Status},
    {"marks", Text::DeskColumnMarks, 96, 1, {}},
    {"situations", Text::DeskColumnSituations, 160, 3, {}},
    {"place", Text::DeskColumnPlace, 140, 2, SortKey::Place},
    {"handler", Text::DeskColumnHandler, 88, 0, SortKey::Handler},
    {"received", Text::DeskColumnReceived, 84, 0, SortKey::Received},
    {"module", Text::DeskColumnModule, 124, 0, SortKey::Module},
};

// In a list of the own unit, its name says nothing.
bool says_unit(Tab tab) { return tab >= Tab::Requests && tab <= Tab::Below; }

std::vector<CaseColumn> columns_of(Tab tab) {
    std::vector<CaseColumn> shown;
    for (const auto& column : columns)
        if (column.name != "unit" || says_unit(tab)) shown.push_back(column);
    return shown;
}

// One list of what is on the screen.
class WorklistScreen {
public:
    WorklistScreen(ui::Canvas& canvas, const WorklistView& view)
        : m_canvas(canvas), m_view(view), m_language(canvas.language()), m_gap(canvas.theme().sizes.gap),
          m_columns(columns_of(view.tab)) {}

    WorklistStep draw() {
        if (m_view.leads_back || !m_view.found.empty()) draw_found();
        if (m_view.list.chosen().empty())
            draw_filters();
        else
            draw_chosen();
        draw_table();
        return m_step;
    }

private:
    std::string_view said(Message message) const { return m_canvas.text_of(message); }

    // A field in its place in the row.
    template <typename Draw> void in_row(float& x, float width, Draw draw) {
        draw_in_row(m_canvas, x, m_bottom, width, draw);
    }

    template <typename Table, typename Value, typename WordsOf>
    void select(float& x, std::string_view name, Message label, Message every, const Table& table,
                const std::optional<Value>& value, WordsOf words_of) {
        std::vector<ui::Option> options{{"", said(every)}};
        for (const auto& row : table) options.push_back({row.id, words_of(row.value)});
        in_row(x, m_choice, [&] {
            ui::select_box(m_canvas,
                           {.name = name,
                            .label = said(label),
                            .text = option_of(table, value),
                            .label_side = ui::LabelSide::Unseen},
                           options);
        });
    }

    // Which of the board's cases these are, and the way back to it.
    void draw_found() {
        const ui::Inside row{m_canvas, ui::layout(m_canvas, "worklist.found", "row")};
        float x = m_canvas.left();
        if (m_view.leads_back && button(x, {.name = "worklist.back", .label = said(Text::DeskFoundBack)}))
            m_step = BackToBoard{};
        if (!m_view.found.empty()) draw_found_words(x);
        m_canvas.space(ui::button_height(m_canvas) + m_gap);
    }

    void draw_found_words(float& x) {
        const ui::TextStyle style{m_canvas.theme().sizes.body, m_canvas.theme().colours.ink, true};
        const float room =
            m_canvas.left() + m_canvas.width() - x - m_gap - ui::button_width(m_canvas, said(Text::DeskFoundRemove));
        in_row(x, std::min(room, std::ceil(m_canvas.text_width(m_view.found, style)) + 1), [&] {
            m_canvas.space(6);
            ui::write(m_canvas, {.id = m_canvas.id_of("worklist.found.words"), .role = ui::Role::Paragraph},
                      m_view.found, style);
        });
        if (button(x, {.name = "worklist.found.remove",
                       .label = said(Text::DeskFoundRemove),
                       .kind = ui::ButtonKind::Quiet,
                       .description = m_view.found}))
            m_step = RemoveFound{};
    }

    void draw_filters() {
        const auto& filter = m_view.filter;
        const ui::Inside row{m_canvas, ui::layout(m_canvas, "worklist.filters", "row")};
        const float fields = m_canvas.width() - room_after_fields();
        m_choice = std::clamp((fields - least_search - m_gap) / 4 - m_gap, least_choice, choice_width);
        float x = m_canvas.left();
        in_row(x, std::clamp(fields - m_gap - 4 * (m_choice + m_gap), least_search, search_width), [&] {
            ui::desk_field(m_canvas, {.name = search_field,
                                      .label = said(Text::DeskSearch),
                                      .text = m_view.search,
                                      .placeholder = said(Text::DeskSearch),
                                      .label_side = ui::LabelSide::Unseen});
        });
        select(x, status_field, Text::DeskColumnStatus, Text::DeskEveryStatus, case_statuses, filter.status,
               [&](CaseStatus status) { return status_words(status, 1, m_language); });
        select(x, module_field, Text::DeskColumnModule, Text::DeskEveryModule, modules, filter.module,
               [&](Module module) { return module_words(module, m_language); });
        select(x, situation_field, Text::DeskColumnSituations, Text::DeskEverySituation, situations, filter.situation,
               [&](Situation situation) { return situation_words(situation, m_language); });
        select(x, mark_field, Text::DeskColumnMarks, Text::DeskEveryMark, case_marks, filter.mark,
               [&](CaseMark mark) { return mark_words(mark, m_language); });
        draw_count(x);
        m_canvas.continue_at(m_bottom + m_gap);
    }

    bool button(float& x, const ui::RowButton& button) {
        const float width = ui::button_width(m_canvas, button.label);
        const bool pressed = ui::draw_button(m_canvas, button, {x, m_canvas.y(), width, ui::button_height(m_canvas)});
        x += width + m_gap;
        return pressed;
    }

    std::string spoken_count() const {
        const auto& list = m_view.list;
        if (list.state() != Worklist::State::Here) return {};
        return fill(said(Text::DeskCasesCount), {{"count", std::to_string(list.items().size())}});
    }

    ui::TextStyle count_style() const { return {m_canvas.theme().sizes.small, m_canvas.theme().colours.secondary}; }

    // Of what draw_count() draws.
    float room_after_fields() {
        float room = ui::button_width(m_canvas, said(Text::DeskFiltersSaved)) + m_gap +
                     std::ceil(m_canvas.text_width(spoken_count(), count_style())) + 1;
        if (m_view.may_export) room += ui::button_width(m_canvas, said(Text::DeskExport)) + m_gap;
        if (!m_view.filter.is_empty()) room += ui::button_width(m_canvas, said(Text::DeskClearFilters)) + m_gap;
        return room;
    }

    // How many there are, and how to see others again.
    void draw_count(float x) {
        if (!m_view.filter.is_empty() && button(x, {.name = "worklist.clear", .label = said(Text::DeskClearFilters)}))
            m_step = ClearFilters{};
        if (button(x, {.name = "worklist.saved", .label = said(Text::DeskFiltersSaved)})) m_step = ShowFilters{};
        if (m_view.may_export && button(x, {.name = "worklist.export",
                                            .label = said(Text::DeskExport),
                                            .kind = ui::ButtonKind::Quiet,
                                            .disabled = m_view.list.items().empty()}))
            m_step = BeginExport{};
        const auto words = spoken_count();
        if (words.empty()) return;
        in_row(x, std::ceil(m_canvas.text_width(words, count_style())) + 1, [&] {
            m_canvas.space(6);
            ui::write(m_canvas, {.id = m_canvas.id_of("worklist.count"), .role = ui::Role::Paragraph}, words,
                      count_style());
        });
    }

    void draw_chosen() {
        const auto count = m_view.list.chosen().size();
        const auto words = fill(said(Text::DeskChosenCount), {{"count", std::to_string(count)}});
        const ui::Inside row{m_canvas, ui::layout(m_canvas, "worklist.chosen", "row")};
        float x = m_canvas.left();
        in_row(x, 120, [&] {
            m_canvas.space(6);
            ui::write(m_canvas, {.id = m_canvas.id_of("worklist.chosen.count"), .role = ui::Role::Paragraph}, words,
                      {m_canvas.theme().sizes.body, m_canvas.theme().colours.ink, true});
        });
        in_row(x, 400, [&] {
            const ui::RowButton buttons[] = {{.name = "worklist.unchoose", .label = said(Text::DeskUnchoose)},
                                             {.name = "worklist.hand_over",
                                              .label = said(Text::DeskHandOverChosen),
                                              .disabled = !m_view.may_hand_over}};
            if (const auto pressed = ui::button_row(m_canvas, "worklist.chosen.actions", buttons))
                m_step = *pressed == 0 ? WorklistStep{ChooseNone{}} : WorklistStep{BeginHandOver{}};
        });
        m_canvas.continue_at(m_bottom + m_gap);
    }

    std::string address_of_row(const WorkItem& item) const {
        return "/desk?" + to_query({.tab = m_view.tab, .filter = m_view.filter, .open_case = item.receipt});
    }

    ui::TableCell cell_of(const WorkItem& item, const CaseColumn& column) const {
        if (column.name == "due") {
            auto [text, tone] = due_words(item.due, item.status, m_view.today, m_language);
            return {std::move(text), tone, tone == ui::Tone::Danger};
        }
        if (column.name == "status") return {std::string{status_words(item.status, item.round, m_language)}};
        if (column.name == "situations") return {joined_situations(item.situations, m_language)};
        if (column.name == "place") return {item.place.empty() ? item.document_type : item.place};
        if (column.name == "handler")
            return item.handler ? ui::TableCell{item.handler->name}
                                : ui::TableCell{std::string{said(Text::DeskNobody)}, ui::Tone::Secondary};
        if (column.name == "received") return {received_words(item.received, m_view.today, m_language)};
        if (column.name == "marks") return {joined_marks(item.marks, m_language), ui::Tone::Danger};
        if (column.name == "module") return {std::string{module_words(item.module, m_language)}};
        return {item.unit[m_language]};
    }

    ui::TableRow row_of(std::size_t index) const {
        const auto& item = m_view.list.items()[index];
        const auto& receipt = item.receipt.text();
        ui::TableRow row{.name = receipt,
                         .link = receipt,
                         .address = address_of_row(item),
                         .ticked = m_view.list.is_chosen(item.receipt),
                         .tick_label = fill(said(Text::DeskChooseCase), {{"receipt", receipt}})};
        for (const auto& column : std::span{m_columns}.subspan(1)) row.cells.push_back(cell_of(item, column));
        return row;
    }

    // What the rows are sorted by just now, as far as a column shows it.
    std::optional<ui::TableSort> sort() const {
        const auto& [key, is_descending] = m_view.list.sorting();
        for (std::size_t index = 0; index < m_columns.size(); ++index)
            if (m_columns[index].sorts == key)
                return ui::TableSort{index, is_descending ? ui::Direction::Descending : ui::Direction::Ascending};
        return std::nullopt;
    }

    std::string_view empty_words() const {
        switch (m_view.list.state()) {
        case Worklist::State::Reading: return said(Text::DeskReading);
        case Worklist::State::Failed: return m_view.list.problem();
        case Worklist::State::Here: return said(Text::DeskCasesNone);
        }
        return {};
    }

    void draw_table() {
        if (m_view.list.has_more())
            draw_warning("worklist.more", fill(said(Text::DeskCasesMore), {{"count", std::to_string(most_listed)}}));
        if (m_view.list.state() == Worklist::State::Here && !m_view.list.problem().empty())
            draw_warning("worklist.problem", m_view.list.problem());
        std::vector<ui::TableColumn> shown;
        for (const auto& column : m_columns)
            shown.push_back({column.name, said(column.label), column.least, column.share, column.sorts.has_value()});
        const auto& list = m_view.list;
        const ui::TableContent content{.name = case_table,
                                       .label = said(Text::DeskWorklist),
                                       .columns = shown,
                                       .rows = list.items().size(),
                                       .row = [&](std::size_t index) { return row_of(index); },
                                       .current = list.current(),
                                       .sort = sort(),
                                       .all_ticked =
                                           !list.items().empty() && list.chosen().size() == list.items().size(),
                                       .tick_all = said(Text::DeskChooseAll),
                                       .empty = empty_words(),
                                       .earlier = said(Text::DeskEarlierRows),
                                       .later = said(Text::DeskLaterRows)};
        const float height = std::max(160.0f, m_canvas.window_height() - m_canvas.y());
        const ui::Place place{m_canvas.left(), m_canvas.y(), m_canvas.width(), height};
        if (const auto press = ui::table(m_canvas, content, place, m_view.scrolled)) take(*press);
    }

    void draw_warning(std::string_view name, std::string_view words) {
        ui::write(m_canvas, {.id = m_canvas.id_of(name), .role = ui::Role::Paragraph}, words,
                  {m_canvas.theme().sizes.small, m_canvas.theme().colours.danger});
        m_canvas.space(m_gap);
    }

    void take(const ui::TablePress& press) {
        if (const auto* opened = std::get_if<ui::OpenedRow>(&press)) m_step = OpenCase{opened->row};
        if (const auto* ticked = std::get_if<ui::TickedRow>(&press)) m_step = ChooseRow{ticked->row};
        if (std::holds_alternative<ui::TickedAll>(press)) m_step = ChooseAll{};
        if (const auto* sorted = std::get_if<ui::SortedColumn>(&press))
            m_step = SortBy{*m_columns[sorted->column].sorts};
        if (const auto* turned = std::get_if<ui::TurnedPage>(&press)) m_step = ScrollRows{turned->scrolled};
    }

    ui::Canvas& m_canvas;
    const WorklistView& m_view;
    Language m_language;
    float m_gap;
    std::vector<CaseColumn> m_columns;
    float m_bottom = 0; // Of the row that is being drawn.
    float m_choice = choice_width;
    WorklistStep m_step;
};

} // namespace

WorklistStep draw_worklist(ui::Canvas& canvas, const WorklistView& view) { return WorklistScreen{canvas, view}.draw(); }

std::optional<Filter> filter_with(const ui::Canvas& canvas, const Filter& filter, std::uint32_t id,
                                  std::string_view value) {
    auto changed = filter;
    if (id == canvas.id_of(status_field))
        changed.status = find_by_id(case_statuses, value);
    else if (id == canvas.id_of(module_field))
        changed.module = find_by_id(modules, value);
    else if (id == canvas.id_of(situation_field))
        changed.situation = find_by_id(situations, value);
    else if (id == canvas.id_of(mark_field))
        changed.mark = find_by_id(case_marks, value);
    else
        return std::nullopt;
    return changed;
}

} // namespace zhiping::desk
