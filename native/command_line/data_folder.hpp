#pragma once

#include "native/store/store.hpp"

#include <CLI/CLI.hpp>

#include <filesystem>

namespace zhiping::command_line {

// Where everything is stored: DIR/zhiping.db.
struct DataFolder {
    std::filesystem::path path = "data";

    void add_option(CLI::App& command);

    // The store of a folder in use. Throws CommandError when nothing was ever stored there.
    store::Store open() const;

    // The same, but the folder (not those above it) and the file are created when they are missing.
    store::Store open_or_create() const;
};

} // namespace zhiping::command_line
