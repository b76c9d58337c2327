#pragma once

#include <optional>
#include <string>

namespace zhiping::store {

// One row of many: its value when all of it can be read, else the problem in words.
template <typename T> struct Readable {
    std::optional<T> value = {};
    std::string problem = {};
};

} // namespace zhiping::store
