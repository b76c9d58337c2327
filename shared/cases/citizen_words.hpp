#pragma once

#include "shared/cases/citizen_case.hpp"
#include "shared/text/text.hpp"

#include <string>
#include <string_view>
#include <vector>

// A case in the words of whoever reads it as its citizen: on the page, and in notices.
namespace zhiping {

// By its id where the name is not known any more.
std::string name_of_unit(const CitizenCase&, std::string_view unit_id, Language);

// Where it stands: "蔡甸大队正在核查".
std::string case_heading(const CitizenCase&, Language);

// Why it is closed; empty while it is not.
std::string closing_words(const CitizenCase&, Language);

// The promise of this round as dates with their reasons, a sentence each: until when, as it was at first and why it
// changed. Empty when nothing is promised.
std::vector<std::string> promise_words(const CitizenCase&, Language);

// What was done, without what was said with it: "您补充了内容".
std::string event_words(const CitizenCase&, const CitizenEvent&, Language);

// What was said with it besides words: how many photos, why it was withdrawn. May be empty.
std::string event_details(const CitizenEvent&, Language);

// "发生过，做法不当"; of what was declined, why and which way is open instead.
std::string finding_words(const SituationFinding&, Language);
std::string_view decline_words(DeclineReason, Language); // The reason alone.
std::string_view overall_words(OverallFinding, Language);

// "退还款物：承诺 12月1日（星期二）前做到，已经做到". `promised` is what became of a promise.
std::string measure_words(const Measure&, const CitizenMeasure* promised, Language);

std::string_view measure_words(MeasureKind, Language); // What it is alone.

std::string_view withdrawal_words(WithdrawalReason, Language);

} // namespace zhiping
