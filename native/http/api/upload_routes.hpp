#pragma once

#include "native/http/reply.hpp"

// Photos and videos on their way, as tus 1.0.0 has it. An upload belongs to a code and to who holds the
// secret of a submission: with another secret it is not found.
namespace zhiping::http {

void options_uploads(Exchange&);
void post_upload(Exchange&);
void head_upload(Exchange&);
void patch_upload(Exchange&);
void delete_upload(Exchange&);

// The most that a request to this path may carry: a part of a file, or else a submission and some.
std::size_t most_body_bytes(const httplib::Request&);

} // namespace zhiping::http
