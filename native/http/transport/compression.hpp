#pragma once

#include <string>
#include <string_view>

namespace zhiping::http {

// With brotli (RFC 7932), at a quality for answers that are made anew each time: a page takes less than a millisecond.
// What is served as it was built comes compressed at the best (build-scripts/pack_site.py).
std::string compress(std::string_view content);

} // namespace zhiping::http
