#include "web/desk/audit_screen.hpp"

#include "shared/text/desk_text_ids.hpp"
#include "web/desk/words.hpp"
#include "web/ui/desk_fields.hpp"
#include "web/ui/desk_parts.hpp"
#include "web/ui/table.hpp"
#include "web/ui/widgets.hpp"

#include <algorithm>

namespace zhiping::desk {

namespace {

constexpr std::string_view kind_field = "audit.kind";

// A field of the search, with the name that the server has for it.
struct SearchField {
    std::string_view field;
    std::string_view name;
    Message label;
    std::string AuditSearch::*typed; // Null: it is chosen.
    float width;                     // Where there is room.
};
constexpr SearchField fields[] = {
    {"from", "audit.from", Text::DeskAuditFrom, &AuditSearch::from, 150},
    {"until", "audit.until", Text::DeskAuditUntil, &AuditSearch::until, 150},
    {"badge", audit_badge_field, Text::DeskBadge, &AuditSearch::badge, 120},
    {"receipt", audit_receipt_field, Text::DeskColumnReceipt, &AuditSearch::receipt, 230},
    {"kind", kind_field, Text::DeskAuditWhat, nullptr, 190},
};

bool is_day(const SearchField& field) {
    return field.typed == &AuditSearch::from || field.typed == &AuditSearch::until;
}

// Who saw and did what: a search, and what it has found.
class AuditScreen {
public:
    AuditScreen(ui::Canvas& canvas, const AuditView& view)
        : m_canvas(canvas), m_view(view), m_language(canvas.language()), m_gap(canvas.theme().sizes.gap) {}

    AuditStep draw() {
        ui::hint(m_canvas, "audit.hint", said(Text::DeskAuditHint));
        ui::hint(m_canvas, "audit.days",
                 fill(said(Text::DeskAuditDaysHint), {{"days", std::to_string(usual_audit_days)}}));
        m_canvas.space(m_gap);
        draw_search();
        draw_problem();
        draw_count();
        if (audit().state() != Audit::State::Failed) draw_table();
        return m_step;
    }

private:
    std::string_view said(Message message) const { return m_canvas.text_of(message); }
    const Audit& audit() const { return m_view.audit; }

    void draw_search() {
        const ui::Inside row{m_canvas, ui::layout(m_canvas, "audit.search", "row-fields")};
        const float left = m_canvas.left(), whole = m_canvas.width(), top = m_canvas.y();
        float wanted = 0, x = left, bottom = top;
        for (const auto& field : fields) wanted += field.width + m_gap;
        const float room = std::min(1.0f, (whole - button_room()) / wanted);
        for (const auto& field : fields) {
            const float width = std::floor(field.width * room);
            m_canvas.take_column(x, width);
            draw_field(field);
            bottom = std::max(bottom, m_canvas.y());
            m_canvas.continue_at(top);
            x += width + m_gap * room;
        }
        m_canvas.take_column(left, whole);
        draw_buttons(x, top + ui::label_room(m_canvas));
        m_canvas.continue_at(bottom + m_gap);
    }

    void draw_field(const SearchField& field) {
        ui::DeskField shown{.name = field.name, .label = said(field.label), .text = {}};
        if (audit().problem_field() == field.field) shown.error = audit().problem();
        if (!field.typed) return draw_kind(shown);
        shown.text = audit().typed.*field.typed;
        is_day(field) ? ui::date_field(m_canvas, shown) : ui::desk_field(m_canvas, shown);
    }

    void draw_kind(ui::DeskField& shown) {
        std::vector<ui::Option> options{{"", said(Text::DeskAuditEveryKind)}};
        for (const auto& facts : audit_kinds) options.push_back({facts.id, audit_kind_words(facts.value, m_language)});
        if (const auto& kind = audit().typed.kind) shown.text = facts_of(audit_kinds, *kind).id;
        ui::select_box(m_canvas, shown, options);
    }

    float button_room() {
        return ui::button_width(m_canvas, said(Text::DeskAuditSearch)) +
               ui::button_width(m_canvas, said(Text::DeskClearFilters)) + m_gap;
    }

    void draw_buttons(float x, float y) {
        const auto button = [&](const ui::RowButton& shown) {
            const float width = ui::button_width(m_canvas, shown.label);
            const bool pressed = ui::draw_button(m_canvas, shown, {x, y, width, ui::button_height(m_canvas)});
            x += width + m_gap;
            return pressed;
        };
        if (button({.name = "audit.find", .label = said(Text::DeskAuditSearch), .kind = ui::ButtonKind::Primary}))
            m_step = SearchAudit{};
        if (audit().typed == AuditSearch{}) return;
        if (button({.name = "audit.clear", .label = said(Text::DeskClearFilters)})) m_step = SearchEverything{};
    }

    // That is at no field.
    void draw_problem() {
        if (audit().problem().empty() || !field_to_mend(audit()).empty()) return;
        if (draw_unread(m_canvas, "audit.problem", audit().problem())) m_step = ReadAgain{};
    }

    void draw_count() {
        if (audit().state() != Audit::State::Here || audit().entries().empty() || !audit().problem().empty()) return;
        ui::hint(m_canvas, "audit.count",
                 fill(said(Text::DeskAuditListed), {{"count", std::to_string(audit().entries().size())}}));
        m_canvas.space(m_canvas.theme().sizes.space);
    }

    void draw_table() {
        const ui::TableColumn columns[] = {
            {"about", said(Text::DeskAuditAbout), 232},  {"when", said(Text::DeskAuditWhen), 168},
            {"who", said(Text::DeskAuditWho), 150, 1},   {"what", said(Text::DeskAuditWhat), 180, 2},
            {"unit", said(Text::DeskAuditUnit), 140, 2}, {"count", said(Text::DeskAuditRows), 80}};
        const ui::TableContent content{.name = audit_table,
                                       .label = said(Text::DeskAuditHeading),
                                       .columns = columns,
                                       .rows = audit().entries().size(),
                                       .row = [&](std::size_t index) { return row_of(index); },
                                       .empty = empty_words(),
                                       .earlier = said(Text::DeskEarlierRows),
                                       .later = said(Text::DeskLaterRows)};
        const float under = audit().has_more() ? ui::button_height(m_canvas) + 2 * m_gap : 0;
        const float height = std::max(160.0f, m_canvas.window_height() - m_canvas.y() - under);
        const ui::Place place{m_canvas.left(), m_canvas.y(), m_canvas.width(), height};
        const auto press = ui::table(m_canvas, content, place, m_view.scrolled);
        m_canvas.continue_at(place.y + place.height);
        draw_more();
        if (!press) return;
        if (const auto* opened = std::get_if<ui::OpenedRow>(&*press)) m_step = SearchReceipt{opened->row};
        if (const auto* turned = std::get_if<ui::TurnedPage>(&*press)) m_step = ScrollAudit{turned->scrolled};
    }

    void draw_more() {
        if (!audit().has_more()) return;
        m_canvas.space(m_gap);
        const ui::RowButton more[] = {{.name = "audit.more", .label = said(Text::DeskMore)}};
        if (ui::button_row(m_canvas, "audit.actions", more)) m_step = MoreAudit{};
    }

    // A receipt number leads to all that was done with its case.
    ui::TableRow row_of(std::size_t index) const {
        const auto& entry = audit().entries()[index];
        ui::TableRow row{
            .name = std::to_string(index), .link = about(entry), .address = entry.receipt ? "/desk?tab=audit" : ""};
        row.cells = {{to_china_time(entry.at)},
                     {who_of(entry)},
                     {std::string{audited_words(entry, m_language)}},
                     {entry.unit == UnitName{} ? entry.unit_id : entry.unit[m_language]},
                     {entry.count ? std::to_string(*entry.count) : std::string{}}};
        return row;
    }

    static std::string about(const AuditEntry& entry) {
        if (entry.receipt) return entry.receipt->text();
        return entry.subject.empty() ? "—" : entry.subject;
    }

    std::string who_of(const AuditEntry& entry) const {
        const auto& [name, badge] = entry.who;
        return badge.empty() ? std::string{said(Text::DeskAuditOperator)} : name + " " + badge;
    }

    std::string_view empty_words() const {
        switch (audit().state()) {
        case Audit::State::Empty: return said(Text::DeskAuditBegin);
        case Audit::State::Reading: return said(Text::DeskReading);
        case Audit::State::Failed:
        case Audit::State::Here: break;
        }
        return said(Text::DeskAuditNone);
    }

    ui::Canvas& m_canvas;
    const AuditView& m_view;
    Language m_language;
    float m_gap;
    AuditStep m_step;
};

} // namespace

AuditStep draw_audit(ui::Canvas& canvas, const AuditView& view) { return AuditScreen{canvas, view}.draw(); }

bool take_audit_text(const ui::Canvas& canvas, Audit& audit, std::uint32_t id, std::string_view text) {
    for (const auto& field : fields) {
        if (id != canvas.id_of(field.name)) continue;
        if (field.typed)
            audit.typed.*field.typed = text;
        else
            audit.typed.kind = find_by_id(audit_kinds, text);
        return true;
    }
    return false;
}

std::string_view field_to_mend(const Audit& audit) {
    if (audit.problem().empty()) return {};
    for (const auto& field : fields)
        if (audit.problem_field() == field.field) return field.name;
    return {};
}

} // namespace zhiping::desk
