#pragma once

#include "shared/text/text.hpp"

#include <span>

namespace zhiping {

// In the order of assets/text. Who asks for it has them all linked.
std::span<const Message> all_messages();

} // namespace zhiping
