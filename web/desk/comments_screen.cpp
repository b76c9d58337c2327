#include "web/desk/comments_screen.hpp"

#include "shared/evaluation/satisfaction.hpp"
#include "shared/text/desk_text_ids.hpp"
#include "shared/text/text_ids.hpp"
#include "web/desk/words.hpp"
#include "web/ui/desk_fields.hpp"
#include "web/ui/desk_parts.hpp"
#include "web/ui/panes.hpp"
#include "web/ui/scroll_area.hpp"
#include "web/ui/table.hpp"
#include "web/ui/widgets.hpp"

#include <algorithm>
#include <array>

namespace zhiping::desk {

namespace {

constexpr std::string_view which_field = "comments.which";
constexpr std::string_view outcome_field = "comments.outcome";
constexpr std::string_view words_field = "comments.words";
constexpr std::string_view only_open = "open";
constexpr std::string_view all = "all";

Message outcome_message(CommentOutcome outcome) {
    return outcome == CommentOutcome::Adopted ? Text::DeskCommentsAdopted : Text::DeskCommentsNoted;
}

// The comments of a unit, and beside them the one that is open.
class CommentsScreen {
public:
    CommentsScreen(ui::Canvas& canvas, const CommentsView& view)
        : m_canvas(canvas), m_view(view), m_language(canvas.language()), m_gap(canvas.theme().sizes.gap) {}

    CommentsStep draw() {
        const float height = std::max(240.0f, m_canvas.window_height() - m_canvas.y() - m_gap);
        const ui::Place place{m_canvas.left(), m_canvas.y(), m_canvas.width(), height};
        ui::Panes panes{m_canvas,
                        {.name = comment_panes,
                         .label = said(Text::DeskTabComments),
                         .first = said(Text::DeskTabComments),
                         .second = said(Text::DeskCommentsAnswer),
                         .share = m_view.share},
                        place};
        draw_list(panes.first());
        panes.next();
        const auto ground = panes.second();
        m_canvas.fill(ground, m_canvas.theme().colours.card, m_canvas.theme().sizes.radius, true);
        const ui::Place inside{ground.x + m_gap, ground.y, ground.width - 2 * m_gap, ground.height};
        const ui::ScrollArea area{m_canvas, comment_area, said(Text::DeskCommentsAnswer), inside,
                                  m_view.scrolled(comment_area)};
        draw_opened();
        return m_step;
    }

private:
    std::string_view said(Message message) const { return m_canvas.text_of(message); }

    void draw_list(const ui::Place& pane) {
        const auto& comments = m_view.comments;
        const ui::Option options[] = {{only_open, said(Text::DeskCommentsOpen)}, {all, said(Text::DeskCommentsAll)}};
        ui::select_box(m_canvas,
                       {.name = which_field,
                        .label = said(Text::DeskCommentsWhich),
                        .text = comments.shows_answered_too() ? all : only_open,
                        .label_side = ui::LabelSide::Unseen},
                       options);
        m_canvas.space(m_gap);
        if (comments.state() == Comments::State::Here && !comments.problem().empty()) {
            ui::desk_notice(m_canvas, "comments.problem", ui::NoticeKind::Problem, {}, comments.problem());
            m_canvas.space(m_gap);
        }
        const float under = comments.has_more() ? ui::button_height(m_canvas) + m_gap : 0;
        const float height = std::max(120.0f, pane.y + pane.height - m_canvas.y() - under);
        draw_table({pane.x, m_canvas.y(), pane.width, height});
        if (!comments.has_more()) return;
        m_canvas.space(m_gap);
        const ui::RowButton more[] = {{.name = "comments.more", .label = said(Text::DeskMore)}};
        if (ui::button_row(m_canvas, "comments.actions", more)) m_step = MoreComments{};
    }

    void draw_table(const ui::Place& place) {
        const auto& comments = m_view.comments;
        const ui::TableColumn columns[] = {{"receipt", said(Text::DeskColumnReceipt), 212},
                                           {"answer", said(Text::DeskCommentsAnswer), 72},
                                           {"words", said(Text::DeskCommentsWords), 180, 1},
                                           {"received", said(Text::DeskColumnReceived), 84},
                                           {"satisfaction", said(Text::RowSatisfaction), 72}};
        const ui::TableContent content{.name = comment_table,
                                       .label = said(Text::DeskTabComments),
                                       .columns = columns,
                                       .rows = comments.items().size(),
                                       .row = [&](std::size_t index) { return row_of(comments.items()[index]); },
                                       .current = comments.current(),
                                       .empty = empty_words(),
                                       .earlier = said(Text::DeskEarlierRows),
                                       .later = said(Text::DeskLaterRows)};
        const auto press = ui::table(m_canvas, content, place, m_view.scrolled(ui::row_area_of(comment_table)));
        m_canvas.continue_at(place.y + place.height);
        if (!press) return;
        if (const auto* opened = std::get_if<ui::OpenedRow>(&*press)) m_step = OpenComment{opened->row};
        if (const auto* turned = std::get_if<ui::TurnedPage>(&*press)) m_step = ScrollComments{turned->scrolled};
    }

    ui::TableRow row_of(const Comment& comment) const {
        const auto& receipt = comment.receipt.text();
        ui::TableRow row{.name = receipt, .link = receipt, .address = "/desk?tab=comments"};
        row.cells.push_back(comment.given
                                ? ui::TableCell{std::string{said(outcome_message(comment.given->answer.outcome))}}
                                : ui::TableCell{std::string{said(Text::DeskCommentsWaiting)}, ui::Tone::Accent, true});
        row.cells.push_back({first_line_of(comment.statement)});
        row.cells.push_back({received_words(comment.received, m_view.today, m_language)});
        row.cells.push_back({satisfaction_of(comment)});
        return row;
    }

    static std::string first_line_of(const std::string& statement) {
        return statement.substr(0, statement.find('\n')); // As much of it as the cell has room for.
    }

    std::string satisfaction_of(const Comment& comment) const {
        return std::string{said(facts_of(satisfactions, comment.satisfaction).text)};
    }

    std::string_view empty_words() const {
        const auto& comments = m_view.comments;
        switch (comments.state()) {
        case Comments::State::Reading: return said(Text::DeskReading);
        case Comments::State::Failed: return comments.problem();
        case Comments::State::Here: break;
        }
        return said(comments.shows_answered_too() ? Text::DeskCommentsNone : Text::DeskCommentsNoneOpen);
    }

    void draw_opened() {
        const auto* comment = m_view.comments.opened();
        if (!comment) {
            m_canvas.space(m_gap);
            return ui::paragraph(m_canvas, "comments.choose", said(Text::DeskCommentsChoose));
        }
        ui::section_heading(m_canvas, "comments.receipt", comment->receipt.text());
        m_canvas.space(m_gap);
        const ui::KeyValue facts[] = {
            {"comments.received", said(Text::DeskColumnReceived), spoken_time(comment->received, m_language)},
            {"comments.module", said(Text::DeskColumnModule), std::string{module_words(comment->module, m_language)}},
            {"comments.satisfaction", said(Text::RowSatisfaction), satisfaction_of(*comment)}};
        ui::key_values(m_canvas, "comments.facts", facts);
        heading("comments.statement.heading", Text::DeskCommentsWords);
        ui::paragraph(m_canvas, "comments.statement", comment->statement);
        heading("comments.answer.heading", Text::DeskCommentsAnswer);
        if (!m_view.comments.draft().problem.empty()) {
            ui::desk_notice(m_canvas, "comments.refused", ui::NoticeKind::Problem, {}, m_view.comments.draft().problem);
            m_canvas.space(m_gap);
        }
        if (comment->given) return draw_given(*comment);
        if (m_view.may_answer) return draw_form();
        ui::paragraph(m_canvas, "comments.waits", said(Text::DeskCommentsWaiting));
    }

    void heading(std::string_view name, Message message) {
        m_canvas.space(m_gap);
        ui::section_heading(m_canvas, name, said(message));
        m_canvas.space(m_canvas.theme().sizes.space);
    }

    void draw_given(const Comment& comment) {
        const auto& [answer, at] = *comment.given;
        ui::paragraph(m_canvas, "comments.given", said(outcome_message(answer.outcome)));
        if (!answer.words.empty()) ui::paragraph(m_canvas, "comments.given.words", answer.words);
        const auto time = spoken_time(at, m_language);
        ui::hint(m_canvas, "comments.given.by",
                 comment.answered_by
                     ? fill(said(Text::DeskCommentsAnsweredBy), {{"name", comment.answered_by->name}, {"time", time}})
                     : time);
        const auto& draft = m_view.comments.draft();
        if (draft.words.empty()) return;
        m_canvas.space(m_gap);
        ui::desk_area(m_canvas,
                      {.name = words_field,
                       .label = said(Text::KeptWordsHeading),
                       .text = draft.words,
                       .hint = said(Text::KeptWordsHint)},
                      72);
    }

    void draw_form() {
        const auto& draft = m_view.comments.draft();
        std::vector<ui::Option> options{{"", said(Text::ChooseOne)}};
        for (const auto& facts : comment_outcomes) options.push_back({facts.id, said(outcome_message(facts.value))});
        ui::select_box(m_canvas,
                       {.name = outcome_field,
                        .label = said(Text::DeskCommentsOutcome),
                        .text = draft.outcome ? facts_of(comment_outcomes, *draft.outcome).id : std::string_view{},
                        .error = draft.outcome_problem},
                       options);
        m_canvas.space(m_gap);
        ui::desk_area(m_canvas,
                      {.name = words_field,
                       .label = said(Text::ReplyText),
                       .text = draft.words,
                       .hint = said(Text::DeskCommentsAnswerHint),
                       .error = draft.words_problem},
                      96);
        m_canvas.space(m_gap);
        const ui::RowButton send[] = {{.name = "comments.send",
                                       .label = said(draft.is_sending ? Text::Sending : Text::DeskCommentsSend),
                                       .kind = ui::ButtonKind::Primary,
                                       .disabled = draft.is_sending}};
        if (ui::button_row(m_canvas, "comments.form", send)) m_step = SendCommentAnswer{};
    }

    ui::Canvas& m_canvas;
    const CommentsView& m_view;
    Language m_language;
    float m_gap;
    CommentsStep m_step;
};

} // namespace

CommentsStep draw_comments(ui::Canvas& canvas, const CommentsView& view) { return CommentsScreen{canvas, view}.draw(); }

bool take_comments_text(const ui::Canvas& canvas, Comments& comments, std::uint32_t id, std::string_view text) {
    if (id == canvas.id_of(which_field))
        comments.show_answered_too(text == all);
    else if (id == canvas.id_of(outcome_field))
        comments.choose(find_by_id(comment_outcomes, text));
    else if (id == canvas.id_of(words_field))
        comments.write(text);
    else
        return false;
    return true;
}

} // namespace zhiping::desk
