#pragma once

#include "tests/support/json.hpp"
#include "web/platform/headless/headless.hpp"

#include <catch_amalgamated.hpp>

#include <string>
#include <string_view>

// The server of a desk that runs on the headless platform: tests say what it answers, and when.
namespace zhiping::tests {

// To what was asked last under this path.
inline void answer(std::string_view path, int status, const std::string& body, int retry_after = 0) {
    const auto& all = platform::headless().asked;
    for (auto asked = all.rbegin(); asked != all.rend(); ++asked) {
        if (!asked->request.path.starts_with(path)) continue;
        const auto take = asked->answer; // It may ask for more.
        return take({status, body, retry_after});
    }
    FAIL("nobody asked for " << path);
}

inline const platform::ApiRequest& asked_last() {
    REQUIRE_FALSE(platform::headless().asked.empty());
    return platform::headless().asked.back().request;
}

inline Json sent_last() { return Json::parse(asked_last().body); }

inline std::string refusal(const std::string& code, const std::string& message, const std::string& field = {}) {
    return Json{{"error", {{"code", code}, {"message", message}, {"field", field}}}}.dump();
}

} // namespace zhiping::tests
