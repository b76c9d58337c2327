// Cuts the texts of standard input, each ended by a zero byte, and prints for each a line with the
// sizes in bytes of its characters: for a test that compares them with another's.
#include "shared/text/graphemes.hpp"

#include <iostream>
#include <iterator>
#include <string>

using namespace zhiping;

int main() {
    const std::string all{std::istreambuf_iterator<char>{std::cin}, {}};
    std::string_view rest = all;
    for (auto end = rest.find('\0'); end != rest.npos; end = rest.find('\0')) {
        for (auto text = rest.substr(0, end); !text.empty();) std::cout << take_grapheme(text).size() << ' ';
        std::cout << '\n';
        rest.remove_prefix(end + 1);
    }
    return std::cout.flush() ? 0 : 1;
}
