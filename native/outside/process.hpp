#pragma once

#include <string>

namespace zhiping::outside {

// "web1:4711": the host and the process on it, for people. Not unique: containers may have the same.
std::string process_name();

} // namespace zhiping::outside
