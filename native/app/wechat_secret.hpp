#pragma once

#include <filesystem>
#include <string>

namespace zhiping::app {

// The mini-program's secret, alone in a file: one line. Throws std::runtime_error with words for the operator when it
// cannot be read, others may read it, or it is no secret; never with anything that is in it.
std::string read_wechat_secret(const std::filesystem::path&);

} // namespace zhiping::app
