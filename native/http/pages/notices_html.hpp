#pragma once

#include "native/app/own_notices.hpp"
#include "native/http/pages/person_html.hpp"
#include "native/http/pages/visit.hpp"

#include <string_view>

// What is told to the person of an evaluation, on their pages.
namespace zhiping::http {

// How they are told of what comes; who is not, how to look.
Html notice_channels_html(const app::EvaluationNotices&, const OwnerPage&, const Visit&);

// What they were told, the newest first, by which channel, when, and whether it arrived. Nothing while there is none.
// `style` are classes of the whole.
Html own_notices_html(const OwnNotices&, std::string_view style, Language);

} // namespace zhiping::http
