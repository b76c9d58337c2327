#include "shared/cases/policy.hpp"

namespace zhiping {

const Policy& newest_policy() { return policies().back(); }

const Policy* find_policy(std::int64_t version) {
    for (const auto& policy : policies())
        if (policy.version == version) return &policy;
    return nullptr;
}

} // namespace zhiping
