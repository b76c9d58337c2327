#pragma once

#include "shared/evaluation/evaluation.hpp"
#include "shared/table.hpp"
#include "shared/text/text_ids.hpp"

#include <array>
#include <string_view>

namespace zhiping {

struct SatisfactionFacts {
    Satisfaction value;
    std::string_view id; // Stored and sent.
    Message text;
};

inline constexpr std::array satisfactions{
    SatisfactionFacts{Satisfaction::Satisfied, "satisfied", Text::Satisfied},
    SatisfactionFacts{Satisfaction::Dissatisfied, "dissatisfied", Text::Dissatisfied},
    SatisfactionFacts{Satisfaction::Other, "other", Text::OtherSatisfaction},
};
static_assert(follows_enum(satisfactions));

} // namespace zhiping
