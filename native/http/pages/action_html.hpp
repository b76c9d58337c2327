#pragma once

#include "native/http/pages/action_form.hpp"
#include "native/http/pages/plain_form.hpp"
#include "native/http/pages/template.hpp"
#include "shared/cases/citizen_case.hpp"

#include <functional>
#include <vector>

// The forms of the page of an evaluation, as HTML. They need no script, nothing in them is preselected, and no answer
// looks more likely than another.
namespace zhiping::http {

// What was posted and not done: it is shown again as it was filled in, with what is wrong.
struct PostedAction {
    ActionForm form;
    std::vector<Error> problems;
    FormFiles files = {};
    std::optional<Secret> upload_secret = {}; // What its files were sent with.
};

// What all forms of one page have in common.
struct ActionPage {
    const CitizenCase& seen;
    std::string address; // To which they are posted.
    std::function<ActionId()> new_id;
    std::string upload_secret;       // What photos and videos are sent with.
    std::string upload_address = {}; // Where a script announces them; empty where it has no right to.
    const PostedAction* posted = nullptr;
    Language language;
};

// Whether the case is where this can be done.
bool is_possible(ActionFormKind, const CitizenCase&);

// Precondition: it is possible. DisputeContact is made by dispute_form() instead.
Html action_form(ActionFormKind, const ActionPage&);

// The button beside a contact that the unit recorded.
Html dispute_form(int event, const ActionPage&);

// The same in something that is opened first; it is open where something was wrong.
Html closed_form(ActionFormKind, const ActionPage&);

// What was not done and why, which takes the focus: each problem leads to its field. What was written is shown where
// its form is there no more.
Html not_done_html(const ActionPage&);

} // namespace zhiping::http
