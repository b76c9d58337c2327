#include "shared/positions/whereabouts.hpp"

#include "shared/text/decimal.hpp"
#include "shared/text/graphemes.hpp"
#include "shared/text/text_ids.hpp"
#include "shared/text/utf8.hpp"

#include <cmath>

namespace zhiping {

namespace {

Error malformed() { return {ErrorCode::Invalid, Text::PositionMalformed, "position"}; }

// With so many digits after the point. Precondition: the number is not beyond what a 64-bit integer holds then.
std::string fixed(double number, int digits) {
    std::int64_t scale = 1;
    for (int each = 0; each < digits; ++each) scale *= 10;
    const auto scaled = std::llround(number * static_cast<double>(scale));
    const auto rest = std::to_string(std::llabs(scaled) % scale);
    return (scaled < 0 ? "-" : "") + std::to_string(std::llabs(scaled) / scale) + "." +
           std::string(static_cast<std::size_t>(digits) - rest.size(), '0') + rest;
}

std::string_view take_word(std::string_view& text) {
    const auto word = text.substr(0, text.find(' '));
    text.remove_prefix(word.size() < text.size() ? word.size() + 1 : text.size());
    return word;
}

std::optional<double> take_number(std::string_view& text) {
    auto word = take_word(text);
    if (word.empty()) return std::nullopt;
    const auto number = take_decimal(word);
    return word.empty() ? std::optional{number} : std::nullopt;
}

Result<Whereabouts> measured_from(std::string_view line) {
    const auto datum = find_by_id(datums, take_word(line));
    const auto latitude = take_number(line), longitude = take_number(line), accuracy = take_number(line),
               measured = take_number(line), agreed_at = take_number(line);
    if (!datum || !latitude || !longitude || !accuracy || !measured || !agreed_at || !line.empty()) return malformed();
    const auto last = static_cast<double>(last_instant.time_since_epoch().count());
    if (*measured < 0 || *measured > last || *agreed_at < 0 || *agreed_at > last) return malformed();
    const auto at = [](double seconds) { return Instant{std::chrono::seconds{static_cast<std::int64_t>(seconds)}}; };
    Whereabouts where;
    where.position = Position{{*latitude, *longitude, *datum}, *accuracy, at(*measured)};
    where.agreed_at = at(*agreed_at);
    return where;
}

} // namespace

bool is_empty(const Whereabouts& where) { return !where.position && where.words.empty(); }

bool says_where(const Whereabouts& where) {
    return !where.words.empty() || (where.position && is_accurate(*where.position));
}

Result<Ok> check_whereabouts(const Whereabouts& where) {
    if (where.position.has_value() != where.agreed_at.has_value()) return malformed();
    if (where.position)
        if (const auto checked = check_position(*where.position); !checked) return checked;
    if (!is_readable(where.words)) return invalid("position_words", Text::StatementUnreadable);
    if (where.words.size() > max_place_bytes || count_graphemes(where.words) > max_place_characters)
        return invalid("position_words", Text::PositionWordsTooLong);
    return Ok{};
}

std::string to_text(const Whereabouts& where) {
    if (!where.position || !where.agreed_at) return "\n" + where.words;
    const auto& [at, accuracy, measured] = *where.position;
    return std::string{facts_of(datums, at.datum).id} + ' ' + fixed(at.latitude, 7) + ' ' + fixed(at.longitude, 7) +
           ' ' + fixed(accuracy, 1) + ' ' + std::to_string(measured.time_since_epoch().count()) + ' ' +
           std::to_string(where.agreed_at->time_since_epoch().count()) + '\n' + where.words;
}

Result<Whereabouts> whereabouts_from(std::string_view text) {
    const auto end = text.find('\n');
    if (end == text.npos) return malformed();
    Whereabouts where;
    if (end > 0) {
        const auto measured = measured_from(text.substr(0, end));
        if (!measured) return measured.error();
        where = *measured;
    }
    where.words = text.substr(end + 1);
    return where;
}

} // namespace zhiping
