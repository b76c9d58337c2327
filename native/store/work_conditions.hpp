#pragma once

#include "native/store/worklist.hpp"

#include <functional>
#include <string>
#include <vector>

// By which conditions cases are found: the same for lists, for how long they are, and for the board. Inside of this
// room only.
namespace zhiping::store {

// Conditions, each with what is bound in it, in this order.
class Conditions {
public:
    template <typename Value> void add(const std::string& sql, Value value) {
        m_sql += " AND " + sql;
        m_binds.push_back([value = std::move(value)](Statement& query) { query.bind(value); });
    }
    void add(const std::string& sql) { m_sql += " AND " + sql; }
    void add_binding(const std::string& sql, std::function<void(Statement&)> bind) {
        add(sql);
        m_binds.push_back(std::move(bind));
    }
    template <typename Value, typename ToText>
    void add(const std::string& sql, const std::optional<Value>& value, ToText to_text) {
        if (value) add(sql, std::string{to_text(*value)});
    }
    template <typename Value> void add_or(const std::string& sql, Value value) {
        m_sql += " OR " + sql;
        m_binds.push_back([value = std::move(value)](Statement& query) { query.bind(value); });
    }

    const std::string& sql() const { return m_sql; }
    void bind(Statement& query) const {
        for (const auto& bind : m_binds) bind(query);
    }

private:
    std::string m_sql = " WHERE 1 = 1";
    std::vector<std::function<void(Statement&)>> m_binds;
};

// Whether a case's code names the reader is asked of each case, whose evaluation is then a table of the query, or all
// such cases are found first.
enum class ReaderCheck { Each, All };

inline constexpr auto no_date = "9999-12-31"; // After all others.
inline const std::string due_as_it_is = "case_file.due_date";
inline const std::string due_or_last = "COALESCE(case_file.due_date, '9999-12-31')"; // In the words of the index.

// Of rows of the table case_file, whatever the position. `due` is how its day is asked about: one of these two.
Conditions conditions_of(const WorkFilter&, ReaderCheck, const std::string& due);

} // namespace zhiping::store
