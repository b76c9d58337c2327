#include "shared/cases/reply_template.hpp"

#include "shared/cases/words.hpp"
#include "shared/evaluation/receipt.hpp"
#include "shared/text/shown_back.hpp"
#include "shared/text/text_ids.hpp"

#include <algorithm>

namespace zhiping {

namespace {

struct LeftText {
    TemplateVariable value;
    Message text;
};

constexpr std::array left_texts{
    LeftText{TemplateVariable::Receipt, Text::VariableReceiptLeft},
    LeftText{TemplateVariable::DocumentType, Text::VariableDocumentTypeLeft},
    LeftText{TemplateVariable::DocumentNumber, Text::VariableDocumentNumberLeft},
    LeftText{TemplateVariable::EvaluationDay, Text::VariableEvaluationDayLeft},
    LeftText{TemplateVariable::Place, Text::VariablePlaceLeft},
    LeftText{TemplateVariable::Unit, Text::VariableUnitLeft},
    LeftText{TemplateVariable::Inquiry, Text::VariableInquiryLeft},
    LeftText{TemplateVariable::Facts, Text::VariableFactsLeft},
    LeftText{TemplateVariable::OfficerExplanation, Text::VariableOfficerExplanationLeft},
    LeftText{TemplateVariable::Grounds, Text::VariableGroundsLeft},
    LeftText{TemplateVariable::MeasureTaken, Text::VariableMeasureTakenLeft},
    LeftText{TemplateVariable::MeasureDay, Text::VariableMeasureDayLeft},
    LeftText{TemplateVariable::Telephone, Text::VariableTelephoneLeft},
};
static_assert(follows_enum(left_texts) && left_texts.size() == template_variables.size());

// What stands in one pair of braces, and what before it.
struct Braced {
    std::string_view before;
    std::string_view name;
};

// Takes the text up to the end of its next pair, which is the innermost where there are several; nothing when there is
// none left.
std::optional<Braced> take_braced(std::string_view& text) {
    const auto first = text.find('{');
    const auto close = first == text.npos ? first : text.find('}', first);
    if (close == text.npos) return std::nullopt;
    const auto open = text.rfind('{', close);
    const Braced found{text.substr(0, open), text.substr(open + 1, close - open - 1)};
    text.remove_prefix(close + 1);
    return found;
}

bool has_single_brace(std::string_view text) {
    bool is_open = false;
    for (const char symbol : text) {
        if ((symbol == '{' && is_open) || (symbol == '}' && !is_open)) return true;
        if (symbol == '{' || symbol == '}') is_open = !is_open;
    }
    return is_open;
}

bool is_id(std::string_view id) {
    return !id.empty() && id.size() <= max_template_id_bytes &&
           id.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789_") == id.npos;
}

std::string without_braces(std::string_view value) {
    std::string seen;
    for (const char symbol : value) {
        if (symbol == '{')
            seen += "｛";
        else if (symbol == '}')
            seen += "｝";
        else
            seen += symbol;
    }
    return seen;
}

template <typename T> bool has_or_is_empty(const std::vector<T>& list, const T& value) {
    return list.empty() || std::find(list.begin(), list.end(), value) != list.end();
}

std::optional<TemplateProblem> check_name(const std::string& name) {
    const auto valid = check_words(name, {"name", 1, max_template_name_characters});
    if (!valid) return TemplateProblem{"name", valid.error().message};
    if (name.find_first_of("\n\t") != name.npos) return TemplateProblem{"name", Text::WordsUnreadable};
    return std::nullopt;
}

std::optional<TemplateProblem> check_text(std::string_view text) {
    const auto valid = check_words(text, {"text", 1, max_reply_characters});
    if (!valid) return TemplateProblem{"text", valid.error().message};
    if (has_single_brace(text)) return TemplateProblem{"text", Text::TemplateBraceAlone};
    while (const auto found = take_braced(text))
        if (!find_by_id(template_variables, found->name))
            return TemplateProblem{"text", Text::TemplateVariableUnknown, "{" + shown_back(found->name) + "}"};
    return std::nullopt;
}

} // namespace

std::string spoken_problem(const TemplateProblem& problem, Language language) {
    return problem.where + ": " + fill(text(problem.message, language), {{"variable", problem.variable}});
}

std::optional<TemplateProblem> check_template(const ReplyTemplate& one) {
    if (!is_id(one.id)) return TemplateProblem{"id", Text::TemplateIdMalformed};
    if (const auto problem = check_name(one.name)) return problem;
    return check_text(one.text);
}

std::optional<TemplateProblem> check_templates(std::span<const ReplyTemplate> all) {
    if (all.empty()) return TemplateProblem{"templates", Text::FieldMissing};
    if (all.size() > max_templates) return TemplateProblem{"templates", Text::TemplatesTooMany};
    for (std::size_t place = 0; place < all.size(); ++place) {
        const auto& one = all[place];
        auto problem = check_template(one);
        const auto has_its_id = [&](const ReplyTemplate& other) { return other.id == one.id; };
        if (!problem && std::any_of(all.begin(), all.begin() + static_cast<std::ptrdiff_t>(place), has_its_id))
            problem = TemplateProblem{"id", Text::TemplateIdTwice};
        if (!problem) continue;
        problem->where = name_of_template(place, one.id) + ": " + problem->where;
        return problem;
    }
    return std::nullopt;
}

std::string name_of_template(std::size_t place, std::string_view id) {
    return "template " + std::to_string(place + 1) + (id.empty() ? "" : " (" + shown_back(id) + ")");
}

bool is_offered(const ReplyTemplate& one, Module module, std::span<const SituationFinding> all) {
    const auto fits = [&](const SituationFinding& each) {
        if (!has_or_is_empty(one.situations, each.situation)) return false;
        if (each.finding) return has_or_is_empty(one.findings, *each.finding);
        return one.findings.empty() || !each.decline;
    };
    return has_or_is_empty(one.modules, module) && std::any_of(all.begin(), all.end(), fits);
}

std::vector<TemplateValue> values_of_case(const StoredEvaluation& stored, std::string_view unit) {
    const auto& subject = stored.subject;
    const auto& number = is_blank(subject) ? stored.evaluation.document_number : subject.document_number;
    const auto day = china_date(stored.receipt.received);
    return {{TemplateVariable::Receipt, stored.receipt.number.text()},
            {TemplateVariable::DocumentType, subject.document_type},
            {TemplateVariable::DocumentNumber, number},
            {TemplateVariable::EvaluationDay, spoken_date(day, Language::Chinese, true)},
            {TemplateVariable::Place, subject.place},
            {TemplateVariable::Unit, std::string{unit}}};
}

std::string fill_in(std::string_view text, std::span<const TemplateValue> values) {
    std::string filled;
    while (const auto found = take_braced(text)) {
        filled += found->before;
        const auto variable = find_by_id(template_variables, found->name);
        const auto is_its = [&](const TemplateValue& each) { return each.variable == variable && !each.value.empty(); };
        const auto known = std::find_if(values.begin(), values.end(), is_its);
        filled += known == values.end() ? "{" + std::string{found->name} + "}" : without_braces(known->value);
    }
    return filled += text;
}

std::vector<TemplateVariable> unfilled(std::string_view text) {
    std::vector<TemplateVariable> left;
    while (const auto found = take_braced(text)) {
        const auto variable = find_by_id(template_variables, found->name);
        if (variable && std::find(left.begin(), left.end(), *variable) == left.end()) left.push_back(*variable);
    }
    return left;
}

Result<Ok> check_filled(std::string_view text, std::string_view field) {
    if (const auto left = unfilled(text); !left.empty())
        return invalid(std::string{field}, facts_of(left_texts, left.front()).text);
    if (take_braced(text)) return invalid(std::string{field}, Text::PlaceholderLeft);
    return Ok{};
}

} // namespace zhiping
