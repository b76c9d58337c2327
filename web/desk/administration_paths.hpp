#pragma once

#include "shared/wire/paths.hpp"
#include "shared/wire/plain_form.hpp"

#include <string>
#include <string_view>

// The addresses of what is administered.
namespace zhiping::desk {

// Whatever stands in it, as one part of an address.
inline std::string in_path(std::string_view typed) {
    const wire::FormField field[] = {{"", std::string{typed}}};
    return wire::encode_form_fields(field).substr(1); // Behind the "=".
}

inline constexpr auto issuers_path = "/api/v1/issuers";

// "staff" and "012345": "/api/v1/admin/staff/012345".
inline std::string administered(std::string_view what) {
    return std::string{wire::administration_path} + "/" + std::string{what};
}
inline std::string administered(std::string_view what, std::string_view id) {
    return administered(what) + "/" + in_path(id);
}

} // namespace zhiping::desk
