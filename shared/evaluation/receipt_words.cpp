#include "shared/evaluation/receipt_words.hpp"
#include "shared/evaluation/satisfaction.hpp"
#include "shared/text/text_ids.hpp"

#include <cmath>

namespace zhiping {

std::string spoken_position(const Position& position, Language language) {
    const auto metres = std::to_string(std::llround(position.accuracy));
    return fill(text(is_accurate(position) ? Text::PositionGiven : Text::PositionRough, language),
                {{"metres", metres}});
}

std::string spoken_promise(const Deadline& due, Instant received, Language language) {
    const auto message = due.provisional ? Text::StepAnswerByProvisional : Text::StepAnswerBy;
    const bool other_year = to_string(due.day).substr(0, 4) != to_string(china_date(received)).substr(0, 4);
    return fill(text(message, language),
                {{"date", spoken_date(due.day, language, other_year)}, {"days", std::to_string(due.working_days)}});
}

std::string spoken_situations(const Evaluation& evaluation, const ModuleContent& content, Language language) {
    std::string joined;
    for (const auto& offered : content.situations)
        for (const auto situation : evaluation.situations) {
            if (situation != offered.situation) continue;
            if (!joined.empty()) joined += language == Language::Chinese ? "；" : "; ";
            joined += offered.words[language];
        }
    return joined;
}

std::vector<AnswerRow> describe_answers(const Evaluation& evaluation, const ModuleContent& content, Language language) {
    std::vector<AnswerRow> rows;
    if (!evaluation.document_number.empty())
        rows.push_back({"document_number", Text::BlankNumberLabel, evaluation.document_number});
    if (evaluation.satisfaction)
        rows.push_back({"satisfaction", Text::RowSatisfaction,
                        std::string{text(facts_of(satisfactions, *evaluation.satisfaction).text, language)}});
    if (!evaluation.situations.empty())
        rows.push_back({"situations", Text::RowSituations, spoken_situations(evaluation, content, language)});
    rows.push_back(
        {"statement", Text::RowStatement,
         evaluation.statement.empty() ? std::string{text(Text::NothingWritten, language)} : evaluation.statement});
    if (const auto& where = evaluation.where; !is_empty(where)) {
        auto words = where.words;
        if (where.position) words += (words.empty() ? "" : "\n") + spoken_position(*where.position, language);
        rows.push_back({"position", Text::RowPosition, std::move(words)});
    }
    return rows;
}

} // namespace zhiping
