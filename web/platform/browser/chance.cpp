#include "web/platform/chance.hpp"

#include <emscripten.h>

// clang-format off
EM_JS(void, js_fill_random, (void* bytes, int size), { crypto.getRandomValues(HEAPU8.subarray(bytes, bytes + size)); });
// clang-format on

namespace zhiping::platform {

void fill_random(std::span<std::uint8_t> bytes) { js_fill_random(bytes.data(), static_cast<int>(bytes.size())); }

} // namespace zhiping::platform
