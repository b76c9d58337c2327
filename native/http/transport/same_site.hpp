#pragma once

#include "native/http/transport/front.hpp"

#include <httplib.h>

namespace zhiping::http {

// Whether a request was made by a page of this server, as far as the browser says: Sec-Fetch-Site,
// or else Origin, which must be the public URL, or where none is known that of Host (a proxy in front has to pass Host
// on; it may leave out or add the port that is the scheme's own). A request with neither, from an old browser or none,
// is let through: the cookies whose power could be borrowed, staff's and that of an evaluation's page, are
// SameSite=Strict besides.
bool is_from_this_site(const httplib::Request&, const Front&);

} // namespace zhiping::http
