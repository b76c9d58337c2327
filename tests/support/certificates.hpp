#pragma once

#include <chrono>
#include <string>

namespace zhiping::tests {

// A certificate and its key, both as PEM.
struct Certificate {
    std::string pem;
    std::string key;
};

struct Wanted {
    std::string names = "IP:127.0.0.1"; // As X.509 writes them (subjectAltName).
    std::chrono::hours valid_from{-1};  // From now.
    std::chrono::hours valid_until{1};
    bool signs_others = false;
};

// Signed by `issuer`, or by itself.
Certificate make_certificate(const Wanted&, const Certificate* issuer = nullptr);

// Who signs those of others.
inline Certificate make_authority(const std::string& name) {
    return make_certificate({.names = "DNS:" + name, .signs_others = true});
}

} // namespace zhiping::tests
