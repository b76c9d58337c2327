#include "web/platform/download.hpp"

#include "web/platform/headless/headless.hpp"

namespace zhiping::platform {

void download(const DownloadRequest& request, std::function<void(const DownloadNews&)> news) {
    headless().downloads.push_back({request, std::move(news)});
}

void keep_download(const std::string& name) { headless().downloads_kept.push_back(name); }

void drop_download() { ++headless().downloads_dropped; }

} // namespace zhiping::platform
