#include "web/citizen/positioning.hpp"

#include "shared/evaluation/receipt_words.hpp"
#include "shared/text/text_ids.hpp"
#include "web/citizen/phone_clock.hpp"

namespace zhiping::citizen {

namespace {

Message words_of(platform::PositionProblem problem) {
    switch (problem) {
    case platform::PositionProblem::Denied: return Text::PositionDenied;
    case platform::PositionProblem::Unavailable: return Text::PositionUnavailable;
    case platform::PositionProblem::Timeout: return Text::PositionTimeout;
    case platform::PositionProblem::Insecure: return Text::PositionInsecure;
    }
    return Text::PositionUnavailable;
}

} // namespace

void Positioning::ask() {
    if (m_is_asking) return;
    m_is_asking = true;
    m_problem.reset();
    m_agreed_at = phone_now();
    platform::ask_position();
}

// What was not asked for, or not any more, is not taken.
void Positioning::take(const platform::MeasuredPosition& measured, Whereabouts& where) {
    if (!m_is_asking) return;
    const Position position{{measured.latitude, measured.longitude, Datum::Wgs84},
                            measured.accuracy,
                            Instant{std::chrono::seconds{measured.measured}}};
    if (!check_position(position)) return miss(platform::PositionProblem::Unavailable);
    m_is_asking = false;
    where.position = position;
    where.agreed_at = m_agreed_at;
}

void Positioning::miss(platform::PositionProblem problem) {
    if (!m_is_asking) return;
    m_is_asking = false;
    m_problem = problem;
}

void Positioning::remove(Whereabouts& where) {
    m_is_asking = false;
    m_problem.reset();
    where.position.reset();
    where.agreed_at.reset();
}

std::string position_words(const Positioning& positioning, const Whereabouts& where, Language language) {
    if (positioning.is_asking()) return std::string{text(Text::PositionAsking, language)};
    if (positioning.problem()) return std::string{text(words_of(*positioning.problem()), language)};
    return where.position ? spoken_position(*where.position, language) : std::string{};
}

} // namespace zhiping::citizen
