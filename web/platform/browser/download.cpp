#include "web/platform/download.hpp"

#include <emscripten.h>

#include <memory>
#include <utility>

// clang-format off
EM_JS(void, js_download, (const char* path, int quotes, const char* language, const char* staff, void* callback), {
    Module.page.download(callback, UTF8ToString(path), !!quotes, UTF8ToString(language), UTF8ToString(staff));
});
EM_JS(void, js_keep_download, (const char* name), { Module.page.keepDownload(UTF8ToString(name)); });
EM_JS(void, js_drop_download, (), { Module.page.dropDownload(); });
// clang-format on

namespace zhiping::platform {

namespace {

using Callback = std::function<void(const DownloadNews&)>;

} // namespace

extern "C" {

EMSCRIPTEN_KEEPALIVE void zhiping_hear_of_download(void* callback, int over, int status, double lines, double total,
                                                   const char* body, int retry_after) {
    auto* const news = static_cast<Callback*>(callback);
    const std::unique_ptr<Callback> last{over ? news : nullptr};
    (*news)({over != 0, status, static_cast<std::int64_t>(lines), static_cast<std::int64_t>(total), body, retry_after});
}
}

void download(const DownloadRequest& request, std::function<void(const DownloadNews&)> news) {
    js_download(request.path.c_str(), request.has_quotes, request.language.c_str(), request.staff.c_str(),
                new Callback{std::move(news)});
}

void keep_download(const std::string& name) { js_keep_download(name.c_str()); }

void drop_download() { js_drop_download(); }

} // namespace zhiping::platform
