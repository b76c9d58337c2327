#pragma once

#include "shared/result.hpp"
#include "shared/table.hpp"
#include "shared/text/text_ids.hpp"

#include <algorithm>
#include <charconv>
#include <concepts>
#include <httplib.h>
#include <span>

// What a list is asked for, in the address.
namespace zhiping::http {

// Puts a value where it belongs; false when it is none.
template <typename Query> struct Parameter {
    std::string_view name;
    bool (*take)(Query&, const std::string&);
};

// An identifier of a table.
template <typename Table, typename Value> bool take(const Table& table, const std::string& id, Value& value) {
    const auto found = find_by_id(table, id);
    if (found) value = *found;
    return found.has_value();
}

inline bool take(const std::string& text, std::string& value) {
    value = text;
    return !text.empty();
}

template <std::integral Number> bool take(const std::string& text, Number& value) {
    const auto [stopped, problem] = std::from_chars(text.data(), text.data() + text.size(), value);
    return problem == std::errc{} && stopped == text.data() + text.size();
}

// Refused (invalid, naming it): a value or a name that is not known.
template <typename Query>
Result<Query> read_query(const httplib::Request& request, std::span<const Parameter<Query>> parameters) {
    Query query;
    for (const auto& [name, value] : request.params) {
        if (name == "lang") continue; // Of the words of a refusal.
        const auto known = std::ranges::find(parameters, name, &Parameter<Query>::name);
        if (known == parameters.end() || !known->take(query, value)) return invalid(name, Text::ValueUnknown);
    }
    return query;
}

} // namespace zhiping::http
