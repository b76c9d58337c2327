#pragma once

#include "web/platform/chance.hpp"

#include <array>

namespace zhiping::citizen {

// By the phone's chance, which is good enough for a secret.
template <typename Token> Token random_token() {
    std::array<std::uint8_t, 16> random{};
    platform::fill_random(random);
    return Token::from_random(random);
}

} // namespace zhiping::citizen
