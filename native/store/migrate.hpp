#pragma once

#include "native/embedded.hpp"
#include "native/store/database.hpp"

#include <span>

namespace zhiping::store {

// Every file of native/store/migrations, oldest first: number N, counted from 1, makes schema N.
std::span<const EmbeddedFile> migrations();

// Brings the database to the newest schema of `files`, each file whole or not at all; other
// programs may do the same at the same time. Throws DatabaseError when the database is newer:
// going on could lose what a newer program stored.
void migrate(Database&, std::span<const EmbeddedFile> files = migrations());

} // namespace zhiping::store
