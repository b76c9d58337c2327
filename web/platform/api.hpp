#pragma once

#include <functional>
#include <string>

// What staff's programs ask of the server. The browser adds the session.
namespace zhiping::platform {

struct ApiRequest {
    std::string method;
    std::string path;
    std::string body = {}; // JSON; none when empty.
    std::string language = {};
    std::string staff = {};     // The badge number of whom it is for: nobody else's session will do. Empty: any.
    bool is_unattended = false; // Nobody asked for it just now: it does not keep the session.
};

struct ApiAnswer {
    int status; // 0 when nobody answered.
    std::string body;
    int retry_after; // Seconds; 0 when none are said.
};

// Each is answered once, in whatever order the answers come.
void ask(const ApiRequest&, std::function<void(const ApiAnswer&)>);

} // namespace zhiping::platform
