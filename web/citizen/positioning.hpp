#pragma once

#include "shared/evaluation/evaluation.hpp"
#include "web/platform/position.hpp"

#include <optional>

namespace zhiping::citizen {

// Where the phone is, as far as its person wants that known. What came goes into the evaluation.
class Positioning {
public:
    bool is_asking() const { return m_is_asking; }

    // Why there is none; nullopt when it was not asked for, or came.
    std::optional<platform::PositionProblem> problem() const { return m_problem; }

    // By who has just agreed to give it.
    void ask();
    void take(const platform::MeasuredPosition&, Whereabouts&);
    void miss(platform::PositionProblem);
    void remove(Whereabouts&);

private:
    bool m_is_asking = false;
    std::optional<platform::PositionProblem> m_problem;
    Instant m_agreed_at = {};
};

// What is said of it: that it is looked for, how exact it is, why there is none. Empty before it was asked for.
std::string position_words(const Positioning&, const Whereabouts&, Language);

} // namespace zhiping::citizen
