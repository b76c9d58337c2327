#pragma once

#include <string>
#include <string_view>

// The form that the server wrote into the page: in charge until the program takes over, and again when it stops.
namespace zhiping::platform {

class ServerFormListener {
public:
    virtual ~ServerFormListener() = default;

    // Takes the page over, before anything else is asked of the program. `plain_form` is what the server's form would
    // post (shared/wire/plain_form.hpp), `touched` the id of the element in it that was operated last; both may be
    // empty. False when the program cannot: the server's page stays in charge.
    virtual bool begin(std::string_view plain_form, std::string_view touched) = 0;

    // Somebody signed in after the page was loaded: it is submitted under their name. Both are masked; without a name,
    // under nobody's.
    virtual void sign_in(std::string_view name, std::string_view phone) = 0;
};

void listen_to_server_form(ServerFormListener&);

std::string code_facts_json(); // What the server wrote into the page beside the form; empty when it did not.

// Fills in the server's form, hidden by now, for when the program stops. `files` are the names of its uploads, a line
// each.
void fill_plain_form(const std::string& body, const std::string& files);

} // namespace zhiping::platform
