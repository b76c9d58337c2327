#pragma once

#include <memory>
#include <spdlog/sinks/ostream_sink.h>
#include <spdlog/spdlog.h>
#include <sstream>
#include <string>

namespace zhiping::tests {

// All that is logged meanwhile, at the level that says most.
class Log {
public:
    Log() {
        const auto sink = std::make_shared<spdlog::sinks::ostream_sink_mt>(m_text);
        auto logger = std::make_shared<spdlog::logger>("test", sink);
        logger->set_level(spdlog::level::trace);
        spdlog::set_default_logger(std::move(logger));
    }
    ~Log() { spdlog::set_default_logger(m_before); }
    Log(const Log&) = delete;
    Log& operator=(const Log&) = delete;

    std::string text() const { return m_text.str(); }

private:
    std::ostringstream m_text;
    std::shared_ptr<spdlog::logger> m_before = spdlog::default_logger();
};

} // namespace zhiping::tests
