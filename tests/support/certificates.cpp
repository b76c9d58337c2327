#include "tests/support/certificates.hpp"

#include <memory>
#include <openssl/ec.h>
#include <openssl/pem.h>
#include <openssl/x509v3.h>
#include <stdexcept>

namespace zhiping::tests {

namespace {

template <auto free> struct Free {
    template <typename Type> void operator()(Type* pointer) const { free(pointer); }
};
using Key = std::unique_ptr<EVP_PKEY, Free<EVP_PKEY_free>>;
using Sheet = std::unique_ptr<X509, Free<X509_free>>;
using Memory = std::unique_ptr<BIO, Free<BIO_free>>;

void need(bool is_done) {
    if (!is_done) throw std::runtime_error{"cannot make a certificate"};
}

std::string content_of(const Memory& memory) {
    char* bytes = nullptr;
    const auto size = BIO_get_mem_data(memory.get(), &bytes);
    return {bytes, static_cast<std::size_t>(size)};
}

Memory reader_of(const std::string& pem) { return Memory{BIO_new_mem_buf(pem.data(), static_cast<int>(pem.size()))}; }

void add_extension(X509& sheet, int kind, const std::string& value) {
    const std::unique_ptr<X509_EXTENSION, Free<X509_EXTENSION_free>> extension{
        X509V3_EXT_conf_nid(nullptr, nullptr, kind, value.c_str())};
    need(extension && X509_add_ext(&sheet, extension.get(), -1) == 1);
}

void name(X509& sheet, const std::string& common_name) {
    const auto* bytes = reinterpret_cast<const unsigned char*>(common_name.data());
    need(X509_NAME_add_entry_by_txt(X509_get_subject_name(&sheet), "CN", MBSTRING_UTF8, bytes,
                                    static_cast<int>(common_name.size()), -1, 0) == 1);
}

void sign(X509& sheet, EVP_PKEY& own_key, const Certificate* issuer) {
    if (!issuer) {
        X509_set_issuer_name(&sheet, X509_get_subject_name(&sheet));
        need(X509_sign(&sheet, &own_key, EVP_sha256()) > 0);
        return;
    }
    const auto sheet_reader = reader_of(issuer->pem), key_reader = reader_of(issuer->key);
    const Sheet signer{PEM_read_bio_X509(sheet_reader.get(), nullptr, nullptr, nullptr)};
    const Key key{PEM_read_bio_PrivateKey(key_reader.get(), nullptr, nullptr, nullptr)};
    X509_set_issuer_name(&sheet, X509_get_subject_name(signer.get()));
    need(X509_sign(&sheet, key.get(), EVP_sha256()) > 0);
}

Certificate written(X509& sheet, EVP_PKEY& key) {
    const Memory pem{BIO_new(BIO_s_mem())}, key_pem{BIO_new(BIO_s_mem())};
    need(PEM_write_bio_X509(pem.get(), &sheet) == 1);
    need(PEM_write_bio_PrivateKey(key_pem.get(), &key, nullptr, nullptr, 0, nullptr, nullptr) == 1);
    return {content_of(pem), content_of(key_pem)};
}

} // namespace

Certificate make_certificate(const Wanted& wanted, const Certificate* issuer) {
    const Key key{EVP_EC_gen("P-256")};
    const Sheet sheet{X509_new()};
    static long serial = 0;
    need(key && sheet && X509_set_version(sheet.get(), X509_VERSION_3) == 1);
    ASN1_INTEGER_set(X509_get_serialNumber(sheet.get()), ++serial);
    const auto seconds = [](std::chrono::hours time) { return static_cast<long>(std::chrono::seconds{time}.count()); };
    X509_gmtime_adj(X509_getm_notBefore(sheet.get()), seconds(wanted.valid_from));
    X509_gmtime_adj(X509_getm_notAfter(sheet.get()), seconds(wanted.valid_until));
    X509_set_pubkey(sheet.get(), key.get());
    name(*sheet, wanted.names);
    add_extension(*sheet, NID_subject_alt_name, wanted.names);
    add_extension(*sheet, NID_basic_constraints, wanted.signs_others ? "critical,CA:TRUE" : "critical,CA:FALSE");
    sign(*sheet, *key, issuer);
    return written(*sheet, *key);
}

} // namespace zhiping::tests
