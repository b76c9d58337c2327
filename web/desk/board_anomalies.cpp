#include "shared/evaluation/satisfaction.hpp"
#include "shared/text/desk_text_ids.hpp"
#include "shared/text/text_ids.hpp"
#include "web/desk/board_parts.hpp"
#include "web/ui/desk_parts.hpp"
#include "web/ui/names.hpp"
#include "web/ui/widgets.hpp"

#include <algorithm>

namespace zhiping::desk {

namespace {

// What is unusual about evaluations. An evaluation without a case has no page: what is behind a finding is read here.
class AnomalyPart {
public:
    AnomalyPart(ui::Canvas& canvas, const BoardView& view)
        : m_canvas(canvas), m_view(view), m_language(canvas.language()), m_gap(canvas.theme().sizes.gap) {}

    BoardStep draw() {
        ui::section_heading(m_canvas, "board.anomalies", said(Text::DeskBoardAnomalies));
        ui::hint(m_canvas, "board.anomalies.note", said(Text::AnomaliesNote));
        m_canvas.space(m_gap);
        if (!m_view.shown.anomalies_problem().empty()) draw_problem();
        switch (m_view.shown.anomalies_state()) {
        case ShownBoard::State::Reading:
            ui::paragraph(m_canvas, "board.anomalies.reading", said(Text::DeskReading));
            break;
        case ShownBoard::State::Here: draw_findings(); break;
        case ShownBoard::State::Failed: break;
        }
        return m_step;
    }

private:
    std::string_view said(Message message) const { return m_canvas.text_of(message); }

    void draw_problem() {
        if (draw_unread(m_canvas, "board.anomalies.problem", m_view.shown.anomalies_problem())) m_step = ReadAgain{};
    }

    void draw_findings() {
        const auto& findings = m_view.shown.anomalies().findings;
        if (findings.empty())
            return ui::paragraph(m_canvas, "board.anomalies.none", said(Text::DeskBoardAnomaliesNone));
        const auto count = std::min(findings.size(), m_view.shown.findings_shown());
        for (std::size_t place = 0; place < count; ++place) draw_finding(findings[place], place);
        if (!m_view.shown.anomalies().cut.empty())
            ui::hint(m_canvas, "board.anomalies.cut", said(Text::DeskBoardAnomaliesCut));
        if (count == findings.size()) return;
        const ui::RowButton more[] = {{.name = "board.anomalies.more", .label = said(Text::DeskMore)}};
        if (ui::button_row(m_canvas, "board.anomalies.actions", more)) m_step = MoreFindings{};
    }

    // On the left what it is, on the right what leads to the evaluations behind it.
    void draw_finding(const AnomalyFinding& finding, std::size_t place) {
        const auto& [colours, sizes, dark, elder] = m_canvas.theme();
        const auto name = ui::joined("board.finding", place);
        const bool is_open = m_view.shown.is_open(finding);
        const auto label = is_open ? std::string{said(Text::DeskBoardAnomalyHide)}
                                   : fill(said(Text::DeskBoardAnomalyRows), {{"count", std::to_string(finding.count)}});
        const float left = m_canvas.left(), whole = m_canvas.width(), top = m_canvas.y();
        const ui::Place button{left, top, ui::button_width(m_canvas, label), ui::button_height(m_canvas)};
        const auto words = spoken_anomaly(finding, m_language);
        {
            const ui::Inside row{m_canvas, ui::layout(m_canvas, ui::joined(name, "row"), "row")};
            const ui::Place at{left + whole - button.width, top, button.width, button.height};
            m_canvas.take_column(left, whole - button.width - m_gap);
            ui::paragraph(m_canvas, name, words);
            ui::hint(m_canvas, ui::joined(name, "about"), about(finding));
            m_canvas.take_column(left, whole);
            const auto toggle = ui::joined(name, "rows");
            if (ui::draw_button(m_canvas,
                                {.name = toggle, .label = label, .kind = ui::ButtonKind::Quiet, .description = words},
                                at))
                m_step = OpenFinding{place};
        }
        m_canvas.continue_at(std::max(m_canvas.y(), top + button.height));
        if (is_open) draw_rows(finding, name);
        m_canvas.space(sizes.space);
        m_canvas.line(left, m_canvas.y(), whole, colours.line);
        m_canvas.space(sizes.space);
    }

    // "蔡甸大队 · 汉阳大道 628 号 · 2026年11月20日 15:32 – 2026年11月20日 15:40"
    std::string about(const AnomalyFinding& finding) const {
        auto words = finding.unit_id.empty() ? std::string{said(Text::DeskBoardSeveralUnits)}
                                             : m_view.shown.name_of_unit(finding.unit_id);
        add(words, finding.place);
        if (finding.officer) add(words, finding.officer->name);
        add(words, fill(said(Text::DeskBoardPeriod), {{"from", spoken_time(finding.first, m_language)},
                                                      {"until", spoken_time(finding.last, m_language)}}));
        return words;
    }

    static void add(std::string& words, std::string_view more) {
        if (!more.empty()) words.append(" · ").append(more);
    }

    void draw_rows(const AnomalyFinding& finding, const std::string& name) {
        std::vector<ui::Event> rows;
        for (std::size_t place = 0; place < finding.rows.size(); ++place) {
            const auto& row = finding.rows[place];
            auto detail = spoken_time(row.received, m_language);
            add(detail, said(facts_of(satisfactions, row.satisfaction).text));
            if (!row.unit_id.empty()) add(detail, m_view.shown.name_of_unit(row.unit_id));
            add(detail, row.document_type);
            add(detail, row.document_number);
            add(detail, row.place);
            rows.push_back({ui::joined(name, place), row.receipt.text(), std::move(detail)});
        }
        m_canvas.space(m_canvas.theme().sizes.space);
        ui::events(m_canvas, ui::joined(name, "list"), rows);
    }

    ui::Canvas& m_canvas;
    const BoardView& m_view;
    Language m_language;
    float m_gap;
    BoardStep m_step;
};

} // namespace

BoardStep draw_anomalies(ui::Canvas& canvas, const BoardView& view) { return AnomalyPart{canvas, view}.draw(); }

} // namespace zhiping::desk
