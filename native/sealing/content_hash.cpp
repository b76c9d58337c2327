#include "native/sealing/content_hash.hpp"

#include <algorithm>
#include <openssl/evp.h>
#include <stdexcept>

namespace zhiping::sealing {

namespace {

void require(bool succeeded) {
    if (!succeeded) throw std::runtime_error{"OpenSSL cannot hash"};
}

} // namespace

void ContentHash::Free::operator()(evp_md_ctx_st* state) const { EVP_MD_CTX_free(state); }

ContentHash::ContentHash(const evp_md_st* algorithm) : m_state(EVP_MD_CTX_new()) {
    require(m_state && EVP_DigestInit_ex(m_state.get(), algorithm, nullptr) == 1);
}

ContentHash::ContentHash(const ContentHash& other) : m_state(EVP_MD_CTX_new()) {
    require(m_state && EVP_MD_CTX_copy_ex(m_state.get(), other.m_state.get()) == 1);
}

ContentHash& ContentHash::operator=(const ContentHash& other) {
    require(EVP_MD_CTX_copy_ex(m_state.get(), other.m_state.get()) == 1);
    return *this;
}

ContentHash ContentHash::sha256() { return ContentHash{EVP_sha256()}; }
ContentHash ContentHash::sha1() { return ContentHash{EVP_sha1()}; }

void ContentHash::add(std::span<const std::uint8_t> bytes) {
    require(EVP_DigestUpdate(m_state.get(), bytes.data(), bytes.size()) == 1);
}

std::vector<std::uint8_t> ContentHash::value() const {
    const ContentHash copy{*this};
    std::vector<std::uint8_t> value(EVP_MAX_MD_SIZE);
    unsigned size = 0;
    require(EVP_DigestFinal_ex(copy.m_state.get(), value.data(), &size) == 1);
    value.resize(size);
    return value;
}

Sha256 sha256_of(const ContentHash& hash) {
    const auto value = hash.value();
    Sha256 result;
    std::copy_n(value.begin(), result.size(), result.begin());
    return result;
}

Sha256 sha256_of(std::string_view text) {
    auto hash = ContentHash::sha256();
    hash.add({reinterpret_cast<const std::uint8_t*>(text.data()), text.size()});
    return sha256_of(hash);
}

} // namespace zhiping::sealing
