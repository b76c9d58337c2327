#pragma once

#include "native/embedded.hpp"

#include <span>

namespace zhiping::drawing {

// The style of a printed sheet: sheet.css.
std::span<const EmbeddedFile> sheet_files();

} // namespace zhiping::drawing
