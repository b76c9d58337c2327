#pragma once

#include "native/app/data_folder.hpp"
#include "shared/calendar/date.hpp"

namespace zhiping::app {

// Makes the file of keys of a folder that has none, as long as nothing is sealed there that other keys would be needed
// for. Whether it did.
bool make_first_keys(const DataFolder&, store::Store&, Date today);

// Adds to the file of keys what one of an older program lacks. Whether there was a file, and anything to add. Throws
// DataFolderError when it lacks the key of persons that are stored: another would open nothing of theirs.
bool add_missing_keys(const DataFolder&, store::Store&, Date today);

} // namespace zhiping::app
