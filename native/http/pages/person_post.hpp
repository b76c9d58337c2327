#pragma once

#include "native/http/exchange/person_cookies.hpp"
#include "native/http/pages/person_html.hpp"

#include <functional>
#include <string>

// What a person posts, on the page of an evaluation and on that of their own evaluations.
namespace zhiping::http {

// Where the forms stand.
struct PersonDesk {
    std::optional<app::OwnEvaluation> evaluation;              // None: to sign in.
    std::string address;                                       // Of the page, to be shown when it is done.
    std::string signed_in_address = {};                        // After signing in; empty: the same.
    std::function<void(int status, const PostedPerson&)> show; // The page with what was not done.
    // Somebody has just signed in, and something was kept.
    std::function<void(const std::string& kept, const app::PersonToken&)> go_on;
};

// Reads the body, and answers it. Forms of other sites are refused.
void answer_person_post(Exchange&, const PersonDesk&);

// What waits for a code from this device.
std::optional<app::WaitingCode> find_waiting(const Exchange&, const std::optional<app::OwnEvaluation>&);

// Leads to the page, which is asked for anew.
void see_other(Exchange&, const std::string& address);

} // namespace zhiping::http
