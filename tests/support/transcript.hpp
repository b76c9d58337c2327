#pragma once

#include "tests/support/command_line.hpp"

#include <functional>
#include <variant>

// A document whose commands run, and whose outputs are what they print.
namespace zhiping::tests {

using Lines = std::vector<std::string>;

Lines lines_of(const std::string& text);

struct Typed {
    std::string command; // Of several lines when the document goes on with "> ".
    Lines output;
};

// A part of the document: lines as they stand there, and sessions of commands between them.
using TranscriptPart = std::variant<std::string, std::vector<Typed>>;

struct TranscriptSection {
    std::vector<TranscriptPart> parts;
};

// A document by its headings of the second level; the first section is what stands before all of them.
class Transcript {
public:
    explicit Transcript(std::string document);

    const std::string& document() const { return m_document; }

    // What a block of JSON holds that the document announces by the name of a file: "reply.json:".
    std::string file(const std::string& name) const;

    std::size_t count_sections() const { return m_sections.size(); }

    // Pointers to all commands of a section, in order.
    std::vector<Typed*> commands_of(std::size_t section);

    // The document with the outputs as they are now.
    std::string text() const;

private:
    std::string m_document;
    std::vector<TranscriptSection> m_sections;
};

// Runs the commands in one shell, in the folder of `zhiping` and with the program on its path, after the lines of
// `before`, and sets what each prints.
void run_in_shell(const CommandLine& zhiping, const std::string& before, const std::vector<Typed*>& commands);

// Compares the outputs in docs/NAME with those that `play` sets; UPDATE_TRANSCRIPTS=1 writes the document anew instead.
void check_transcript(const std::string& name, const std::function<void(Transcript&)>& play);

} // namespace zhiping::tests
