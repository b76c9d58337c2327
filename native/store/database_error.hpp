#pragma once

#include <stdexcept>
#include <string>

namespace zhiping::store {

enum class DatabaseProblem {
    Locked,  // Another program writes, and did not end in time.
    Disk,    // It is full, broken or may not be written.
    Damaged, // What is stored cannot be read as what was stored.
    Other,   // A rule of the schema, a newer schema, a mistake of ours.
};

// The database could not do what it was told. Thrown, never returned: no caller can repair a full
// disk, so it travels straight to the last handler. what() names columns at most, never values.
class DatabaseError : public std::runtime_error {
public:
    DatabaseError(DatabaseProblem kind, const std::string& what) : std::runtime_error(what), m_kind(kind) {}

    DatabaseProblem kind() const { return m_kind; }

    bool is_lock_held() const { return m_kind == DatabaseProblem::Locked; }

    // The file cannot be used just now: the same request may succeed later.
    bool is_disk_trouble() const { return m_kind == DatabaseProblem::Disk || is_lock_held(); }

private:
    DatabaseProblem m_kind;
};

} // namespace zhiping::store
