#include "native/store/migrate.hpp"

#include <sqlite3.h>

namespace zhiping::store {

namespace {

std::size_t schema_version(Database& database) {
    auto query = database.prepare("PRAGMA user_version");
    query.step();
    return static_cast<std::size_t>(query.integer(0));
}

void refuse_newer(std::size_t current, std::size_t newest) {
    if (current <= newest) return;
    throw DatabaseError{SQLITE_MISMATCH, "the database was written by a newer zhiping (schema " +
                                             std::to_string(current) + ", this one knows " + std::to_string(newest) +
                                             "); use the newer program"};
}

// The version is part of the transaction. It is read again inside: another program may just have
// applied the same file.
void apply(Database& database, std::string_view sql, std::size_t version) {
    Transaction transaction{database};
    if (schema_version(database) + 1 != version) return;
    database.execute(sql);
    database.execute("PRAGMA user_version = " + std::to_string(version));
    transaction.commit();
}

} // namespace

void migrate(Database& database, std::span<const EmbeddedFile> files) {
    const auto current = schema_version(database);
    refuse_newer(current, files.size());
    for (auto version = current + 1; version <= files.size(); ++version)
        apply(database, files[version - 1].bytes, version);
}

} // namespace zhiping::store
