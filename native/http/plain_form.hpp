#pragma once

#include "native/http/template.hpp"
#include "shared/catalogue/catalogue.hpp"
#include "shared/wire/plain_form.hpp"

#include <span>

// The form that needs no script, as HTML: the same questions and words as the canvas form's, in the
// same order. Its fields are named satisfaction, situations and statement, and what it carries
// unseen as decode_plain_form() wants it.
namespace zhiping::http {

// As it is filled in, with each problem at its field.
Html plain_form_html(const wire::PlainForm&, const ModuleContent&, std::span<const Error> problems, Language);

// The summary of the problems, which takes the focus: each leads to its field.
Html problems_html(const Evaluation&, const ModuleContent&, std::span<const Error> problems, Language);

} // namespace zhiping::http
