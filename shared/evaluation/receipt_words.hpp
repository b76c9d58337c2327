#pragma once

#include "shared/evaluation/receipt.hpp"

#include <string>
#include <string_view>
#include <vector>

// What a receipt says, on the server's page and on the form.
namespace zhiping {

// How exact it is, and what to do where that is not enough.
std::string spoken_position(const Position&, Language);

// Until when the unit replies: "最迟 11月25日（星期三），3 个工作日".
std::string spoken_promise(const Deadline&, Instant received, Language);

// An answer, as it is read before it is submitted and after.
struct AnswerRow {
    std::string_view field; // As in the JSON.
    Message label;
    std::string value;
};
// The situations that were ticked, joined, in the order and the words in which they were offered.
std::string spoken_situations(const Evaluation&, const ModuleContent&, Language);

std::vector<AnswerRow> describe_answers(const Evaluation&, const ModuleContent&, Language);

} // namespace zhiping
