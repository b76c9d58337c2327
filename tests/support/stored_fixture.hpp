#pragma once

#include "native/evidence/vault.hpp"
#include "native/store/store.hpp"
#include "tests/support/json.hpp"

#include <filesystem>

// Data folders as programs of older schemas left them: tests/native/fixtures/schema_N.
namespace zhiping::tests {

// Makes the data folder of a fixture anew, with the schema that it had.
void unpack_fixture(const std::filesystem::path& fixture, const std::filesystem::path& data);

// Everything that the program can read of a data folder. Of what it lists nowhere (units, revoked codes, uploads),
// `known` names the ids.
Json read_everything(store::Store&, evidence::Vault&, const Json& known);

} // namespace zhiping::tests
