#include "shared/evaluation/code_facts.hpp"
#include "shared/catalogue/catalogue.hpp"
#include "shared/text/text_ids.hpp"

namespace zhiping {

namespace {

std::string when_and_where(const CodeFacts& facts, Language language) {
    std::string line = facts.handled_at ? spoken_time(*facts.handled_at, language) : "";
    const bool place_is_subject = facts.document_type.empty();
    if (place_is_subject || facts.place.empty()) return line;
    if (!line.empty()) line += " · ";
    return line + facts.place;
}

} // namespace

FactLines describe(const CodeFacts& facts, Language language) {
    FactLines lines{facts.document_type.empty() ? facts.place : facts.document_type, {facts.unit[language]}, {}};
    if (auto line = when_and_where(facts, language); !line.empty()) lines.details.push_back(std::move(line));
    if (!facts.document_number.empty())
        lines.document_number = fill(text(Text::DocumentNumber, language), {{"number", facts.document_number}});
    return lines;
}

std::vector<std::string> describe_legal_way(const CodeFacts& facts, Language language) {
    std::vector<std::string> sentences;
    if (!is_decision(facts.document_type)) return sentences;
    for (const auto& words : newest_catalogue().legal_way) sentences.emplace_back(words[language]);
    if (const auto& body = facts.reconsideration)
        sentences.push_back(fill(text(Text::ReconsiderationBody, language), {{"body", (*body)[language]}}));
    return sentences;
}

} // namespace zhiping
