#include "native/app/staff_secrets.hpp"

#include "native/sealing/base32.hpp"
#include "native/sealing/password.hpp"

#include <algorithm>
#include <stdexcept>

namespace zhiping::app {

namespace {

// "ABCD-EFGH-IJKL-MNOP": 80 bits that can be read out and typed.
std::string random_words(outside::Random& random) {
    auto words = sealing::to_base32(random.bytes<10>());
    for (const std::size_t at : {12, 8, 4}) words.insert(at, 1, '-');
    return words;
}

std::array<std::uint8_t, sealing::totp_secret_bytes> secret_of(const sealing::FileKey& key) {
    std::array<std::uint8_t, sealing::totp_secret_bytes> secret;
    std::copy_n(key.bytes().begin(), secret.size(), secret.begin());
    return secret;
}

// A command has the processor for itself, and an administrator waits for those who sign in.
std::string hash_when_possible(const std::string& password) {
    const auto turn = sealing::HashingTurn::wait(std::chrono::minutes{1});
    if (!turn) throw std::runtime_error{"this process hashes too many passwords"};
    return sealing::hash_password(*turn, password);
}

} // namespace

NewSecrets make_staff_secrets(evidence::Vault& vault, outside::Random& random, const Officer& officer) {
    const sealing::Seal seal{sealing::random_file_id(), sealing::FileKey::from_random()};
    auto wrapped = vault.wrap(seal);
    const auto password = random_words(random);
    NewSecrets made{.told = {officer, password, secret_of(seal.key), {}},
                    .stored = {.password_hash = hash_when_possible(password),
                               .is_one_use = true,
                               .totp = {seal.id, std::move(wrapped.key_id), std::move(wrapped.bytes)}},
                    .recovery_codes = {}};
    for (std::size_t number = 0; number < recovery_codes_each; ++number) {
        made.told.recovery_codes.push_back(random_words(random));
        made.recovery_codes.push_back(digest_of_recovery_code(made.told.recovery_codes.back()));
    }
    return made;
}

std::array<std::uint8_t, sealing::totp_secret_bytes> open_totp_secret(evidence::Vault& vault,
                                                                      const store::Sealing& sealing) {
    return secret_of(vault.unwrap(sealing.file_id, {sealing.key_id, sealing.wrapped_key}).key);
}

store::Digest digest_of_recovery_code(std::string_view typed) {
    std::string plain;
    for (const char symbol : typed) {
        if (symbol == '-' || symbol == ' ') continue;
        plain += symbol >= 'a' && symbol <= 'z' ? static_cast<char>(symbol - 'a' + 'A') : symbol;
    }
    return store::digest("recovery code " + plain);
}

} // namespace zhiping::app
