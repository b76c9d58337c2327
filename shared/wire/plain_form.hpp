#pragma once

#include "shared/evaluation/submission.hpp"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace zhiping::wire {

// What the form that needs no script posts: its secret and ids were made by the server when the
// form was opened, and `evaluation.agreed_at` is that moment.
struct PlainForm {
    Submission submission;
    Secret secret;

    bool operator==(const PlainForm&) const = default;
};

// A field as it was posted, whatever the form was encoded as.
struct FormField {
    std::string name;
    std::string value;
};

// The fields of application/x-www-form-urlencoded, in their order. Refused (invalid): wrong percent signs, a field
// without a value.
Result<std::vector<FormField>> decode_form_fields(std::string_view body);

// The other way.
std::string encode_form_fields(std::span<const FormField>);

// Reads the fields of a form, for the code in its address. Strict, because only our own form posts
// it: refused are its fields that are missing or given twice (situations and upload may be), bytes
// that are not UTF-8, and values that are not known (Text::CatalogueVersionUnknown for a version that
// is not). Fields that are not its own are ignored: browsers' extensions and gateways add some. The
// line ends of forms, CR LF, become LF. As with JSON, validate() checks the rules: nothing chosen and
// situations that do not belong to the answer are read as they are. `upload` names files that the
// server holds already: the evidence.
Result<PlainForm> read_plain_form(std::span<const FormField>, const Code&);

// The same of application/x-www-form-urlencoded.
Result<PlainForm> decode_plain_form(std::string_view body, const Code&);

// The same form as it would be posted.
std::string encode_plain_form(const PlainForm&);

} // namespace zhiping::wire
