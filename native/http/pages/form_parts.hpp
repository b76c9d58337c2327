#pragma once

#include "native/http/pages/plain_form.hpp"
#include "native/http/pages/template.hpp"
#include "native/http/pages/visit.hpp"

#include <span>
#include <string>
#include <string_view>

// What the forms of the server's pages are made of.
namespace zhiping::http {

// Of UTF-16, which browsers count, in a field of words. As many as surely fit into what is accepted, each posted as up
// to 9 bytes: more would be refused whole instead of at its field. Nobody needs more.
inline constexpr std::string_view max_words_units = "13000";

// ` name="value"`, escaped.
std::string attribute(std::string_view name, std::string_view value);

std::string hidden_input(std::string_view name, std::string_view value);

// What a form that is sent with GET says of the visit, as address_of() does for all others.
std::string visit_inputs(const Visit&);

// A radio or checkbox with its words; its id is NAME-VALUE. `more` are attributes.
std::string choice(std::string_view type, std::string_view name, std::string_view value, std::string_view words,
                   const std::string& more = {});

// A field and what is wrong with it, as the parts of its markup say it.
class FieldState {
public:
    // No words: nothing is wrong.
    FieldState(std::string id, std::string words) : m_id(std::move(id)), m_words(std::move(words)) {}

    bool is_wrong() const { return !m_words.empty(); }

    // What stands above the field.
    Html error() const;

    // The attribute that says so; nothing when nothing is wrong.
    std::string invalid() const;

    // The attribute that names what describes it, the error first.
    std::string described(std::string_view hints) const;

private:
    std::string m_id;
    std::string m_words;
};

// What is said at a field: of a refused file which it is and why; a browser has forgotten which were chosen.
std::string field_words(const Error&, const FormFiles&, Language);

// What is said of it in the summary above: of a refused file only that it is, where its field says why at length.
std::string summary_words(const Error&, const FormFiles&, bool field_is_shown, Language);

// What describes the field of files: its hint, and before it that some were received, or a screen reader would say of
// it "no file chosen" only.
std::string files_hints(std::string_view field, std::span<const KeptFile>);

// Files that were received before; unticking one leaves it out. Hidden when there are none, for the page's script to
// fill (web/page/citizen/server_form.ts).
Html kept_inputs(std::string_view field, std::span<const KeptFile>, Language);

} // namespace zhiping::http
