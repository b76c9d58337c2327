#include "native/sealing/query_key.hpp"

#include <algorithm>
#include <sodium.h>

namespace zhiping::sealing {

QueryCode query_code_of(const QueryKey& key, const ReceiptNumber& receipt) {
    // What is made of this key for another purpose begins with another word.
    const auto message = "query code " + receipt.text();
    std::array<std::uint8_t, crypto_generichash_BYTES_MIN> hash;
    crypto_generichash(hash.data(), hash.size(), reinterpret_cast<const unsigned char*>(message.data()), message.size(),
                       key.key.bytes().data(), key.key.bytes().size());
    std::array<std::uint8_t, 10> bits;
    std::copy_n(hash.begin(), bits.size(), bits.begin());
    return QueryCode::from_bits(bits);
}

bool is_query_code_of(const QueryKey& key, const ReceiptNumber& receipt, const QueryCode& typed) {
    const auto right = query_code_of(key, receipt);
    return right.text().size() == typed.text().size() &&
           sodium_memcmp(right.text().data(), typed.text().data(), typed.text().size()) == 0;
}

} // namespace zhiping::sealing
