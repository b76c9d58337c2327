#pragma once

#include "shared/cases/case_event.hpp"
#include "shared/wire/json_reader.hpp"
#include "shared/wire/json_writer.hpp"

// What is written of cases in more than one place. Included by this room's .cpp files only.
namespace zhiping::wire {

template <typename List, typename ToJson> Json to_list(const List& list, ToJson to_json) {
    auto json = Json::array();
    for (const auto& each : list) json.push_back(to_json(each));
    return json;
}

// As identifiers of their table.
template <typename Table, typename List> Json to_ids(const Table& table, const List& list) {
    return to_list(list, [&](const auto& each) { return facts_of(table, each).id; });
}

Json to_json(const SituationFinding&);
Json to_json(const Measure&);
Json to_json(const Reply&);
Json to_json(const CaseDetails&);
Json to_json(const CaseClock&);

// Of content, as hexadecimal digits.
void read_hash(JsonReader&, const char* name, Sha256&);
void read_hashes(JsonReader&, const char* name, std::vector<Sha256>&);

// For JsonReader::read_list(): none when it could be read.
std::optional<Error> read_finding(const Json&, SituationFinding&, Unknown);
std::optional<Error> read_measure(const Json&, Measure&, Unknown);
std::optional<Error> read_reply(const Json&, Reply&, Unknown = Unknown::Refused);
std::optional<Error> read_details(const Json&, CaseDetails&, Unknown = Unknown::Refused);
std::optional<Error> read_clock(const Json&, CaseClock&, Unknown);

// What an event did, as encode_facts() writes it.
void read_facts(JsonReader&, CaseEvent&);

// All of an event, for who may see it. In a list, "action" tells events apart.
std::optional<Error> read_case_event(const Json&, CaseEvent&, Unknown);

} // namespace zhiping::wire
