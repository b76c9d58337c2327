#pragma once

#include "shared/units/officer.hpp"
#include "shared/units/unit.hpp"
#include "shared/wire/json.hpp"

#include <optional>
#include <set>
#include <type_traits>
#include <utility>
#include <vector>

namespace zhiping::wire {

// What becomes of members and identifiers that are not known.
enum class Unknown {
    Refused,
    PassedOver, // Who wrote them may have more than this program.
};

// Reads the members of an object one by one; the first that is wrong is kept.
class JsonReader {
public:
    explicit JsonReader(const Json& json, Unknown unknown = Unknown::Refused) : m_json(json), m_unknown(unknown) {
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
    void read(const char* name, std::int64_t& number) { read_number(name, number); }
    void read(const char* name, std::uint64_t& number) { read_number(name, number); }
    void read(const char* name, double& number) {
        take(name, number, [&] { return member<double>(m_json, name); });
    }
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
        read_part(name, officer, [](const Json& json, Officer& one) {
            JsonReader inner{json};
            inner.need("name", one.name);
            inner.read("badge", one.badge);
            return inner.problem();
        });
    }
    void read(const char* name, UnitName& unit) {
        read_part(name, unit, [](const Json& json, UnitName& one) {
            JsonReader inner{json};
            inner.need(tag_of(Language::Chinese).data(), one.chinese);
            inner.need(tag_of(Language::English).data(), one.english);
            return inner.problem();
        });
    }
    template <typename Table>
    void read(const char* name, const Table& table, decltype(Table::value_type::value)& value) {
        take(name, value, [&] { return enum_member(m_json, name, table); });
    }
    // The member must be there; how it is read, the next call says.
    JsonReader& require(const char* name) {
        if (!has(name) && !m_problem) m_problem = invalid(name, Text::FieldMissing);
        return *this;
    }
    template <typename... What> void need(const char* name, What&&... what) {
        require(name).read(name, std::forward<What>(what)...);
    }
    // What may be missing.
    template <typename T> void read(const char* name, std::optional<T>& value) {
        if (has(name)) read(name, value.emplace());
    }
    template <typename Table>
    void read(const char* name, const Table& table, std::optional<decltype(Table::value_type::value)>& value) {
        if (has(name)) read(name, table, value.emplace());
    }
    // What another function reads: none when it could be read. Where it takes Unknown, it is told what this one does.
    template <typename T, typename ReadOne> void read_part(const char* name, T& part, ReadOne read_one) {
        if (has(name)) m_problem = named(name, call(read_one, m_json[name], part));
    }
    template <typename T, typename ReadOne> void read_part(const char* name, std::optional<T>& part, ReadOne read_one) {
        if (has(name)) read_part(name, part.emplace(), read_one);
    }
    template <typename T, typename ReadOne> void read_list(const char* name, std::vector<T>& list, ReadOne read_one) {
        for_each(name, [&](const Json& each) { return call(read_one, each, list.emplace_back()); });
    }
    // The same, of objects that are told apart by an identifier of a table, their member `by`. Where what is not known
    // is passed over, so are those of another identifier.
    template <typename Table, typename T, typename ReadOne>
    void read_list(const char* name, const char* by, const Table& table, std::vector<T>& list, ReadOne read_one) {
        for_each(name, [&](const Json& each) -> std::optional<Error> {
            if (m_unknown == Unknown::PassedOver && is_foreign(each, by, table)) return std::nullopt;
            return call(read_one, each, list.emplace_back());
        });
    }
    // The same, of what cannot be empty: `from` makes a Result of it.
    template <typename T, typename From> void read_whole(const char* name, std::vector<T>& list, From from) {
        for_each(name, [&](const Json& each) -> std::optional<Error> {
            auto whole = from(each);
            if (!whole) return whole.error();
            list.push_back(*std::move(whole));
            return std::nullopt;
        });
    }
    // Identifiers of a table.
    template <typename Table>
    void read_ids(const char* name, const Table& table, std::vector<decltype(Table::value_type::value)>& list) {
        read_ids(name, table, list, m_unknown);
    }
    // The same; those that are not known are left out: who wrote them may have more than this program.
    template <typename Table>
    void read_known(const char* name, const Table& table, std::vector<decltype(Table::value_type::value)>& list) {
        read_ids(name, table, list, Unknown::PassedOver);
    }
    std::optional<Error> problem() const { return m_problem; }

    // The same, when it may hold no more than what was asked for, unless what is not known is passed over.
    std::optional<Error> problem_with_all() const {
        if (m_problem || m_unknown == Unknown::PassedOver) return m_problem;
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

    // What is no object, and so names no member of its own, is named by where it stands.
    static std::optional<Error> named(const char* name, std::optional<Error> problem) {
        if (problem && problem->field.empty()) return invalid(name, Text::FieldWrongType);
        return problem;
    }
    template <typename ReadOne, typename T>
    std::optional<Error> call(ReadOne& read_one, const Json& json, T& value) const {
        if constexpr (std::is_invocable_v<ReadOne&, const Json&, T&, Unknown>)
            return read_one(json, value, m_unknown);
        else
            return read_one(json, value);
    }
    template <typename ReadOne> void for_each(const char* name, ReadOne read_one) {
        if (!has(name)) return;
        if (!m_json[name].is_array()) m_problem = invalid(name, Text::FieldWrongType);
        for (const auto& each : m_json[name]) {
            if (m_problem) return;
            m_problem = named(name, read_one(each));
        }
    }
    template <typename Table, typename T>
    void read_ids(const char* name, const Table& table, std::vector<T>& list, Unknown unknown) {
        for_each(name, [&](const Json& each) -> std::optional<Error> {
            const auto* id = each.template get_ptr<const std::string*>();
            if (!id) return invalid(name, Text::FieldWrongType);
            const auto value = find_by_id(table, *id);
            if (!value && unknown == Unknown::Refused) return invalid(name, Text::ValueUnknown);
            if (value) list.push_back(*value);
            return std::nullopt;
        });
    }
    template <typename Table> static bool is_foreign(const Json& json, const char* by, const Table& table) {
        const auto found = json.find(by);
        const auto* id = found == json.end() ? nullptr : found->template get_ptr<const std::string*>();
        return id && !find_by_id(table, *id);
    }

    const Json& m_json;
    Unknown m_unknown;
    std::set<std::string, std::less<>> m_known;
    std::optional<Error> m_problem;
};

} // namespace zhiping::wire
