#include "shared/evaluation/draft.hpp"
#include "shared/evaluation/receipt_words.hpp"
#include "shared/text/text_ids.hpp"
#include "web/citizen/evidence_names.hpp"
#include "web/citizen/screens.hpp"

namespace zhiping::citizen {

namespace {

// A receipt that the tab kept from an older page does not say which they are.
std::string words_for(const ui::Canvas& canvas, const std::vector<Evidence>& evidence) {
    if (evidence.empty()) return std::string{canvas.text_of(Text::EvidenceReceived)};
    std::vector<EvidenceFormat> formats;
    for (const auto& one : evidence) formats.push_back(one.format);
    return count_evidence(formats, canvas.language());
}

} // namespace

Did draw_receipt(ui::Canvas& canvas, const StoredEvaluation& stored, const Catalogue& catalogue,
                 const std::string& address) {
    const auto language = canvas.language();
    const auto& receipt = stored.receipt;
    ui::done_mark(canvas);
    ui::title(canvas, canvas.text_of(Text::ReceiptHeading));
    ui::hint(canvas, "receipt.label", canvas.text_of(Text::ReceiptNumber));
    ui::number(canvas, "receipt.number", receipt.number.text());
    if (const auto& code = receipt.query_code) {
        ui::hint(canvas, "query-code.label", canvas.text_of(Text::QueryCode));
        ui::number(canvas, "query-code", code->text());
    }
    ui::hint(canvas, "receipt.keep", canvas.text_of(Text::ReceiptKeep));
    if (!is_plausible(stored.evaluation.agreed_at, receipt.received))
        ui::paragraph(canvas, "clock", canvas.text_of(Text::PhoneClockWrong));

    ui::heading(canvas, canvas.text_of(Text::NextSteps));
    std::vector<ui::TimelineStep> steps{
        {std::string{canvas.text_of(Text::StepSubmitted)}, spoken_time(receipt.received, language), true}};
    if (receipt.due)
        steps.push_back({fill(canvas.text_of(Text::StepAnswer), {{"unit", stored.subject.unit[language]}}),
                         spoken_promise(*receipt.due, receipt.received, language)});
    ui::timeline(canvas, "steps", steps);
    if (!receipt.due) {
        canvas.space(16);
        ui::paragraph(canvas, "no-answer", canvas.text_of(Text::NoAnswerNeeded));
    }

    if (receipt.due && !address.empty()) {
        canvas.space(16);
        ui::paragraph(canvas, "notices",
                      fill(canvas.text_of(Text::NoticesLook), {{"link", canvas.text_of(Text::ViewProgress)}}));
    }

    draw_legal_way(canvas, stored.subject);

    ui::heading(canvas, canvas.text_of(Text::YourEvaluation));
    const auto& content = catalogue.of(stored.subject.module);
    auto rows = summary_of(canvas, stored.evaluation, content, {});
    if (receipt.evidence_head)
        rows.push_back(
            {field::evidence, std::string{canvas.text_of(Text::RowEvidence)}, words_for(canvas, receipt.evidence), {}});
    ui::summary_list(canvas, "answers", rows);
    if (!address.empty()) ui::link(canvas, "progress", canvas.text_of(Text::ViewProgress), address);
    canvas.space(16);
    ui::hint(canvas, "close", canvas.text_of(Text::ClosePage));
    canvas.space(40);
    return Step::Stay;
}

} // namespace zhiping::citizen
