#include "native/http/transport/framing.hpp"

#include "native/http/transport/header_list.hpp"

#include <algorithm>
#include <cstdlib>

namespace zhiping::http {

namespace {

constexpr std::size_t max_digits = 18; // Any such number fits into 64 bits.

bool is_length(const std::string& value) {
    const auto is_digit = [](char character) { return character >= '0' && character <= '9'; };
    return !value.empty() && value.size() <= max_digits && std::all_of(value.begin(), value.end(), is_digit);
}

} // namespace

bool has_clear_end(const httplib::Request& request) {
    const auto lengths = request.get_header_value_count("Content-Length");
    const auto codings = request.get_header_value_count("Transfer-Encoding");
    if (lengths + codings > 1) return false;
    if (lengths == 1) return is_length(request.get_header_value("Content-Length"));
    return codings == 0 || equal_ignoring_case(request.get_header_value("Transfer-Encoding"), "chunked");
}

std::uint64_t announced_length(const httplib::Request& request) {
    return std::strtoull(request.get_header_value("Content-Length").c_str(), nullptr, 10);
}

bool carries_body(const httplib::Request& request) {
    return announced_length(request) > 0 || request.has_header("Transfer-Encoding");
}

} // namespace zhiping::http
