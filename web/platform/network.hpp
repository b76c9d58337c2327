#pragma once

#include <functional>
#include <string>

namespace zhiping::platform {

struct HttpReply {
    int status; // 0 when nobody answered.
    std::string body;
};

struct HttpPost {
    std::string path;
    std::string body; // JSON.
    std::string authorization;
    std::string language;
};

void post(const HttpPost&, std::function<void(HttpReply)>);
void abort_post(); // The last one is answered as if nobody had; it may have arrived all the same.

} // namespace zhiping::platform
