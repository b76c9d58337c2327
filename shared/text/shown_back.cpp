#include "shared/text/shown_back.hpp"

#include "shared/text/utf8.hpp"

namespace zhiping {

namespace {

constexpr std::size_t max_shown_characters = 40;

} // namespace

std::string shown_back(std::string_view typed) {
    std::string shown;
    for (std::size_t count = 0; !typed.empty(); ++count) {
        if (count == max_shown_characters) return shown + "…";
        const auto code_point = take_code_point(typed);
        if (!code_point) typed.remove_prefix(1);
        append_utf8(shown, code_point && !disturbs_its_line(*code_point) ? *code_point : U'\uFFFD');
    }
    return shown;
}

} // namespace zhiping
