#include "native/http/same_site.hpp"

#include "native/http/header_list.hpp"

namespace zhiping::http {

namespace {

bool is_from(std::string_view origin, std::string_view host) {
    const auto scheme_end = origin.find("://");
    if (scheme_end == origin.npos || host.empty()) return false;
    const auto scheme = origin.substr(0, scheme_end);
    return (scheme == "https" || scheme == "http") && equal_ignoring_case(origin.substr(scheme_end + 3), host);
}

} // namespace

bool is_from_this_site(const httplib::Request& request) {
    const auto sites = request.get_header_value_count("Sec-Fetch-Site");
    const auto origins = request.get_header_value_count("Origin");
    if (sites > 1 || origins > 1) return false;
    if (sites == 1) {
        const auto site = request.get_header_value("Sec-Fetch-Site");
        return site == "same-origin" || site == "none";
    }
    return origins == 0 || is_from(request.get_header_value("Origin"), request.get_header_value("Host"));
}

} // namespace zhiping::http
