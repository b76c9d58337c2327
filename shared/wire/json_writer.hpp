#pragma once

#include "shared/units/officer.hpp"
#include "shared/units/unit.hpp"
#include "shared/wire/json.hpp"

#include <concepts>
#include <optional>

namespace zhiping::wire {

// Writes an object. Members that say nothing are left out.
class JsonWriter {
public:
    template <typename T> void add(const char* name, const std::optional<T>& value) {
        if (value) m_json[name] = plain(*value);
    }
    template <typename Table>
    void add(const char* name, const Table& table, std::optional<decltype(Table::value_type::value)> value) {
        if (value) m_json[name] = facts_of(table, *value).id;
    }
    void add(const char* name, const std::string& text) {
        if (!text.empty()) m_json[name] = text;
    }
    void add(const char* name, bool is_so) {
        if (is_so) m_json[name] = true;
    }
    void add(const char* name, Json list) {
        if (!list.empty()) m_json[name] = std::move(list);
    }

    Json take() { return std::move(m_json); }

    static Json plain(Instant at) { return to_number(at); }
    static Json plain(Date day) { return to_string(day); }
    static Json plain(const Officer& officer) { return {{"name", officer.name}, {"badge", officer.badge}}; }
    static Json plain(const UnitName& unit) {
        return {{tag_of(Language::Chinese), unit.chinese}, {tag_of(Language::English), unit.english}};
    }
    template <std::integral T> static Json plain(T value) { return value; }

private:
    Json m_json = Json::object();
};

} // namespace zhiping::wire
