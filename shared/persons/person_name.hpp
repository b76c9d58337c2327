#pragma once

#include "shared/result.hpp"

#include <string>
#include <string_view>

namespace zhiping {

// What a person is called, as on a certificate of any country: one line of 1 to 60 characters.
class PersonName {
public:
    static constexpr std::size_t max_characters = 60;

    // Blanks around it go, several become one, and each of the points with which names are typed becomes the one of
    // identity cards ("·", U+00B7; 阿不都·热合曼). Refused (invalid): no name, a longer one, or what nobody can read.
    static Result<PersonName> parse(std::string_view typed);

    const std::string& text() const { return m_text; }

    // What is shown of it, whatever its length: 张**. Of a name of one character nothing.
    std::string masked() const;

    bool operator==(const PersonName&) const = default;

private:
    explicit PersonName(std::string text) : m_text(std::move(text)) {}

    std::string m_text;
};

} // namespace zhiping
