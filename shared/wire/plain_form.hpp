#pragma once

#include "shared/evaluation/submission.hpp"

#include <string>
#include <string_view>

namespace zhiping::wire {

// What the form that needs no script posts: its secret and ids were made by the server when the
// form was opened, and `evaluation.agreed_at` is that moment.
struct PlainForm {
    Submission submission;
    Secret secret;

    bool operator==(const PlainForm&) const = default;
};

// Reads application/x-www-form-urlencoded, for the code in the form's address. Strict, because only
// our own form posts it: refused are fields that are not its own, missing or given twice (situations
// may be), wrong percent signs, bytes that are not UTF-8, and values that are not known
// (Text::CatalogueVersionUnknown for a version that is not). The line ends of forms, CR LF, become
// LF. As with JSON, validate() checks the rules: nothing chosen and situations that do not belong to
// the answer are read as they are.
Result<PlainForm> decode_plain_form(std::string_view body, const Code&);

// The same form as it would be posted.
std::string encode_plain_form(const PlainForm&);

} // namespace zhiping::wire
