#include "shared/evaluation/evaluation.hpp"

#include "shared/text/graphemes.hpp"
#include "shared/text/text_ids.hpp"
#include "shared/text/utf8.hpp"

#include <algorithm>

namespace zhiping {

namespace {

bool says_something(std::string_view words) {
    constexpr std::u32string_view unseen = U" \t\u00A0\u3000\u200B\u200C\u200D\u2060\uFEFF";
    while (const auto next = take_code_point(words))
        if (unseen.find(*next) == unseen.npos) return true;
    return false;
}

bool is_one_line(std::string_view words) {
    while (!words.empty()) {
        const auto next = take_code_point(words);
        if (!next || disturbs_its_line(*next)) return false;
    }
    return true;
}

// Where it is not asked, the one that was given before the code was bound to its document may stay.
std::optional<Error> find_number_problem(const std::string& number, NumberNeed need) {
    if (need == NumberNeed::Required && !says_something(number))
        return invalid("document_number", Text::BlankNumberMissing);
    if (!is_one_line(number) || count_code_points(number) > max_document_number_characters)
        return invalid("document_number", Text::BlankNumberUnfit);
    return std::nullopt;
}

std::optional<Error> find_satisfaction_problem(const Evaluation& evaluation) {
    if (!evaluation.satisfaction) return invalid("satisfaction", Text::ChooseSatisfaction);
    return std::nullopt;
}

bool has_duplicates(std::vector<Situation> chosen) {
    std::sort(chosen.begin(), chosen.end());
    return std::adjacent_find(chosen.begin(), chosen.end()) != chosen.end();
}

std::optional<Error> find_situations_problem(const Evaluation& evaluation, const ModuleContent& content) {
    const auto& chosen = evaluation.situations;
    const bool dissatisfied = evaluation.satisfaction == Satisfaction::Dissatisfied;
    if (dissatisfied && chosen.empty()) return invalid("situations", Text::ChooseSituation);
    if (!dissatisfied && !chosen.empty()) return invalid("situations", Text::SituationsOnlyWhenDissatisfied);
    for (const auto situation : chosen)
        if (!content.offers(situation)) return invalid("situations", Text::SituationNotOffered);
    if (has_duplicates(chosen)) return invalid("situations", Text::SituationTwice);
    return std::nullopt;
}

std::optional<Error> find_statement_problem(const std::string& statement) {
    if (!is_readable(statement)) return invalid("statement", Text::StatementUnreadable);
    // In this order: a person who wrote too much is helped by the number of characters, not by one of bytes.
    if (statement_characters(statement) > max_statement_characters) return invalid("statement", Text::StatementTooLong);
    if (statement.size() > max_statement_bytes) return invalid("statement", Text::StatementTooLarge);
    return std::nullopt;
}

std::optional<Error> find_position_problem(const Whereabouts& where, PositionNeed need) {
    if (need == PositionNeed::None && !is_empty(where)) return invalid("position", Text::PositionNotAsked);
    if (const auto checked = check_whereabouts(where); !checked) return checked.error();
    if (need == PositionNeed::RequiredOrWords && !says_where(where)) return invalid("position", Text::PositionNeeded);
    if (need == PositionNeed::Required && !where.position) return invalid("position", Text::PositionNeeded);
    return std::nullopt;
}

} // namespace

PositionNeed position_need(const Catalogue& catalogue, Module module) {
    return catalogue.asks_who_and_where() ? newest_policy().needs_of(module).position : PositionNeed::None;
}

void drop_what_does_not_count(Evaluation& evaluation) {
    if (evaluation.satisfaction != Satisfaction::Dissatisfied) evaluation.situations.clear();
    evaluation.statement = readable(evaluation.statement);
    evaluation.where.words = readable(evaluation.where.words);
    evaluation.document_number = readable(evaluation.document_number);
}

std::size_t statement_characters(const std::string& statement) { return count_graphemes(statement); }

std::vector<Error> find_problems(const Evaluation& evaluation, Module module, NumberNeed need) {
    const auto* catalogue = find_catalogue(evaluation.catalogue_version);
    if (!catalogue) return {invalid("catalogue_version", Text::CatalogueVersionUnknown)};

    std::vector<Error> problems;
    const auto add = [&](const std::optional<Error>& problem) {
        if (problem) problems.push_back(*problem);
    };
    add(find_number_problem(evaluation.document_number, need));
    add(find_satisfaction_problem(evaluation));
    add(find_situations_problem(evaluation, catalogue->of(module)));
    add(find_statement_problem(evaluation.statement));
    add(find_position_problem(evaluation.where, position_need(*catalogue, module)));
    return problems;
}

Result<Ok> validate(const Evaluation& evaluation, Module module, NumberNeed need) {
    const auto problems = find_problems(evaluation, module, need);
    if (!problems.empty()) return problems.front();
    return Ok{};
}

} // namespace zhiping
