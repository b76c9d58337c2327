#pragma once

#include "shared/text/language.hpp"

#include <initializer_list>
#include <string>
#include <string_view>

namespace zhiping {

// What people read, in every language. Who names one (Text::Agree) includes shared/text/text_ids.hpp, of the desk
// shared/text/desk_text_ids.hpp, and is compiled again when there are more. Only what a program names is linked into
// it, so that a phone does not load what the server says.
class Message {
public:
    // Each language's words one after the other, each ended by a zero; they live as long as the program.
    explicit constexpr Message(const char* words) : m_words(words) {}

    friend constexpr bool operator==(Message, Message) = default;
    friend std::string_view text(Message, Language);

private:
    const char* m_words;
};

// The message in one language, with its {placeholders} still in it.
std::string_view text(Message, Language);

struct Placeholder {
    std::string_view name;
    std::string_view value;
};

// `pattern` with each {name} replaced, by nothing when it is not among them. What is put in is
// never searched for placeholders itself.
std::string fill(std::string_view pattern, std::initializer_list<Placeholder>);

// The same words in every language, where they are data and not a message: names of units, texts
// of the catalogue.
struct Words {
    std::string_view in_language[2];

    constexpr std::string_view operator[](Language language) const { return in_language[static_cast<int>(language)]; }
};

} // namespace zhiping
