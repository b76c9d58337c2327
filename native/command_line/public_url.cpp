#include "native/command_line/public_url.hpp"

#include "native/command_line/commands.hpp"

namespace zhiping::command_line {

namespace {

wire::Origin parse_public_url(std::string url) {
    while (url.ends_with('/') && !url.ends_with("//")) url.pop_back();
    if (auto origin = wire::parse_origin(url)) return *std::move(origin);
    throw CommandError{"--public-url '" + url +
                       "' is not like https://zhiping.example or http://192.0.2.7:8080: http or https, a host, and "
                       "nothing after it, because the server answers at /e/CODE"};
}

} // namespace

Option add_public_url_option(const Command& command, std::optional<wire::Origin>& url) {
    return command.option({"--public-url,--base-url", "URL", "The address under which phones reach the server"},
                          [&url](const std::string& text) { url = parse_public_url(text); });
}

} // namespace zhiping::command_line
