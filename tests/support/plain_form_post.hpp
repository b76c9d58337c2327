#pragma once

#include "tests/support/running_server.hpp"

#include <string>
#include <utility>
#include <vector>

namespace zhiping::tests {

// The fields of a form as a browser posts them, in order.
using Fields = std::vector<std::pair<std::string, std::string>>;

inline std::string encoded(const Fields& fields) {
    std::string body;
    for (const auto& [name, value] : fields) {
        if (!body.empty()) body += '&';
        body += httplib::encode_uri_component(name) + "=" + httplib::encode_uri_component(value);
    }
    return body;
}

// Filled in as RunningServer::submission() is.
inline Fields filled_in() {
    return {{"submission_id", submission_digits},
            {"secret", secret_digits},
            {"catalogue_version", "1"},
            {"language", "zh-CN"},
            {"opened_at", "1795160000"},
            {"satisfaction", "dissatisfied"},
            {"situations", "impounded_without_cause"},
            {"situations", "unfair_enforcement"},
            {"statement", "没有给扣车凭证 😠"}};
}

inline Fields with(Fields fields, const std::string& name, const std::string& value) {
    for (auto& field : fields)
        if (field.first == name) field.second = value;
    return fields;
}

inline Fields without(Fields fields, const std::string& name) {
    std::erase_if(fields, [&](const auto& field) { return field.first == name; });
    return fields;
}

constexpr auto urlencoded = "application/x-www-form-urlencoded";

inline httplib::Result post(const RunningServer& server, const std::string& body, const httplib::Headers& headers = {},
                            const char* type = urlencoded, const std::string& query = "") {
    return server.client().Post("/e/" + server.document_code + query, headers, body, type);
}

inline httplib::Result post(const RunningServer& server, const Fields& fields, const httplib::Headers& headers = {}) {
    return post(server, encoded(fields), headers);
}

// The value of the hidden field in a page; empty when it has none.
inline std::string hidden_value(const std::string& page, const std::string& name) {
    const auto mark = "name=\"" + name + "\" value=\"";
    const auto start = page.find(mark);
    if (start == page.npos) return {};
    const auto from = start + mark.size();
    return page.substr(from, page.find('"', from) - from);
}

} // namespace zhiping::tests
