#include "native/settings/public_url.hpp"

namespace zhiping::settings {

std::optional<wire::Origin> parse_public_url(std::string url) {
    while (url.ends_with('/') && !url.ends_with("//")) url.pop_back();
    return wire::parse_origin(url);
}

} // namespace zhiping::settings
