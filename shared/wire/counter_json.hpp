#pragma once

#include "shared/cases/citizen_view.hpp"
#include "shared/cases/counter_case.hpp"
#include "shared/codes/query_code.hpp"

#include <span>
#include <string>
#include <string_view>

// What a counter asks and is told, and what the citizen is told of who has looked, as JSON.
namespace zhiping::wire {

struct CounterQuestion {
    ReceiptNumber number;
    QueryCode code;
};

// {"receipt", "query_code"}, with the slips that are forgiven. Refused (invalid, naming the member): what is missing,
// of the wrong type, or has a slip that its check symbol shows.
Result<CounterQuestion> decode_counter_question(std::string_view json);
std::string encode(const CounterQuestion&);

// {"evaluation": as evaluation_json.hpp has it, "case": none when it has none}
std::string encode(const CounterReading&);

// Refused (invalid, naming the member): what is missing, of the wrong type, or an identifier that is not known.
// Members, attachments of another format and events of another action that are not known are passed over, so that an
// old desk goes on with a newer server.
Result<CounterReading> decode_counter_reading(std::string_view body);

// {"views": [{"unit", "name", "at", "at_counter", "disclosed", "reason"}]}
std::string encode(std::span<const CitizenView>);

} // namespace zhiping::wire
