#pragma once

#include "native/store/store.hpp"

#include <set>
#include <string>

namespace zhiping::app {

// The files that an upload names, or evidence that is not removed. List the folder first: a file's row is there
// before the file is, so whatever was listed and is not named is nobody's.
std::set<std::string> named_files(store::Store&);

} // namespace zhiping::app
