#include "tests/support/command_line.hpp"
#include "tests/support/sample_store.hpp"
#include "tests/support/scripted_random.hpp"

#include <catch_amalgamated.hpp>

#include <algorithm>
#include <cstdlib>
#include <variant>

// docs/case-journeys.md is what the program prints: every command in it runs, and its output is compared.
// UPDATE_TRANSCRIPTS=1 writes the outputs anew.
using namespace zhiping;
using namespace zhiping::tests;

namespace {

using Lines = std::vector<std::string>;

struct Typed {
    std::string command;
    Lines output;
};

// A part of the document: lines as they stand there, and sessions of commands between them.
using Part = std::variant<std::string, std::vector<Typed>>;

struct Section {
    std::vector<Part> parts;
};

Lines lines_of(const std::string& text) {
    Lines lines;
    std::istringstream stream{text};
    for (std::string line; std::getline(stream, line);) lines.push_back(line);
    return lines;
}

std::vector<Typed> take_session(Lines::const_iterator& line) {
    std::vector<Typed> session;
    for (++line; *line != "```"; ++line)
        if (line->starts_with("$ "))
            session.push_back({line->substr(2), {}});
        else if (line->starts_with("> ") && session.back().output.empty())
            session.back().command += "\n" + line->substr(2);
        else
            session.back().output.push_back(*line);
    return session;
}

// The first is what stands before all headings of the second level.
std::vector<Section> read_sections(const std::string& text) {
    const auto lines = lines_of(text);
    std::vector<Section> sections(1);
    for (auto line = lines.begin(); line != lines.end(); ++line) {
        if (line->starts_with("## ")) sections.emplace_back();
        if (*line == "```console")
            sections.back().parts.emplace_back(take_session(line));
        else
            sections.back().parts.emplace_back(*line);
    }
    return sections;
}

std::string write_sections(const std::vector<Section>& sections) {
    std::string text;
    const auto write_command = [&](const Typed& typed) {
        const auto lines = lines_of(typed.command);
        for (const auto& line : lines) text += (&line == &lines.front() ? "$ " : "> ") + line + "\n";
        for (const auto& line : typed.output) text += line + "\n";
    };
    for (const auto& section : sections)
        for (const auto& part : section.parts) {
            if (const auto* line = std::get_if<std::string>(&part)) {
                text += *line + "\n";
                continue;
            }
            text += "```console\n";
            std::ranges::for_each(std::get<std::vector<Typed>>(part), write_command);
            text += "```\n";
        }
    return text;
}

// Pointers to all commands of a section, in order.
std::vector<Typed*> commands_of(Section& section) {
    std::vector<Typed*> commands;
    for (auto& part : section.parts)
        if (auto* session = std::get_if<std::vector<Typed>>(&part))
            for (auto& typed : *session) commands.push_back(&typed);
    return commands;
}

// A data folder with one case, and the files that the document names before their blocks: "reply.json:".
class Desk {
public:
    explicit Desk(const std::string& document) {
        std::filesystem::create_directory(zhiping.file("data"));
        store::Store store{zhiping.file("data/zhiping.db")};
        app::CurrentCalendar calendar;
        ScriptedRandom random{{{0x3c, 0xc6, 0xf4, 0xdf, 0xb4}}};
        const auto submission = sample_submission(fill_with_samples(store));
        const auto receipt =
            app::submit_evaluation(store, calendar, submission, sample_secret, sample_now, random).value();
        REQUIRE(receipt.number.text() == "ZP-20261120-7K3F9QXM-B");
        for (const auto* name : {"reply.json", "wrong.json"})
            zhiping.write(name, between(document, std::string{name} + ":\n\n```json\n", "```"));
        REQUIRE(zhiping.run({"keys", "init"}).exit_code == 0);
    }

    // Runs them in one shell, and sets what each prints.
    void run(const std::vector<Typed*>& commands) const {
        std::string script = "PATH=" + std::filesystem::path{told_by_ctest("ZHIPING_PROGRAM")}.parent_path().string() +
                             ":$PATH\ncd " + zhiping.file("").string() + "\nexec 2>&1\n";
        for (const auto* typed : commands) script += typed->command + "\nprintf '\\036'\n";
        const auto exit_code = std::system(
            ("sh " + zhiping.write("script", script).string() + " > " + zhiping.file("output").string()).c_str());
        REQUIRE(exit_code == 0);
        auto printed = content_of(zhiping.file("output"));
        for (auto* typed : commands) {
            const auto end = printed.find('\036');
            REQUIRE(end != printed.npos);
            typed->output = lines_of(printed.substr(0, end));
            printed.erase(0, end + 1);
        }
    }

    CommandLine zhiping;
};

std::vector<Section> played(const std::string& document) {
    auto sections = read_sections(document);
    const auto before = commands_of(sections.front());
    for (auto section = sections.begin() + 1; section != sections.end(); ++section) {
        auto commands = before;
        std::ranges::copy(commands_of(*section), std::back_inserter(commands));
        Desk{document}.run(commands);
    }
    return sections;
}

} // namespace

TEST_CASE("The journeys in docs are what the program prints") {
    const auto file = asset("../docs/case-journeys.md");
    const auto document = content_of(file);
    auto kept = read_sections(document);
    auto made = played(document);
    REQUIRE(kept.size() == 6);
    if (std::getenv("UPDATE_TRANSCRIPTS")) {
        std::ofstream{file, std::ios::binary} << write_sections(made);
        return;
    }
    for (std::size_t number = 0; number < kept.size(); ++number) {
        const auto kept_commands = commands_of(kept[number]);
        const auto made_commands = commands_of(made[number]);
        for (std::size_t each = 0; each < kept_commands.size(); ++each) {
            CAPTURE(kept_commands[each]->command);
            CHECK(kept_commands[each]->output == made_commands[each]->output);
        }
    }
    CHECK(write_sections(kept) == document);
}
