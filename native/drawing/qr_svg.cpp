#include "native/drawing/qr_svg.hpp"

#include <qrcodegen/qrcodegen.hpp>

namespace zhiping::drawing {

namespace {

using qrcodegen::QrCode;

constexpr int quiet = 4; // Light squares around, which belong to the standard (ISO/IEC 18004).

// The dark squares of a row as lines from left to right, each after a move from where the last one ended.
std::string row_path(const QrCode& qr, int y) {
    std::string path;
    int end = 0;
    for (int x = 0; x < qr.getSize();) {
        int length = 0;
        while (qr.getModule(x + length, y)) ++length; // Outside of the code all are light.
        if (length == 0) {
            ++x;
            continue;
        }
        path += path.empty() ? "M" + std::to_string(x + quiet) + " " + std::to_string(y + quiet) + ".5"
                             : "m" + std::to_string(x - end) + " 0";
        path += "h" + std::to_string(length);
        x = end = x + length;
    }
    return path;
}

} // namespace

std::string qr_svg(const std::string& text, QrLoss loss, std::string_view label) {
    const auto level = loss == QrLoss::Quarter ? QrCode::Ecc::QUARTILE : QrCode::Ecc::MEDIUM;
    const auto qr = QrCode::encodeText(text.c_str(), level);
    const auto size = std::to_string(qr.getSize() + 2 * quiet);
    std::string path;
    for (int y = 0; y < qr.getSize(); ++y) path += row_path(qr, y);
    return "<svg class=\"qr\" role=\"img\" aria-label=\"" + std::string{label} + "\" viewBox=\"0 0 " + size + " " +
           size + "\" shape-rendering=\"crispEdges\"><path fill=\"#fff\" d=\"M0 0h" + size + "v" + size +
           "H0z\"/><path stroke=\"#000\" d=\"" + path + "\"/></svg>\n";
}

std::string qr_svg_file(const std::string& text, QrLoss loss, std::string_view label) {
    auto svg = qr_svg(text, loss, label);
    svg.insert(std::string_view{"<svg"}.size(), " xmlns=\"http://www.w3.org/2000/svg\"");
    return svg;
}

} // namespace zhiping::drawing
