#pragma once

#include "shared/units/officer.hpp"
#include "shared/wire/json.hpp"

#include <optional>
#include <set>
#include <utility>
#include <vector>

namespace zhiping::wire {

// Reads the members of an object one by one; the first that is wrong is kept.
class JsonReader {
public:
    explicit JsonReader(const Json& json) : m_json(json) {
        if (!json.is_object()) m_problem = invalid("", Text::BodyNotJson);
    }

    bool has(const char* name) {
        m_known.insert(name);
        return !m_problem && m_json.contains(name);
    }

    // A member that is read elsewhere.
    void know(const char* name) { m_known.insert(name); }

    void read(const char* name, std::string& text) {
        take(name, text, [&] { return member<std::string>(m_json, name); });
    }
    void read(const char* name, int& number) { read_number(name, number); }
    void read(const char* name, std::uint64_t& number) { read_number(name, number); }
    void read(const char* name, bool& is_so) {
        take(name, is_so, [&] { return member<bool>(m_json, name); });
    }
    void read(const char* name, Instant& at) {
        take(name, at, [&] { return instant_member(m_json, name); });
    }
    void read(const char* name, Date& day) {
        take(name, day, [&] {
            return member<std::string>(m_json, name).and_then([&](const std::string& text) -> Result<Date> {
                if (const auto parsed = parse_date(text)) return *parsed;
                return invalid(name, Text::ValueUnknown);
            });
        });
    }
    void read(const char* name, Officer& officer) {
        if (!has(name)) return;
        JsonReader inner{m_json[name]};
        inner.need("name", officer.name);
        inner.read("badge", officer.badge);
        keep(inner);
    }
    template <typename Table>
    void read(const char* name, const Table& table, decltype(Table::value_type::value)& value) {
        take(name, value, [&] { return enum_member(m_json, name, table); });
    }
    template <typename... What> void need(const char* name, What&&... what) {
        if (!has(name) && !m_problem) m_problem = invalid(name, Text::FieldMissing);
        read(name, std::forward<What>(what)...);
    }
    // What may be missing.
    template <typename T> void read(const char* name, std::optional<T>& value) {
        if (has(name)) read(name, value.emplace());
    }
    template <typename Table>
    void read(const char* name, const Table& table, std::optional<decltype(Table::value_type::value)>& value) {
        if (has(name)) read(name, table, value.emplace());
    }
    template <typename T, typename ReadOne> void read_list(const char* name, std::vector<T>& list, ReadOne read_one) {
        if (!has(name)) return;
        if (!m_json[name].is_array()) {
            m_problem = invalid(name, Text::FieldWrongType);
            return;
        }
        for (const auto& each : m_json[name])
            if (const auto problem = read_one(each, list.emplace_back())) m_problem = m_problem ? m_problem : problem;
    }
    void keep(const JsonReader& inner) {
        if (!m_problem) m_problem = inner.problem();
    }
    std::optional<Error> problem() const { return m_problem; }

    // The same, when it may hold no more than what was asked for.
    std::optional<Error> problem_with_all() const {
        if (m_problem) return m_problem;
        for (const auto& each : m_json.items())
            if (!m_known.contains(each.key())) return invalid(each.key(), Text::ValueUnknown);
        return std::nullopt;
    }

private:
    template <typename T> void read_number(const char* name, T& number) {
        take(name, number, [&] {
            return member<std::int64_t>(m_json, name).and_then([&](std::int64_t found) -> Result<T> {
                if (!std::in_range<T>(found)) return invalid(name, Text::FieldOutOfRange);
                return static_cast<T>(found);
            });
        });
    }
    template <typename T, typename Find> void take(const char* name, T& value, Find find) {
        if (!has(name)) return;
        auto found = find();
        if (found)
            value = static_cast<T>(*std::move(found));
        else
            m_problem = found.error();
    }

    const Json& m_json;
    std::set<std::string, std::less<>> m_known;
    std::optional<Error> m_problem;
};

} // namespace zhiping::wire
