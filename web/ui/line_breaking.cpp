#include "web/ui/line_breaking.hpp"

#include "shared/text/utf8.hpp"

namespace zhiping::ui {

namespace {

enum class BreakClass { Space, LineFeed, Opening, Closing, Ideograph, Word };

constexpr std::u32string_view opening = U"（《「『【〔〈“‘([{〖";
constexpr std::u32string_view closing = U"，。；：！？、）》」』】〕〉”’…—·%％)]},.;:!?〗～";

bool is_ideograph(char32_t code_point) {
    return (code_point >= 0x2E80 && code_point < 0xA4D0) || (code_point >= 0xAC00 && code_point < 0xD7B0) ||
           (code_point >= 0xE000 && code_point < 0xFB00) || (code_point >= 0xFE30 && code_point < 0xFE50) ||
           (code_point >= 0xFF00 && code_point < 0xFFF0) || code_point >= 0x1F000;
}

BreakClass class_of(char32_t code_point) {
    if (code_point == '\n') return BreakClass::LineFeed;
    if (code_point == ' ' || code_point == '\t' || code_point == 0x200B || code_point == 0x3000)
        return BreakClass::Space;
    if (opening.find(code_point) != opening.npos) return BreakClass::Opening;
    if (closing.find(code_point) != closing.npos) return BreakClass::Closing;
    return is_ideograph(code_point) ? BreakClass::Ideograph : BreakClass::Word;
}

bool is_wide(char32_t code_point) { return code_point >= 0x2000; }

// Whether a line may end between two neighbours.
bool may_break(BreakClass before, char32_t before_point, BreakClass after, char32_t after_point) {
    if (after == BreakClass::Space || after == BreakClass::Closing || before == BreakClass::Opening) return false;
    if (before == BreakClass::Space || before == BreakClass::Ideograph) return true;
    if (before == BreakClass::Closing) return is_wide(before_point) || after == BreakClass::Ideograph;
    return after == BreakClass::Ideograph || (after == BreakClass::Opening && is_wide(after_point));
}

bool is_digit(char32_t code_point) { return code_point >= '0' && code_point <= '9'; }

// A number and its measure word are read as one, with a space between them or none: 628 号, 3 个, 15 日, 第 2 支队.
bool are_read_as_one(char32_t before, BreakClass after, char32_t after_point) {
    return (is_digit(before) && after == BreakClass::Ideograph) || (before == U'第' && is_digit(after_point));
}

class Breaker {
public:
    Breaker(std::string_view text, float width, const Advance& advance)
        : m_text(text), m_width(width), m_advance(advance) {}

    std::vector<std::string_view> lines() {
        for (auto rest = m_text; !rest.empty();) {
            const auto position = m_text.size() - rest.size();
            const auto code_point = take_code_point(rest);
            if (!code_point) break; // The caller promised UTF-8; what is broken is not drawn.
            add(*code_point, position, m_text.size() - rest.size());
        }
        end_line(m_text.size(), m_text.size());
        return std::move(m_lines);
    }

private:
    void add(char32_t code_point, std::size_t position, std::size_t next) {
        const auto kind = class_of(code_point);
        if (kind == BreakClass::LineFeed) return end_line(position, next);
        if (position > m_start && may_break(m_previous, m_previous_point, kind, code_point) &&
            !are_read_as_one(m_last_seen, kind, code_point)) {
            m_opportunity = position;
            m_used_at_opportunity = m_used;
        }
        const float advance = m_advance(code_point);
        if (kind != BreakClass::Space && m_used + advance > m_width && position > m_start) wrap(position);
        m_used += advance;
        m_previous = kind;
        m_previous_point = code_point;
        if (kind != BreakClass::Space) m_last_seen = code_point;
    }

    // At the last place where a break is allowed; a word wider than the line breaks where it must.
    void wrap(std::size_t position) {
        if (m_opportunity > m_start) {
            const float carried = m_used - m_used_at_opportunity;
            end_line(m_opportunity, m_opportunity);
            m_used = carried;
        } else {
            end_line(position, position);
        }
    }

    void end_line(std::size_t end, std::size_t next) {
        auto line = m_text.substr(m_start, end - m_start);
        while (!line.empty() && line.back() == ' ') line.remove_suffix(1);
        m_lines.push_back(line);
        m_start = m_opportunity = next;
        m_used = 0;
    }

    std::string_view m_text;
    float m_width;
    const Advance& m_advance;
    std::vector<std::string_view> m_lines = {};
    std::size_t m_start = 0;
    std::size_t m_opportunity = 0;
    float m_used = 0;
    float m_used_at_opportunity = 0;
    BreakClass m_previous = BreakClass::Space;
    char32_t m_previous_point = 0;
    char32_t m_last_seen = 0; // That is no space.
};

} // namespace

std::vector<std::string_view> break_lines(std::string_view text, float width, const Advance& advance) {
    return Breaker{text, width, advance}.lines();
}

} // namespace zhiping::ui
