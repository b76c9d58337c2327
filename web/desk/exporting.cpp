#include "web/desk/exporting.hpp"

#include <algorithm>

namespace zhiping::desk {

void Exporting::open() {
    leave();
    m_state = State::Ready;
}

void Exporting::start(std::string path, std::string file_name) {
    if (m_state == State::Closed || m_state == State::Running) return;
    m_state = State::Running;
    m_rows = 0;
    m_total = -1;
    m_file_name = std::move(file_name);
    m_problem.clear();
    m_api.download(std::move(path), format == ExportFormat::Csv,
                   [this, begun = ++m_begun](const platform::DownloadNews& news) {
                       if (begun == m_begun) take(news);
                   });
    m_changed();
}

void Exporting::take(const platform::DownloadNews& news) {
    const std::int64_t header_lines = format == ExportFormat::Csv ? 1 : 0;
    m_rows = std::max<std::int64_t>(0, news.lines - header_lines);
    m_total = news.total_rows;
    if (!news.is_over) return m_changed();
    const Answer answer{news.status, news.body, news.retry_after};
    if (answer.is_done()) { // How many there are may have changed meanwhile.
        platform::keep_download(m_file_name);
        return end(State::Done, fill(text(Text::DeskExportDone, m_api.language()),
                                     {{"count", std::to_string(m_rows)}, {"name", m_file_name}}));
    }
    m_problem = answer.status == 0 ? said(Text::DeskExportFailed) : problem_words(answer, m_api.language());
    end(State::Failed, m_problem);
}

void Exporting::end(State state, std::string words) {
    ++m_begun;
    m_state = state;
    m_said = std::move(words);
    m_changed();
}

void Exporting::stop() {
    if (m_state != State::Running) return;
    platform::drop_download();
    end(State::Stopped, said(Text::DeskExportStopped));
}

void Exporting::break_off() {
    if (m_state != State::Running) return;
    platform::drop_download();
    m_problem = said(Text::DeskExportFailed);
    end(State::Failed, m_problem);
}

void Exporting::leave() {
    stop();
    m_state = State::Closed;
    m_rows = 0;
    m_total = -1;
    m_file_name.clear();
    m_problem.clear();
    format = ExportFormat::Csv;
}

} // namespace zhiping::desk
