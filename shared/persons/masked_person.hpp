#pragma once

#include <string>

namespace zhiping {

// A person as they are shown: "张**", "138****5678"; empty where there is none.
struct MaskedPerson {
    std::string name;
    std::string phone;

    bool operator==(const MaskedPerson&) const = default;
};

} // namespace zhiping
