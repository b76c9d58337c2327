#pragma once

#include "shared/result.hpp"

#include <string>
#include <string_view>

namespace zhiping {

// A telephone number in the one form in which it is compared: E.164 (ITU-T, 2010), "+8613812345678".
class PhoneNumber {
public:
    // As people type and paste it: with blanks, hyphens, brackets, dots and full-width digits, with 00 or + before the
    // country. Eleven digits that begin as mobile numbers of China do are one. Refused (invalid): anything else, and
    // what cannot receive a message in China (a landline).
    static Result<PhoneNumber> parse(std::string_view typed);

    const std::string& text() const { return m_text; }

    // What is shown of it: 138****5678, and of other countries "+44 ****78".
    std::string masked() const;

    bool operator==(const PhoneNumber&) const = default;

private:
    explicit PhoneNumber(std::string text) : m_text(std::move(text)) {}

    std::string m_text;
};

} // namespace zhiping
