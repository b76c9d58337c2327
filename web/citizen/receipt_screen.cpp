#include "shared/evaluation/receipt_words.hpp"
#include "web/citizen/screens.hpp"

namespace zhiping::citizen {

Did draw_receipt(ui::Canvas& canvas, const StoredEvaluation& stored, const Catalogue& catalogue) {
    const auto language = canvas.language();
    const auto& receipt = stored.receipt;
    ui::done_mark(canvas);
    ui::title(canvas, canvas.text_of(Text::ReceiptHeading));
    ui::hint(canvas, "receipt.label", canvas.text_of(Text::ReceiptNumber));
    ui::number(canvas, "receipt.number", receipt.number.text());
    ui::hint(canvas, "receipt.keep", canvas.text_of(Text::ReceiptKeep));

    ui::heading(canvas, canvas.text_of(Text::NextSteps));
    std::vector<ui::TimelineStep> steps{{std::string{canvas.text_of(Text::StepSubmitted)}, spoken_time(receipt.received, language), true}};
    if (receipt.due)
        steps.push_back({fill(canvas.text_of(Text::StepAnswer), {{"unit", stored.subject.unit[language]}}),
                         spoken_promise(*receipt.due, receipt.received, language)});
    ui::timeline(canvas, "steps", steps);
    if (!receipt.due) {
        canvas.space(16);
        ui::paragraph(canvas, "no-answer", canvas.text_of(Text::NoAnswerNeeded));
    }

    ui::heading(canvas, canvas.text_of(Text::YourEvaluation));
    const auto& content = catalogue.of(stored.subject.module);
    ui::summary_list(canvas, "answers", summary_of(canvas, stored.evaluation, content, {}));
    canvas.space(16);
    ui::hint(canvas, "close", canvas.text_of(Text::ClosePage));
    canvas.space(40);
    return Step::Stay;
}

} // namespace zhiping::citizen
