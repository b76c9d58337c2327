#pragma once

#include "native/embedded.hpp"

#include <span>

namespace zhiping::app {

// assets/passwords/common.txt alone: passwords in small letters, with blanks and line ends between them.
std::span<const EmbeddedFile> common_password_files();

} // namespace zhiping::app
