#pragma once

#include "shared/table.hpp"
#include "shared/text/desk_text_ids.hpp"
#include "web/desk/api.hpp"

#include <array>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <utility>

namespace zhiping::desk {

enum class ExportFormat { Csv, JsonLines };

struct ExportFormatFacts {
    ExportFormat value;
    std::string_view id; // What its file's name ends with, here and on the server.
    Message label;
};

inline constexpr std::array export_formats{
    ExportFormatFacts{ExportFormat::Csv, "csv", Text::DeskExportCsv},
    ExportFormatFacts{ExportFormat::JsonLines, "jsonl", Text::DeskExportJsonl},
};
static_assert(follows_enum(export_formats));

// A list of cases that becomes a file of the person's: whole, or not at all.
class Exporting {
public:
    enum class State { Closed, Ready, Running, Stopped, Done, Failed };

    // `changed` is called when anything is to be drawn anew.
    Exporting(Api& api, std::function<void()> changed) : m_api(api), m_changed(std::move(changed)) {}

    void open();
    void start(std::string path, std::string file_name); // In the format that is chosen.
    void stop();
    void break_off(); // Nobody is signed in any more.
    void leave();     // What is running is stopped.

    State state() const { return m_state; }
    bool is_open() const { return m_state != State::Closed; }
    std::int64_t rows() const { return m_rows; }   // That are here.
    std::int64_t total() const { return m_total; } // -1 while it is not known.
    const std::string& file_name() const { return m_file_name; }
    const std::string& problem() const { return m_problem; } // Why it failed.

    std::string take_said() { return std::exchange(m_said, {}); } // How it ended; once.

    ExportFormat format = ExportFormat::Csv;

private:
    void end(State, std::string words);
    void take(const platform::DownloadNews&);
    std::string said(Message message) const { return std::string{text(message, m_api.language())}; }

    Api& m_api;
    std::function<void()> m_changed;
    State m_state = State::Closed;
    std::int64_t m_rows = 0;
    std::int64_t m_total = -1;
    std::string m_file_name;
    std::string m_problem;
    std::string m_said;
    unsigned m_begun = 0; // How often: only what is heard of the last one counts.
};

} // namespace zhiping::desk
