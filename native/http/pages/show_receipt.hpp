#pragma once

#include "native/app/person_sessions.hpp"
#include "native/http/exchange/callers.hpp"
#include "native/http/pages/action_html.hpp"
#include "native/http/pages/person_html.hpp"

namespace zhiping::http {

// What the page of an evaluation answers to.
struct ReceiptAnswer {
    int status = 200;
    const PostedAction* posted = nullptr;              // It was not done.
    std::optional<CaseAction> done = {};               // It was done just before.
    const PostedPerson* person = nullptr;              // The same of a person's form.
    std::string kept = {};                             // What waits for its person to sign in.
    std::optional<app::SignedInPerson> signed_in = {}; // Just now, so that the request does not say so.
};

// Answers with the page of an evaluation. One answer to everything that is wrong with the caller: the page that says
// there is none.
void show_receipt(Exchange&, const PageHolder&, const ReceiptAnswer&);

// Where its person's forms are posted to.
std::string person_address(const Exchange&, const PageHolder&);

// Where the page of this holder is, in the language of the visit.
std::string receipt_address(const Exchange&, const PageHolder&);

} // namespace zhiping::http
