#pragma once

#include <stdexcept>

namespace zhiping::settings {

// A setting is refused; what() is one line for the operator: where it was said, and why. It never holds a secret.
class SettingsError : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

} // namespace zhiping::settings
