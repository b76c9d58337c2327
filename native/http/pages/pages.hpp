#pragma once

#include "native/app/own_notices.hpp"
#include "native/app/sign_receipt.hpp"
#include "native/http/pages/action_html.hpp"
#include "native/http/pages/person_html.hpp"
#include "native/http/pages/plain_form.hpp"
#include "native/http/pages/visit.hpp"
#include "shared/cases/citizen_view.hpp"
#include "shared/evaluation/code_facts.hpp"
#include "shared/evaluation/receipt.hpp"
#include "shared/wire/plain_form.hpp"

#include <span>
#include <string>
#include <string_view>

namespace zhiping::http {

// The page behind a code: what it is about, the instructions and the form, all of it there before
// any script runs.
std::string evaluate_page(const CodeFacts&, const wire::PlainForm& fresh, const Visit&);

// The form as it was filled in, with what is wrong above it and at its fields. A problem without a
// field is said above only. It runs no script: nothing may come between a person and their answers.
std::string correction_page(const CodeFacts&, const wire::PlainForm& filled, const FormState&, const Visit&);

// One evaluation, for whoever holds its secret: the visit's query has it. `page` is what its case comes to; none when
// it has no case. `done` was just done; it is said above. Signed, unless it is too old (app/sign_receipt.hpp).
// `views` are who has looked, `owner` whose it is, `told` what that person is told.
std::string receipt_page(const StoredEvaluation&, const std::optional<app::SignedReceipt>&, const CitizenViews& views,
                         const OwnerPage& owner, const app::EvaluationNotices& told, const ActionPage* page,
                         std::optional<CaseAction> done, const Visit&);

// A page that only says something: where to go from here, or what is wrong. `link` leads on.
struct Link {
    std::string_view address;
    std::string_view words;
};
// `kept_words` are shown to be copied.
std::string notice_page(std::string_view heading, std::string_view message, const Visit&, const Link& link = {},
                        std::string_view kept_words = {});

} // namespace zhiping::http
