#include "shared/wire/broken_json.hpp"

#include "shared/wire/json.hpp"

#include <algorithm>

namespace zhiping::wire {

namespace {

// Takes everything, and remembers where it could not go on.
struct Finder {
    std::size_t place = 1; // Behind what could not be read.

    bool null() { return true; }
    bool boolean(bool) { return true; }
    bool number_integer(std::int64_t) { return true; }
    bool number_unsigned(std::uint64_t) { return true; }
    bool number_float(double, const std::string&) { return true; }
    bool string(std::string&) { return true; }
    bool binary(Json::binary_t&) { return true; }
    bool start_object(std::size_t) { return true; }
    bool key(std::string&) { return true; }
    bool end_object() { return true; }
    bool start_array(std::size_t) { return true; }
    bool end_array() { return true; }
    bool parse_error(std::size_t position, const std::string&, const Json::exception&) {
        place = position;
        return false;
    }
};

} // namespace

std::optional<int> find_broken_line(std::string_view json) {
    const auto until_zero = json.substr(0, json.find('\0')); // Where wire::parse() stops too.
    Finder finder;
    if (Json::sax_parse(until_zero, &finder)) {
        if (until_zero.size() == json.size()) return std::nullopt;
        finder.place = until_zero.size() + 1;
    }
    const auto read = until_zero.substr(0, finder.place - 1); // Without what it stopped at.
    return 1 + static_cast<int>(std::count(read.begin(), read.end(), '\n'));
}

} // namespace zhiping::wire
