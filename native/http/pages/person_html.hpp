#pragma once

#include "native/app/identify.hpp"
#include "native/http/pages/person_form.hpp"
#include "native/http/pages/template.hpp"
#include "shared/cases/policy.hpp"

#include <optional>
#include <vector>

// The forms of a person, as HTML. They need no script, and nothing in them is preselected.
namespace zhiping::http {

// What was posted and not done, with why; or what is to be typed again.
struct PostedPerson {
    PersonForm form;
    std::vector<app::CodeRefusal> problems = {};
    std::optional<app::WaitingCode> waiting = {}; // A code that this device was sent.
};

// What its forms have in common.
struct PersonPage {
    std::string address; // To which they are posted.
    std::optional<app::WaitingCode> waiting = {};
    const PostedPerson* posted = nullptr;
    std::string kept = {}; // (PersonForm)
    Language language;
};

// Of the element whose words say who it is, for a script that asks (web/page/wechat/ticket.ts).
std::string person_attribute(const MaskedPerson&);

// The code that was sent, or else the form that asks for it.
Html identify_html(const PersonPage&);
Html sign_in_html(const PersonPage&);

// A button of its own.
Html person_button(PersonFormKind, Message, const PersonPage&);

// What has to be agreed to before everything is erased.
Html erase_html(const PersonPage&);

// Of an evaluation: whose it is, or the way to say so.
struct OwnerPage {
    PersonPage page;
    app::EvaluationOwner owner;
    bool can_send; // Somebody carries codes.
    NameNeed need;
    Instant until; // For a name that is required.
    Instant now;
    std::string my_address; // Of what is theirs besides.
};

// Whether who reads it can become its person here.
bool asks_for_name(const OwnerPage&);

// Whether a name is still asked for.
bool waits_for_name(const OwnerPage&);

Html owner_html(const OwnerPage&);

} // namespace zhiping::http
