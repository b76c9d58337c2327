#include "native/http/exchange/cookies.hpp"

#include "native/http/transport/header_list.hpp"

#include <algorithm>

namespace zhiping::http {

std::string cookie_of(const httplib::Request& request, std::string_view name) {
    const auto header = request.get_header_value("Cookie");
    for (std::string_view rest = header; !rest.empty();) {
        const auto end = std::min(rest.find(';'), rest.size());
        const auto entry = without_parameters(rest.substr(0, end));
        rest.remove_prefix(std::min(end + 1, rest.size()));
        if (entry.starts_with(name) && entry.substr(name.size()).starts_with('='))
            return std::string{entry.substr(name.size() + 1)};
    }
    return {};
}

} // namespace zhiping::http
