#include "shared/text/desk_text_ids.hpp"
#include "web/desk/app.hpp"

#include <algorithm>

namespace zhiping::desk {

void App::draw_audit_tab() {
    take_any(draw_audit(m_canvas, {m_audit, m_scrolled[m_canvas.id_of(ui::row_area_of(audit_table))]}));
}

void App::act(SearchAudit) {
    m_scrolled.erase(m_canvas.id_of(ui::row_area_of(audit_table)));
    m_audit.search();
}

void App::act(SearchEverything) {
    m_scrolled.erase(m_canvas.id_of(ui::row_area_of(audit_table)));
    m_audit.search_everything();
}

// The row goes with the others: whoever pressed it goes on where it is searched.
void App::act(SearchReceipt searched) {
    m_scrolled.erase(m_canvas.id_of(ui::row_area_of(audit_table)));
    m_audit.search_receipt(*m_audit.entries()[searched.row].receipt);
    platform::move_focus(m_canvas.id_of(audit_receipt_field));
}

void App::act(MoreAudit) { m_audit.show_more(); }

void App::act(ScrollAudit rows) { m_scrolled[m_canvas.id_of(ui::row_area_of(audit_table))] = rows.to; }

bool App::press_audit_key(std::string_view key) {
    if (key == "Enter")
        act(SearchAudit{});
    else if (key == "/")
        platform::move_focus(m_canvas.id_of(audit_badge_field));
    else if (key == "r")
        m_audit.refresh();
    else
        return false;
    return true;
}

// To who does not see it: where the search has to be mended, else how many there are.
void App::audit_changed() {
    want_frames();
    if (tab() != Tab::Audit) return;
    if (const auto field = field_to_mend(m_audit); !field.empty()) return platform::move_focus(m_canvas.id_of(field));
    if (!m_audit.take_answered()) return;
    if (!m_audit.problem().empty()) return platform::announce(m_audit.problem());
    platform::announce(m_audit.entries().empty()
                           ? std::string{said(Text::DeskAuditNone)}
                           : fill(said(Text::DeskAuditListed), {{"count", std::to_string(m_audit.entries().size())}}));
}

// Requests are no cases: they have no file.
bool App::may_export() const {
    const auto& roles = m_session.self().roles;
    return tab() != Tab::Requests && std::any_of(roles.begin(), roles.end(), [](Role role) {
               return may(role, Right::Export, Relation::Own) || may(role, Right::Export, Relation::Below);
           });
}

void App::draw_export_sheet() {
    take_any(draw_export(m_canvas, {m_exporting, m_list.items().size(), m_list.has_more()}));
}

void App::act(BeginExport) { m_exporting.open(); }

void App::act(LeaveExport) { m_exporting.leave(); }

void App::act(StartExport) {
    const auto format = facts_of(export_formats, m_exporting.format).id;
    m_exporting.start(export_path(tab(), m_where.filter, m_session.self().officer.badge, format),
                      "cases-" + to_string(today()) + "." + std::string{format});
}

void App::act(StopExport) { m_exporting.stop(); }

void App::exporting_changed() {
    want_frames();
    if (const auto words = m_exporting.take_said(); !words.empty()) platform::announce(words);
}

} // namespace zhiping::desk
