#include "native/http/transport/compression.hpp"

#include <brotli/encode.h>
#include <stdexcept>

namespace zhiping::http {

namespace {

constexpr int quality = 5;      // Of 11. Beyond it the time doubles for one part in fifty of the bytes.
constexpr int window_bits = 18; // A page is far smaller than its 256 kB.

} // namespace

std::string compress(std::string_view content) {
    std::string compressed(BrotliEncoderMaxCompressedSize(content.size()), '\0');
    auto size = compressed.size();
    const auto* bytes = reinterpret_cast<const std::uint8_t*>(content.data());
    auto* room = reinterpret_cast<std::uint8_t*>(compressed.data());
    if (!BrotliEncoderCompress(quality, window_bits, BROTLI_MODE_TEXT, content.size(), bytes, &size, room))
        throw std::runtime_error{"brotli could not compress a page"};
    compressed.resize(size);
    return compressed;
}

} // namespace zhiping::http
