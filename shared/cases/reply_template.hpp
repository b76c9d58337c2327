#pragma once

#include "shared/cases/reply.hpp"

#include <array>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

// Texts to begin a reply with, and what is to be put into them (docs/templates.md).
namespace zhiping {

struct StoredEvaluation;

// What stands in a text as {回执号} until its value does.
enum class TemplateVariable {
    Receipt,
    DocumentType,
    DocumentNumber,
    EvaluationDay, // On which the evaluation was received, in China.
    Place,
    Unit,    // That answers.
    Inquiry, // What was looked at, who was heard.
    Facts,   // That were found.
    OfficerExplanation,
    Grounds, // Of the finding.
    MeasureTaken,
    MeasureDay, // By which it will be done.
    Telephone,  // Where one can ask.
};

struct TemplateVariableFacts {
    TemplateVariable value;
    std::string_view id; // As it is written, without its braces. Never change one that has shipped.
    bool is_from_case;   // Whether the case gives its value; else somebody fills it in.
};

inline constexpr std::array template_variables{
    TemplateVariableFacts{TemplateVariable::Receipt, "回执号", true},
    TemplateVariableFacts{TemplateVariable::DocumentType, "文书名称", true},
    TemplateVariableFacts{TemplateVariable::DocumentNumber, "文书编号", true},
    TemplateVariableFacts{TemplateVariable::EvaluationDay, "评价日期", true},
    TemplateVariableFacts{TemplateVariable::Place, "地点", true},
    TemplateVariableFacts{TemplateVariable::Unit, "办理单位", true},
    TemplateVariableFacts{TemplateVariable::Inquiry, "核查方式", false},
    TemplateVariableFacts{TemplateVariable::Facts, "核查情况", false},
    TemplateVariableFacts{TemplateVariable::OfficerExplanation, "民警说明", false},
    TemplateVariableFacts{TemplateVariable::Grounds, "认定理由", false},
    TemplateVariableFacts{TemplateVariable::MeasureTaken, "处理措施", false},
    TemplateVariableFacts{TemplateVariable::MeasureDay, "完成日期", false},
    TemplateVariableFacts{TemplateVariable::Telephone, "联系电话", false},
};
static_assert(follows_enum(template_variables));

struct ReplyTemplate {
    std::string id; // Of small letters, digits and _.
    std::string name;
    // For which it is offered; empty: for all.
    std::vector<Module> modules = {};
    std::vector<Situation> situations = {};
    std::vector<Finding> findings = {};
    std::string text; // In Chinese, with its variables.

    bool operator==(const ReplyTemplate&) const = default;
};

// What is offered from one day on, until a set with a greater number has begun. One that was loaded is never changed.
struct ReplyTemplateSet {
    int number;
    Date begins;
    std::vector<ReplyTemplate> templates;

    bool operator==(const ReplyTemplateSet&) const = default;
};

inline constexpr std::size_t max_templates = 200;                // In a set.
inline constexpr std::size_t max_template_set_bytes = 1'000'000; // Of its file.
inline constexpr std::size_t max_template_id_bytes = 60;
inline constexpr std::size_t max_template_name_characters = 40;

// Why a template is none.
struct TemplateProblem {
    std::string where; // "text"; of a set, with the template: "template 3 (fine_lawful): text".
    Message message;
    std::string variable = {}; // That is not known, fit to be shown back: "{电话}".

    bool operator==(const TemplateProblem&) const = default;
};

std::string spoken_problem(const TemplateProblem&, Language);

// None when it can be offered. Refused: an id that is none, a name or text that is missing, too long (the text: for a
// reply) or has control characters, a variable that is not known, a brace without its other one.
std::optional<TemplateProblem> check_template(const ReplyTemplate&);

// The same of all in a set, the first that is wrong; and no template, too many, an id that another one has.
std::optional<TemplateProblem> check_templates(std::span<const ReplyTemplate>);

// How one of a set is named to who wrote it, `place` counted from 0: "template 3 (fine_lawful)".
std::string name_of_template(std::size_t place, std::string_view id);

// Whether it is for a reply with these findings; one that nobody has found anything about yet may become each.
bool is_offered(const ReplyTemplate&, Module, std::span<const SituationFinding>);

// Empty: it is not known.
struct TemplateValue {
    TemplateVariable variable;
    std::string value;
};

// What a case gives. `unit` is that which answers, as it is called in Chinese.
std::vector<TemplateValue> values_of_case(const StoredEvaluation&, std::string_view unit);

// The text with each value that is known in place of its variable; the other variables stay. A value's own braces
// become ｛ and ｝, so that nothing in it is taken for a variable, here or later.
std::string fill_in(std::string_view text, std::span<const TemplateValue>);

// The variables that a text still has, each once, in the order in which they stand there.
std::vector<TemplateVariable> unfilled(std::string_view text);

// Refused (invalid, at the field): a text that still has a variable, which the message names, or anything else in
// braces.
Result<Ok> check_filled(std::string_view text, std::string_view field);

} // namespace zhiping
