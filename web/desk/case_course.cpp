#include "shared/text/desk_text_ids.hpp"
#include "shared/text/text_ids.hpp"
#include "web/desk/case_parts.hpp"
#include "web/ui/desk_fields.hpp"
#include "web/ui/desk_parts.hpp"
#include "web/ui/names.hpp"
#include "web/ui/widgets.hpp"

#include <algorithm>

namespace zhiping::desk {

namespace {

constexpr float given_up_height = 96;

// What most come for stands before the rest, and what few come for after it.
bool is_first(CaseAction action) {
    return action == CaseAction::Take || action == CaseAction::Approve || action == CaseAction::ReturnReply ||
           action == CaseAction::GrantRequest || action == CaseAction::RefuseRequest;
}

bool is_rare(CaseAction action) {
    return action == CaseAction::HandOver || action == CaseAction::RequestExtension ||
           action == CaseAction::RequestTransfer || action == CaseAction::RequestInvalid ||
           action == CaseAction::DeclareConcerned || action == CaseAction::TakeOver;
}

ui::ButtonKind kind_of(CaseAction action) {
    if (action == CaseAction::Take || action == CaseAction::Approve) return ui::ButtonKind::Primary;
    return is_rare(action) ? ui::ButtonKind::Quiet : ui::ButtonKind::Plain;
}

class CoursePart {
public:
    CoursePart(ui::Canvas& canvas, const CaseView& view)
        : m_canvas(canvas), m_view(view), m_shown(view.opened.shown()), m_language(canvas.language()) {}

    CaseStep draw() {
        gap();
        draw_standing();
        draw_actions();
        draw_reply_part();
        draw_events();
        draw_disclosures();
        return m_step;
    }

private:
    std::string_view said(Message message) const { return m_canvas.text_of(message); }
    void gap() { m_canvas.space(m_canvas.theme().sizes.gap); }

    void draw_standing() {
        const auto& file = m_shown.file;
        auto [due, tone] = due_of(m_view, m_language);
        if (const auto* clock = file.running(ClockKind::Reply)) due += " · " + spoken_date(clock->due, m_language);
        std::vector<ui::KeyValue> rows{{"case.status", said(Text::DeskColumnStatus),
                                        std::string{status_words(file.status, file.round, m_language)}},
                                       {"case.due", said(Text::DeskColumnDue), std::move(due), tone},
                                       {"case.handler", said(Text::DeskColumnHandler),
                                        file.handler ? file.handler->name : std::string{said(Text::DeskNobody)}}};
        if (const auto* clock = file.running(ClockKind::Response))
            rows.push_back({"case.response", said(Text::DeskResponseUntil),
                            fill(said(Text::DeskUntil), {{"date", spoken_date(clock->due, m_language)}})});
        ui::key_values(m_canvas, "case.standing", rows);
        if (file.question) ui::hint(m_canvas, "case.question", said(Text::DeskQuestionWaits));
        if (file.request) draw_request(*file.request);
    }

    // What is asked of the level above, and why.
    void draw_request(const PendingRequest& request) {
        gap();
        const auto asked = std::find_if(m_shown.events.rbegin(), m_shown.events.rend(),
                                        [&](const CaseEvent& event) { return event.action == request.kind; });
        ui::desk_notice(m_canvas, "case.request", ui::NoticeKind::Note,
                        fill(said(Text::DeskRequestWaits), {{"action", action_words(request.kind, m_language)}}),
                        asked == m_shown.events.rend() ? std::string{} : event_words(*asked, m_shown, m_language));
    }

    // The reply has buttons of its own, where it is written.
    void draw_actions() {
        draw_case_heading(m_canvas, "case.may.heading", Text::DeskMayNow);
        std::vector<ui::RowButton> buttons;
        std::vector<CaseAction> offered;
        for (const auto action : m_shown.may)
            if (action != CaseAction::HandIn && action != CaseAction::IssueReply) offered.push_back(action);
        std::stable_partition(offered.begin(), offered.end(), is_first);
        std::stable_partition(offered.begin(), offered.end(), [](CaseAction action) { return !is_rare(action); });
        for (const auto action : offered)
            buttons.push_back({.name = facts_of(case_actions, action).id,
                               .label = action_words(action, m_language),
                               .kind = kind_of(action),
                               .disabled = m_view.acting.is_sending()});
        if (buttons.empty() && !m_view.reply.is_open())
            ui::paragraph(m_canvas, "case.may", said(Text::DeskMayNothing));
        else if (const auto pressed = ui::button_row(m_canvas, "case.actions", buttons))
            m_step = BeginAction{offered[*pressed]};
        draw_refusal();
    }

    // Of what was sent without a sheet.
    void draw_refusal() {
        const auto& acting = m_view.acting;
        const bool is_here = acting.receipt() == m_shown.evaluation.receipt.number && !acting.is_open();
        const bool is_of_reply = acting.action() == CaseAction::HandIn || acting.action() == CaseAction::IssueReply;
        const bool is_said_there = is_of_reply && m_view.reply.is_open();
        if (!is_here || is_said_there || acting.problem().empty()) return;
        gap();
        ui::desk_notice(m_canvas, "case.refused", ui::NoticeKind::Problem, {}, acting.problem());
    }

    void draw_reply_part() {
        if (m_view.reply.is_open()) {
            const auto step = draw_reply_editor(m_canvas, m_view.reply, {m_shown, m_view.acting, m_view.now});
            if (const auto* sent = std::get_if<SendReply>(&step)) m_step = *sent;
            return;
        }
        if (!m_shown.writing.empty()) gap();
        draw_writers(m_canvas, m_shown);
        draw_given_up();
        const auto& reply = m_shown.file.reply;
        if (!reply) return;
        draw_case_heading(m_canvas, "reply.heading", Text::DeskReply);
        draw_reply(m_canvas, "reply.shown",
                   as_issued(reply->reply, reply->unit_id.empty() ? m_shown.file.unit_id : reply->unit_id,
                             reply->issued.value_or(m_view.now), m_shown.attachments),
                   m_shown);
        gap();
        ui::hint(m_canvas, "reply.author",
                 fill(said(Text::DeskReplyAuthor),
                      {{"name", reply->author.name}, {"time", spoken_time(reply->handed_in, m_language)}}));
        if (m_shown.same_replies > 0)
            ui::hint(m_canvas, "reply.same",
                     fill(said(Text::DeskReplySame), {{"count", std::to_string(m_shown.same_replies)}}));
    }

    // A reply that the case has gone on without.
    void draw_given_up() {
        const auto written = m_view.reply.given_up();
        if (written.empty()) return;
        gap();
        ui::desk_area(m_canvas,
                      {.name = "reply.given_up",
                       .label = said(Text::KeptWordsHeading),
                       .text = written,
                       .hint = said(Text::KeptWordsHint)},
                      given_up_height);
    }

    // The last one first: it is what somebody may not know yet.
    void draw_events() {
        draw_case_heading(m_canvas, "case.events.heading", Text::DeskTimeline);
        std::vector<ui::Event> events;
        for (auto place = m_shown.events.size(); place-- > 0;) events.push_back(spoken_event(place));
        ui::events(m_canvas, "case.events", events);
    }

    ui::Event spoken_event(std::size_t place) const {
        const auto& event = m_shown.events[place];
        auto detail = spoken_time(event.at, m_language);
        if (!event.actor.officer.name.empty()) detail += " · " + event.actor.officer.name;
        if (const auto words = event_words(event, m_shown, m_language); !words.empty()) detail += "\n" + words;
        return {ui::joined("case.events", place), std::string{action_words(event.action, m_language)},
                std::move(detail)};
    }

    // For the level above.
    void draw_disclosures() {
        if (m_shown.disclosures.empty()) return;
        draw_case_heading(m_canvas, "case.disclosures.heading", Text::DeskDisclosures);
        for (std::size_t place = 0; place < m_shown.disclosures.size(); ++place) {
            const auto& [unit_id, by, what, reason, at] = m_shown.disclosures[place];
            ui::paragraph(m_canvas, ui::joined("case.disclosures", place),
                          spoken_time(at, m_language) + " · " + by.name + " · " +
                              name_of_unit(m_shown, unit_id, m_language) + (reason.empty() ? "" : "\n" + reason));
        }
    }

    ui::Canvas& m_canvas;
    const CaseView& m_view;
    const StaffCase& m_shown;
    Language m_language;
    CaseStep m_step;
};

} // namespace

CaseStep draw_course(ui::Canvas& canvas, const CaseView& view) { return CoursePart{canvas, view}.draw(); }

} // namespace zhiping::desk
