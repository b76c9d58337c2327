#pragma once

#include "shared/cases/event_words.hpp"

#include <string>
#include <string_view>

// What is stored of the events of a case, as JSON. The same value always makes the same text.
namespace zhiping::wire {

// What an event did, without its words, its number, action and actor, and when it was.
std::string encode_facts(const CaseEvent&);

// Adds them to an event. Refused (invalid, naming the member): what encode_facts() never wrote.
Result<CaseEvent> decode_facts(std::string_view json, CaseEvent);

std::string encode(const EventWords&);
Result<EventWords> decode_words(std::string_view json);

// For who may see them: all of an event, its words too, "actor" being {"role", "unit", "name", "badge"}; a clock.
std::string encode(const CaseEvent&);
std::string encode(const CaseClock&);

// Refused (invalid, naming the member): what is missing, of the wrong type, or an identifier that is not known.
// Members, clocks of an event and situations that are not known are passed over, so that an old desk goes on with a
// newer server.
Result<CaseEvent> decode_event(std::string_view json);
Result<CaseClock> decode_clock(std::string_view json);

// A reply as somebody writes it: {"findings": [{"situation", "finding"} or {"situation", "decline", "way"}],
// "measures": [{"kind", "promised_for"}], "text", "basis"}. Refused (invalid, naming the member): members that are
// missing, of the wrong type or unknown; what a reply may say, check_reply() tells.
Result<Reply> decode_reply(std::string_view json);
std::string encode(const Reply&);

} // namespace zhiping::wire
