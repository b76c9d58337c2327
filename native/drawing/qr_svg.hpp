#pragma once

#include <string>
#include <string_view>

namespace zhiping::drawing {

// How much of it may be lost on paper that gets folded, wet and bleached (ISO/IEC 18004, levels M and Q).
enum class QrLoss { Seventh, Quarter };

// A QR code as an <svg class="qr"> for a page, with its margin: black on white, in the dark too. `label`, of plain
// letters, is what a screen reader says. Text of capital letters, digits and - : + . / alone makes a smaller one.
std::string qr_svg(const std::string& text, QrLoss, std::string_view label);

// The same as a file of its own.
std::string qr_svg_file(const std::string& text, QrLoss, std::string_view label);

} // namespace zhiping::drawing
