#pragma once

// Names of files in the data folder. A backup has the same names, so it can be looked at as it is.
namespace zhiping::app {

inline constexpr auto database_name = "zhiping.db";
inline constexpr auto keys_name = "zhiping.keys";
inline constexpr auto evidence_folder_name = "evidence"; // A folder.

} // namespace zhiping::app
