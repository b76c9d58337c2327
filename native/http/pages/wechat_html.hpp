#pragma once

#include "native/http/pages/template.hpp"
#include "native/http/pages/visit.hpp"

namespace zhiping::http {

// What a page needs in its head inside the mini-program: the script that speaks with it (web/page/wechat/), and what
// hides what the mini-program shows itself. Nothing elsewhere.
Html wechat_html(const Visit&);

} // namespace zhiping::http
