#pragma once

#include "native/app/data_folder.hpp"
#include "shared/calendar/date.hpp"

namespace zhiping::app {

// Makes the file of keys of a folder that has none, as long as nothing is sealed there that other keys would be needed
// for. Whether it did.
bool make_first_keys(const DataFolder&, store::Store&, Date today);

} // namespace zhiping::app
