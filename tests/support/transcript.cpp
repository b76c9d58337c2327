#include "tests/support/transcript.hpp"

#include <catch_amalgamated.hpp>

namespace zhiping::tests {

namespace {

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

std::string text_of(const Typed& typed) {
    std::string text;
    const auto lines = lines_of(typed.command);
    for (const auto& line : lines) text += (&line == &lines.front() ? "$ " : "> ") + line + "\n";
    for (const auto& line : typed.output) text += line + "\n";
    return text;
}

std::string text_of(const TranscriptPart& part) {
    if (const auto* line = std::get_if<std::string>(&part)) return *line + "\n";
    std::string text = "```console\n";
    for (const auto& typed : std::get<std::vector<Typed>>(part)) text += text_of(typed);
    return text + "```\n";
}

void compare(Transcript kept, Transcript made) {
    for (std::size_t section = 0; section < kept.count_sections(); ++section) {
        const auto kept_commands = kept.commands_of(section), made_commands = made.commands_of(section);
        for (std::size_t each = 0; each < kept_commands.size(); ++each) {
            CAPTURE(kept_commands[each]->command);
            CHECK(kept_commands[each]->output == made_commands[each]->output);
        }
    }
    CHECK(kept.text() == kept.document());
}

} // namespace

Lines lines_of(const std::string& text) {
    Lines lines;
    std::istringstream stream{text};
    for (std::string line; std::getline(stream, line);) lines.push_back(line);
    return lines;
}

Transcript::Transcript(std::string document) : m_document(std::move(document)), m_sections(1) {
    const auto lines = lines_of(m_document);
    for (auto line = lines.begin(); line != lines.end(); ++line) {
        if (line->starts_with("## ")) m_sections.emplace_back();
        if (*line == "```console")
            m_sections.back().parts.emplace_back(take_session(line));
        else
            m_sections.back().parts.emplace_back(*line);
    }
}

std::string Transcript::file(const std::string& name) const {
    auto content = between(m_document, name + ":\n\n```json\n", "```");
    if (content.empty()) throw std::logic_error{"the document has no file " + name};
    return content;
}

std::vector<Typed*> Transcript::commands_of(std::size_t section) {
    std::vector<Typed*> commands;
    for (auto& part : m_sections.at(section).parts)
        if (auto* session = std::get_if<std::vector<Typed>>(&part))
            for (auto& typed : *session) commands.push_back(&typed);
    return commands;
}

std::string Transcript::text() const {
    std::string text;
    for (const auto& section : m_sections)
        for (const auto& part : section.parts) text += text_of(part);
    return text;
}

void run_in_shell(const CommandLine& zhiping, const std::string& before, const std::vector<Typed*>& commands) {
    const auto programs = std::filesystem::path{told_by_ctest("ZHIPING_PROGRAM")}.parent_path().string();
    std::string script = "PATH=" + programs + ":$PATH\ncd " + zhiping.file("").string() + "\nexec 2>&1\n" + before;
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

void check_transcript(const std::string& name, const std::function<void(Transcript&)>& play) {
    const auto file = asset("../docs/" + name);
    const Transcript kept{content_of(file)};
    auto made = kept;
    play(made);
    if (std::getenv("UPDATE_TRANSCRIPTS"))
        std::ofstream{file, std::ios::binary} << made.text();
    else
        compare(kept, made);
}

} // namespace zhiping::tests
