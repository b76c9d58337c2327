#pragma once

#include "shared/table.hpp"

#include <array>
#include <string_view>

namespace zhiping {

// What kind of handling is evaluated.
enum class Module { LawEnforcement, Service, AccidentHandling, DrivingTest };

struct ModuleFacts {
    Module value;
    std::string_view id; // Stored and sent. Never change one that has shipped.
};

inline constexpr std::array modules{
    ModuleFacts{Module::LawEnforcement, "law_enforcement"},
    ModuleFacts{Module::Service, "service"},
    ModuleFacts{Module::AccidentHandling, "accident_handling"},
    ModuleFacts{Module::DrivingTest, "driving_test"},
};
static_assert(follows_enum(modules));

} // namespace zhiping
