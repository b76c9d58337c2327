#pragma once

#include <cstdint>
#include <functional>
#include <string>

// Lines that the server writes while they are read, and a file of the person's that they become once all are there.
namespace zhiping::platform {

struct DownloadRequest {
    std::string path;
    bool has_quotes; // A line feed between quotation marks ends no line, as in CSV.
    std::string language = {};
    std::string staff = {}; // As in ApiRequest.
};

struct DownloadNews {
    bool is_over;                 // This is the last of it.
    int status = 0;               // Of what is over: 0 when nobody answered, and when it broke off before its end.
    std::int64_t lines = 0;       // So far.
    std::int64_t total_rows = -1; // As the server announced; -1 before it did, and where it did not.
    std::string body = {};        // Of what was refused.
    int retry_after = 0;          // Seconds; 0 when none are said.
};

// One at a time: the one before is dropped. `news` is called a few times a second, and once when it is over, also when
// it was dropped.
void download(const DownloadRequest&, std::function<void(const DownloadNews&)> news);

// What is over with status 200 is kept nowhere until it is kept under a name where the browser keeps downloads.
void keep_download(const std::string& name);
void drop_download();

} // namespace zhiping::platform
