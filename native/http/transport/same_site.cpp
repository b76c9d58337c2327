#include "native/http/transport/same_site.hpp"

#include "shared/wire/origin.hpp"

namespace zhiping::http {

namespace {

// Host does not say the scheme: a proxy may speak TLS in front of us.
bool is_from(const std::string& origin, const std::string& host, const Front& front) {
    const auto from = wire::parse_origin(origin);
    if (front.public_url) return from == front.public_url;
    return from && from == wire::parse_origin(from->scheme + "://" + host);
}

} // namespace

bool is_from_this_site(const httplib::Request& request, const Front& front) {
    const auto sites = request.get_header_value_count("Sec-Fetch-Site");
    const auto origins = request.get_header_value_count("Origin");
    if (sites > 1 || origins > 1) return false;
    if (sites == 1) {
        const auto site = request.get_header_value("Sec-Fetch-Site");
        return site == "same-origin" || site == "none";
    }
    return origins == 0 || is_from(request.get_header_value("Origin"), request.get_header_value("Host"), front);
}

} // namespace zhiping::http
