#include "native/messages/https_outcome.hpp"

#include <algorithm>
#include <cctype>

namespace zhiping::messages {

namespace {

bool is_html(const outside::HttpsAnswer& answer) {
    return std::any_of(answer.headers.begin(), answer.headers.end(), [](const auto& header) {
        auto name = header.first;
        for (auto& character : name) character = static_cast<char>(std::tolower(static_cast<unsigned char>(character)));
        return name == "content-type" && header.second.starts_with("text/html");
    });
}

} // namespace

bool is_success(const outside::HttpsAnswer& answer) {
    return answer.status >= 200 && answer.status < 300 && !is_html(answer);
}

std::string words_of(const outside::HttpsAnswer& answer) {
    return "was answered with status " + std::to_string(answer.status) + (is_html(answer) ? " and HTML" : "");
}

Outcome outcome_of(const outside::HttpsError& problem) {
    return problem.may_have_arrived() ? Outcome::Unknown : Outcome::Refused;
}

} // namespace zhiping::messages
