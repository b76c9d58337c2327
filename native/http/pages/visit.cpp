#include "native/http/pages/visit.hpp"

#include "native/http/exchange/exchange.hpp"

#include <algorithm>
#include <array>
#include <string_view>

namespace zhiping::http {

namespace {

bool stays_in_path(char character) {
    const bool is_letter = (character >= 'a' && character <= 'z') || (character >= 'A' && character <= 'Z');
    const bool is_digit = character >= '0' && character <= '9';
    return is_letter || is_digit || std::string_view{"/-._~"}.find(character) != std::string_view::npos;
}

// Of the pages that the mini-program opens, and those that they lead to. With a slash at the end: all below it.
constexpr std::array wechat_paths{"/", "/places", "/documents", "/law", "/e/", "/r", "/r/", "/my", "/verify"};

bool is_wechat_path(std::string_view path) {
    return std::ranges::any_of(wechat_paths, [&](std::string_view each) {
        return path == each || (each.size() > 1 && each.ends_with('/') && path.starts_with(each));
    });
}

} // namespace

bool is_in_wechat(const httplib::Request& request) {
    return request.get_param_value("in") == "wechat" && is_wechat_path(request.path);
}

Visit visit_of(const httplib::Request& request) {
    return {.language = language_of(request),
            .path = request.path,
            .query = request.get_param_value("html") == "1" ? "html=1&" : "",
            .is_elder = request.get_param_value("elder") == "1",
            .is_in_wechat = is_in_wechat(request)};
}

std::string percent_encoded(std::string_view text) {
    std::string encoded;
    for (const char character : text) {
        const auto byte = static_cast<unsigned char>(character);
        if (stays_in_path(character))
            encoded += character;
        else
            (encoded += '%') += {"0123456789ABCDEF"[byte >> 4], "0123456789ABCDEF"[byte & 15]};
    }
    return encoded;
}

// The path starts with exactly one slash: two would name another host.
std::string address_of(const Visit& visit, Language language) {
    std::string_view path{visit.path};
    path.remove_prefix(std::min(path.find_first_not_of('/'), path.size()));
    return "/" + percent_encoded(path) + "?" + visit.query + (visit.is_elder ? "elder=1&" : "") +
           (visit.is_in_wechat ? "in=wechat&" : "") + "lang=" + std::string{tag_of(language)};
}

// Said also where it is off: the phone may remember that it was on.
std::string elder_switch_of(const Visit& visit) {
    auto other = visit;
    other.is_elder = !visit.is_elder;
    if (visit.is_elder) other.query += "elder=0&";
    return address_of(other, visit.language);
}

} // namespace zhiping::http
