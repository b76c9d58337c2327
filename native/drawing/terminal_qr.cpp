#include "native/drawing/terminal_qr.hpp"

#include <qrcodegen/qrcodegen.hpp>

namespace zhiping::drawing {

namespace {

constexpr int quiet = 4; // Light squares around (ISO/IEC 18004).

// The light squares are what is written; outside of the code all are light.
const char* half_blocks(bool is_upper_dark, bool is_lower_dark) {
    if (is_upper_dark) return is_lower_dark ? " " : "▄";
    return is_lower_dark ? "▀" : "█";
}

} // namespace

std::string terminal_qr(const std::string& text) {
    const auto qr = qrcodegen::QrCode::encodeText(text.c_str(), qrcodegen::QrCode::Ecc::LOW);
    std::string drawn;
    for (int y = -quiet; y < qr.getSize() + quiet; y += 2) {
        for (int x = -quiet; x < qr.getSize() + quiet; ++x)
            drawn += half_blocks(qr.getModule(x, y), qr.getModule(x, y + 1));
        drawn += '\n';
    }
    return drawn;
}

} // namespace zhiping::drawing
