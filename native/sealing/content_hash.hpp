#pragma once

#include "shared/evidence/sha256.hpp"

#include <memory>
#include <span>
#include <vector>

struct evp_md_ctx_st;
struct evp_md_st;

namespace zhiping::sealing {

// A hash that grows with what comes. Copying it keeps a state to return to.
class ContentHash {
public:
    static ContentHash sha256();
    static ContentHash sha1(); // For the checksums of uploads only.

    ContentHash(const ContentHash&);
    ContentHash& operator=(const ContentHash&);
    ContentHash(ContentHash&&) = default;
    ContentHash& operator=(ContentHash&&) = default;
    ~ContentHash() = default;

    void add(std::span<const std::uint8_t>);
    std::vector<std::uint8_t> value() const; // Of all that was added; more may follow.

private:
    struct Free {
        void operator()(evp_md_ctx_st*) const;
    };
    explicit ContentHash(const evp_md_st*);

    std::unique_ptr<evp_md_ctx_st, Free> m_state;
};

// Precondition: it is a SHA-256.
Sha256 sha256_of(const ContentHash&);
Sha256 sha256_of(std::string_view);

} // namespace zhiping::sealing
