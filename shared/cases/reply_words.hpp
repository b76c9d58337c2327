#pragma once

#include "shared/cases/citizen_case.hpp"
#include "shared/catalogue/catalogue.hpp"
#include "shared/evaluation/code_facts.hpp"

#include <string>
#include <vector>

// What a citizen reads of a reply, word by word: their page is made of it, and so is what is shown to who writes it.
namespace zhiping {

enum class ReplyPart {
    Heading,    // Who answers, and when.
    Finding,    // For the whole, then of each situation.
    Said,       // Text and basis.
    Measure,    // The first under its heading, the others without.
    Attachment, // The same, in the order of the reply's attachments.
    LegalWay,   // The line that leads to the law's way.
};

struct ReplyWords {
    ReplyPart part;
    std::string label; // Empty: the text belongs to what is before it.
    std::string text;

    bool operator==(const ReplyWords&) const = default;
};

// What is around a reply where it is read.
struct ReplyReading {
    std::string unit; // That answers, as it is called in the language.
    const CodeFacts& subject;
    const ModuleContent& content; // Of the catalogue under which it was evaluated.
    std::span<const CitizenMeasure>
        measures{}; // What became of what was promised in the case; not there: it is promised.
};

// In the order in which it is read. Parts of one kind follow each other.
std::vector<ReplyWords> reply_words(const CitizenReply&, const ReplyReading&, Language);

} // namespace zhiping
