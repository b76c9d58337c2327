#pragma once

#include "shared/text/text_ids.hpp"

#include <array>

namespace zhiping {

// In the order of assets/text. Who asks for it has them all linked.
extern const std::array<Message, text_count> all_messages;

} // namespace zhiping
