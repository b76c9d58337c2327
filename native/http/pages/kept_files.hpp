#pragma once

#include "native/http/exchange/context.hpp"
#include "native/http/pages/plain_form.hpp"

#include <vector>

namespace zhiping::http {

// Which of the uploads that a form names are still held whole, as photos and videos; the others are named no more.
std::vector<KeptFile> find_kept(const Context&, std::vector<UploadId>& named, const Secret&);

} // namespace zhiping::http
