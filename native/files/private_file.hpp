#pragma once

#include "native/files/folder.hpp"

#include <filesystem>
#include <string>
#include <string_view>

// Small files that nobody else on this machine may read.
namespace zhiping::files {

// The whole content. Throws std::system_error when it cannot be read, std::runtime_error with words
// for the operator when the group or others have any right to it.
std::string read_private_file(const std::filesystem::path&);

// The file has the new content or, whatever happens on the way, still the old one; durable when
// this returns. Readable by its owner only.
void replace_private_file(Folder&, const std::string& name, std::string_view content);
void replace_private_file(const std::filesystem::path&, std::string_view content);

} // namespace zhiping::files
