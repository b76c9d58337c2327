#include "native/store/migrate.hpp"

#include <map>
#include <string>

namespace zhiping::store {

namespace {

std::size_t schema_version(Database& database) { return database.prepare("PRAGMA user_version").value<std::size_t>(); }

void refuse_newer(std::size_t current, std::size_t newest) {
    if (current <= newest) return;
    throw DatabaseError{DatabaseProblem::Other, "the database was written by a newer zhiping (schema " +
                                                    std::to_string(current) + ", this one knows " +
                                                    std::to_string(newest) + "); use the newer program"};
}

// Rebuilding a table breaks references until it is done: none is enforced on the way, all are
// checked before the commit (SQLite, "Making Other Kinds Of Table Schema Changes").
class UncheckedReferences {
public:
    explicit UncheckedReferences(Database& database) : m_database(database) {
        m_database.execute("PRAGMA foreign_keys = OFF");
    }
    ~UncheckedReferences() { m_database.execute("PRAGMA foreign_keys = ON"); }
    UncheckedReferences(const UncheckedReferences&) = delete;
    UncheckedReferences& operator=(const UncheckedReferences&) = delete;

private:
    Database& m_database;
};

// By table. One that was broken before stays as it is, for `verify` to name.
using BrokenReferences = std::map<std::string, std::size_t>;

BrokenReferences broken_references(Database& database) {
    BrokenReferences broken;
    for (const auto& table :
         database.prepare("PRAGMA foreign_key_check").list([](Statement& query) { return query.next<std::string>(); }))
        ++broken[table];
    return broken;
}

// A table that was made anew in the migration begins with none.
void refuse_more_broken(Database& database, const BrokenReferences& before) {
    for (const auto& [table, count] : broken_references(database)) {
        const auto known = before.find(table);
        if (known == before.end() || known->second < count)
            throw DatabaseError{DatabaseProblem::Other, "a migration left a broken reference in " + table};
    }
}

// The version is part of the transaction. It is read again inside: another program may just have
// applied the same file.
void apply(Database& database, std::string_view sql, std::size_t version) {
    const UncheckedReferences unchecked{database};
    Transaction transaction{database};
    if (schema_version(database) + 1 != version) return;
    const auto broken = broken_references(database);
    database.execute(sql);
    refuse_more_broken(database, broken);
    database.execute("PRAGMA user_version = " + std::to_string(version));
    transaction.commit();
}

} // namespace

void migrate(Database& database, std::span<const EmbeddedFile> files) {
    const auto current = schema_version(database);
    refuse_newer(current, files.size());
    for (auto version = current + 1; version <= files.size(); ++version)
        apply(database, files[version - 1].bytes, version);
    refuse_newer(schema_version(database), files.size()); // Another program may have gone further meanwhile.
}

} // namespace zhiping::store
