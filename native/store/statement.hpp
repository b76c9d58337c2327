#pragma once

#include "shared/calendar/date.hpp"

#include <concepts>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

struct sqlite3_stmt;

namespace zhiping::store {

// A prepared statement. Bind its values from left to right, then run it or read its rows. While a query is open at a
// row, no other statement of its connection may begin (not every database can do two things at once): one that does
// stops a program that was built for tests. find(), list() and value() end the query before they return.
class Statement {
public:
    ~Statement(); // Gives it back to its database for the next one who asks with the same SQL.
    Statement(Statement&&) = default;
    Statement& operator=(Statement&&) = delete;

    Statement& bind(std::string_view);
    Statement& bind(std::span<const std::uint8_t>);
    Statement& bind(Instant);
    Statement& bind(std::nullopt_t);
    template <std::integral Integer> Statement& bind(Integer value) { return bind_integer(value); }
    template <typename T> Statement& bind(const std::optional<T>& value) {
        return value ? bind(*value) : bind(std::nullopt);
    }

    // How many rows an INSERT, UPDATE or DELETE changed.
    std::int64_t run();

    // Of an INSERT, the id that the new row got; nullopt when ON CONFLICT DO NOTHING kept the row out.
    std::optional<std::int64_t> insert();

    // What `read(Statement&)` makes of the first row, if there is one.
    template <typename Read> auto find(Read&& read) {
        std::optional<std::invoke_result_t<Read, Statement&>> found;
        if (step()) found.emplace(read(*this));
        end_query();
        return found;
    }

    // What `read(Statement&)` makes of each row. So many must fit into memory: LIMIT says how many at most.
    template <typename Read> auto list(Read&& read) {
        std::vector<std::invoke_result_t<Read, Statement&>> all;
        while (step()) all.push_back(read(*this));
        return all;
    }

    // The first column of the first row. Precondition: there is one.
    template <typename T> T value() {
        return *find([](Statement& query) { return query.next<T>(); });
    }

    bool step(); // True when there is a row to read.

    // The columns of the row, each once, in the order in which they are selected; a copy. NULL is nullopt, and for
    // who does not ask for an optional: 0 or empty.
    template <typename T> T next() {
        if constexpr (std::is_same_v<T, bool>)
            return next_integer() != 0;
        else if constexpr (std::integral<T>)
            return static_cast<T>(next_integer());
        else if constexpr (std::is_same_v<T, Instant>)
            return Instant{std::chrono::seconds{next_integer()}};
        else if constexpr (std::is_same_v<T, std::string>)
            return next_text();
        else if constexpr (std::is_same_v<T, std::vector<std::uint8_t>>)
            return next_blob();
        else
            return next_optional([this] { return next<typename T::value_type>(); });
    }

    // nullopt when the next column is NULL, which is passed over; else what `read()` makes of it.
    template <typename Read> auto next_optional(Read&& read) -> std::optional<std::invoke_result_t<Read>> {
        if (skip_null()) return std::nullopt;
        return read();
    }

    std::string column() const; // The name of the column that was read last.

private:
    friend class Database;
    struct Finalize {
        void operator()(sqlite3_stmt*) const;
    };
    using Handle = std::unique_ptr<sqlite3_stmt, Finalize>;
    using Idle = std::vector<Handle>;

    Statement(Handle statement, Idle& home) : m_statement(std::move(statement)), m_home(&home) {}
    Statement& bind_integer(std::int64_t);
    void check(int code) const;
    void end_query();

    bool skip_null();
    std::int64_t next_integer();
    std::string next_text();
    std::vector<std::uint8_t> next_blob();

    Handle m_statement;
    Idle* m_home;
    int m_bound = 0; // Values, from the left.
    int m_read = 0;  // Columns of the row, from the left.
};

} // namespace zhiping::store
