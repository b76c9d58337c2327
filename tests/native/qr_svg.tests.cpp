#include "tests/support/command_line.hpp"

#include "native/drawing/qr_svg.hpp"

#include <catch_amalgamated.hpp>
#include <cmath>
#include <sstream>

using namespace zhiping::drawing;
using namespace zhiping::tests;

namespace {

// The dark squares, margin included, as the path of the picture draws them.
std::vector<std::string> squares_of(const std::string& svg) {
    const auto start = svg.find("viewBox=\"0 0 ") + 13;
    const auto size = std::stoul(svg.substr(start));
    std::vector<std::string> rows(size, std::string(size, ' '));
    const auto path_start = svg.find("d=\"", svg.find("stroke=")) + 3;
    std::istringstream path{svg.substr(path_start, svg.find('"', path_start) - path_start)};
    std::size_t x = 0;
    double y = 0;
    for (char letter; path >> letter;) {
        double first = 0, second = 0;
        path >> first;
        if (letter != 'h') path >> second;
        if (letter == 'M') {
            x = static_cast<std::size_t>(first);
            y = second;
        } else if (letter == 'm') {
            x += static_cast<std::size_t>(first);
        } else {
            for (const auto end = x + static_cast<std::size_t>(first); x < end; ++x)
                rows.at(static_cast<std::size_t>(y)).at(x) = '#';
        }
    }
    return rows;
}

bool has_finder(const std::vector<std::string>& rows, std::size_t top, std::size_t left) {
    constexpr const char* finder[] = {"#######", "#     #", "# ### #", "# ### #", "# ### #", "#     #", "#######"};
    for (std::size_t row = 0; row < 7; ++row)
        if (rows.at(top + row).substr(left, 7) != finder[row]) return false;
    return true;
}

// What zbarimg reads, each square drawn as 6 by 6 points.
std::string read_back(const std::vector<std::string>& rows) {
    constexpr std::size_t points = 6;
    const TemporaryFolder folder;
    const auto size = std::to_string(points * rows.size());
    {
        std::ofstream picture{folder.path() / "qr.pgm"};
        picture << "P2 " << size << ' ' << size << " 1\n";
        for (std::size_t y = 0; y < points * rows.size(); ++y)
            for (std::size_t x = 0; x < points * rows.size(); ++x)
                picture << (rows[y / points][x / points] == '#' ? "0\n" : "1\n");
    }
    const auto path = folder.path().string();
    static_cast<void>(
        std::system(("zbarimg -q --raw '" + path + "/qr.pgm' > '" + path + "/read' 2>/dev/null").c_str()));
    return content_of(folder.path() / "read");
}

} // namespace

TEST_CASE("A reader of QR codes reads what was drawn") {
    for (const auto loss : {QrLoss::Seventh, QrLoss::Quarter})
        for (const auto& text : {std::string{"https://zhiping.example/e/7K3F9QXM2B4C8D1E5"},
                                 "ZP1.ZP-20261120-04106105-X." + std::string(300, 'A') + ".2026-11-20T15:40:07+08:00"})
            CHECK(read_back(squares_of(qr_svg(text, loss, "label"))) == text + "\n");
}

TEST_CASE("A code of 2 cm at 300 dots per inch is read with a blot over a tenth of it") {
    const std::string text = "https://zhiping.example/e/7K3F9QXM2B4C8D1E5";
    auto rows = squares_of(qr_svg(text, QrLoss::Quarter, "label"));
    const auto size = rows.size() - 8;
    CHECK(6 * static_cast<double>(rows.size()) <= 2 / 2.54 * 300 * 1.2); // As it is drawn for the reader.
    const auto side = static_cast<std::size_t>(std::sqrt(0.1 * static_cast<double>(size * size)) + 1);
    const auto corner = 4 + size - side - 1; // Beside the small square that has no finder, and over it.
    for (auto row = corner; row < corner + side; ++row)
        for (auto column = corner; column < corner + side; ++column) rows[row][column] = '#';
    CHECK(read_back(rows) == text + "\n");
}

TEST_CASE("A QR code has its three finders, its timing lines and a light margin of four squares") {
    const auto rows = squares_of(qr_svg("HTTPS://ZHIPING.EXAMPLE/E/7K3F9QXM2B4C8D1E5", QrLoss::Quarter, "7K3F"));
    const auto end = rows.size() - 4;
    CHECK(has_finder(rows, 4, 4));
    CHECK(has_finder(rows, 4, end - 7));
    CHECK(has_finder(rows, end - 7, 4));
    for (auto place = 12u; place < end - 8; ++place) {
        CHECK(rows[10][place] == (place % 2 == 0 ? '#' : ' '));
        CHECK(rows[place][10] == (place % 2 == 0 ? '#' : ' '));
    }
    for (std::size_t margin = 0; margin < 4; ++margin)
        for (std::size_t place = 0; place < rows.size(); ++place)
            CHECK((rows[margin][place] == ' ' && rows[rows.size() - 1 - margin][place] == ' ' &&
                   rows[place][margin] == ' ' && rows[place][rows.size() - 1 - margin] == ' '));
}

TEST_CASE("A signed receipt in capital letters makes a QR code of 61 squares, and of less than 9 kB") {
    const auto svg = qr_svg(std::string(325, 'Z'), QrLoss::Seventh, "label");
    CHECK(squares_of(svg).size() == 61 + 8);
    CHECK(svg.size() < 9000);
    CHECK(svg.find("aria-label=\"label\"") != std::string::npos);
}
