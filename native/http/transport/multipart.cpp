#include "native/http/transport/multipart.hpp"

#include "native/http/transport/header_list.hpp"

#include <algorithm>
#include <utility>

namespace zhiping::http {

namespace {

constexpr std::size_t window_bytes = 64 * 1024;
constexpr std::size_t max_head_bytes = 4096;
constexpr std::string_view line_end = "\r\n";

using Parameters = std::vector<std::pair<std::string, std::string>>;

std::string_view trimmed(std::string_view text) {
    constexpr std::string_view spaces = " \t";
    text.remove_prefix(std::min(text.find_first_not_of(spaces), text.size()));
    return text.substr(0, text.find_last_not_of(spaces) + 1); // npos + 1 is 0.
}

// Takes `"value"` off the front. Browsers write a quote in it as %22, older ones as \"; a backslash before anything
// else is one.
std::optional<std::string> take_quoted(std::string_view& rest) {
    std::string value;
    for (std::size_t index = 1; index < rest.size(); ++index) {
        if (rest[index] == '"') {
            rest.remove_prefix(index + 1);
            return value;
        }
        if (rest.substr(index).starts_with("\\\"")) ++index;
        value += rest[index];
    }
    return std::nullopt;
}

// What follows the value of a header: "; name=value; name=\"value\"".
std::optional<Parameters> parameters_of(std::string_view header) {
    Parameters parameters;
    auto rest = header.substr(std::min(header.find(';'), header.size()));
    while (!rest.empty()) {
        const auto equals = rest.find('=');
        if (rest.front() != ';' || equals == rest.npos) return std::nullopt;
        const std::string name{trimmed(rest.substr(1, equals - 1))};
        rest = trimmed(rest.substr(equals + 1));
        if (rest.starts_with('"')) {
            auto value = take_quoted(rest);
            if (!value) return std::nullopt;
            parameters.emplace_back(name, *std::move(value));
        } else {
            const auto end = std::min(rest.find(';'), rest.size());
            parameters.emplace_back(name, trimmed(rest.substr(0, end)));
            rest.remove_prefix(end);
        }
        rest = trimmed(rest);
    }
    return parameters;
}

// Nullopt when it is not there, or is there twice.
std::optional<std::string> only(const Parameters& parameters, std::string_view name) {
    std::optional<std::string> found;
    for (const auto& [each, value] : parameters) {
        if (!equal_ignoring_case(each, name)) continue;
        if (found) return std::nullopt;
        found = value;
    }
    return found;
}

bool may_be_boundary(std::string_view boundary) {
    constexpr std::string_view allowed = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789'()+_,-./:=? ";
    return !boundary.empty() && boundary.size() <= 70 && boundary.back() != ' ' &&
           boundary.find_first_not_of(allowed) == boundary.npos;
}

std::optional<PartHead> part_of(std::string_view disposition) {
    if (!equal_ignoring_case(without_parameters(disposition), "form-data")) return std::nullopt;
    const auto parameters = parameters_of(disposition);
    if (!parameters) return std::nullopt;
    auto name = only(*parameters, "name");
    if (!name) return std::nullopt;
    const auto is_file = [](const auto& each) { return equal_ignoring_case(each.first, "filename"); };
    const bool has_file = std::any_of(parameters->begin(), parameters->end(), is_file);
    auto file_name = only(*parameters, "filename");
    if (has_file && !file_name) return std::nullopt;
    return PartHead{*std::move(name), std::move(file_name)};
}

// Of the lines of a part's head, without the empty one.
std::optional<PartHead> parse_head(std::string_view lines) {
    std::optional<PartHead> head;
    while (!lines.empty()) {
        const auto end = std::min(lines.find(line_end), lines.size());
        const auto line = lines.substr(0, end);
        lines.remove_prefix(std::min(end + line_end.size(), lines.size()));
        const auto colon = line.find(':');
        if (colon == line.npos) return std::nullopt;
        if (!equal_ignoring_case(line.substr(0, colon), "Content-Disposition")) continue;
        if (head) return std::nullopt;
        head = part_of(trimmed(line.substr(colon + 1)));
        if (!head) return std::nullopt;
    }
    return head;
}

} // namespace

std::optional<std::string> boundary_of(std::string_view content_type) {
    if (!equal_ignoring_case(without_parameters(content_type), "multipart/form-data")) return std::nullopt;
    const auto parameters = parameters_of(content_type);
    if (!parameters) return std::nullopt;
    auto boundary = only(*parameters, "boundary");
    if (!boundary || !may_be_boundary(*boundary)) return std::nullopt;
    return boundary;
}

// The first boundary has no line before it; here it gets one, and so is like the others.
Multipart::Multipart(Source source, std::string_view boundary)
    : m_source(std::move(source)), m_delimiter("\r\n--" + std::string{boundary}), m_window(window_bytes) {
    m_to = line_end.copy(m_window.data(), line_end.size());
    if (!receive(m_delimiter.size()) || !waiting().starts_with(m_delimiter))
        fail();
    else
        m_from += m_delimiter.size();
}

std::optional<PartHead> Multipart::next() {
    if (m_state == State::InPart) read([](std::string_view) { return true; });
    if (m_state != State::BetweenParts) return std::nullopt;
    if (receive(2) && waiting().starts_with("--")) {
        end();
        return std::nullopt;
    }
    auto head = read_head();
    m_state = head ? State::InPart : State::Broken;
    return head;
}

// From the line's end after a boundary to the empty line.
std::optional<PartHead> Multipart::read_head() {
    if (!waiting().starts_with(line_end)) return std::nullopt;
    constexpr std::string_view empty_line = "\r\n\r\n";
    auto length = waiting().find(empty_line);
    while (length == std::string_view::npos) {
        if (waiting_bytes() > max_head_bytes || !receive_more()) return std::nullopt;
        length = waiting().find(empty_line);
    }
    if (length == 0 || length > max_head_bytes) return std::nullopt;
    auto head = parse_head(waiting().substr(line_end.size(), length - line_end.size()));
    m_from += length + empty_line.size();
    return head;
}

bool Multipart::is_part_empty() {
    return m_state != State::InPart || (receive(m_delimiter.size()) && waiting().starts_with(m_delimiter));
}

bool Multipart::read(const Take& take) {
    if (m_state != State::InPart) return false;
    for (;;) {
        const auto arrived = waiting();
        const auto at = arrived.find(m_delimiter);
        const bool is_last = at != arrived.npos;
        // The end of what arrived may be the beginning of a boundary.
        const auto bytes = is_last ? at : arrived.size() - std::min(arrived.size(), m_delimiter.size() - 1);
        m_from += bytes;
        if (is_last) {
            m_from += m_delimiter.size();
            m_state = State::BetweenParts;
        }
        if (bytes > 0 && !take(arrived.substr(0, bytes))) return false;
        if (is_last) return true;
        if (receive_more()) continue;
        fail();
        return false;
    }
}

void Multipart::end() {
    m_from += 2;
    while (waiting_bytes() <= line_end.size() && receive_more()) continue;
    m_state = waiting().empty() || waiting() == line_end ? State::Ended : State::Broken;
}

bool Multipart::receive(std::size_t bytes) {
    while (waiting_bytes() < bytes)
        if (!receive_more()) return false;
    return true;
}

bool Multipart::receive_more() {
    std::copy(m_window.begin() + static_cast<std::ptrdiff_t>(m_from),
              m_window.begin() + static_cast<std::ptrdiff_t>(m_to), m_window.begin());
    m_to -= std::exchange(m_from, 0);
    const auto received = m_source(std::span{m_window}.subspan(m_to));
    m_to += received;
    return received > 0;
}

} // namespace zhiping::http
