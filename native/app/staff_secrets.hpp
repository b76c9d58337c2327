#pragma once

#include "native/evidence/vault.hpp"
#include "native/outside/random.hpp"
#include "native/sealing/totp.hpp"
#include "native/store/staff.hpp"

#include <array>
#include <string>
#include <string_view>
#include <vector>

// What somebody of staff signs in with for the first time.
namespace zhiping::app {

inline constexpr std::size_t recovery_codes_each = 8;

// Told once, to be handed over; nothing of it is stored in the clear.
struct FirstCredentials {
    Officer officer;
    std::string password; // Must be changed when it is used.
    std::array<std::uint8_t, sealing::totp_secret_bytes> totp_secret;
    std::vector<std::string> recovery_codes; // Each replaces a code of the phone once.
};

struct NewSecrets {
    FirstCredentials told;
    store::StaffSecrets stored;
    std::vector<store::Digest> recovery_codes;
};

NewSecrets make_staff_secrets(evidence::Vault&, outside::Random&, const Officer&);

// The secret of somebody's codes. Throws sealing::DamagedFile when the keys do not open it.
std::array<std::uint8_t, sealing::totp_secret_bytes> open_totp_secret(evidence::Vault&, const store::Sealing&);

// As it is stored, however it was typed. It has 80 random bits: too many to be tried, also by who has the database.
store::Digest digest_of_recovery_code(std::string_view typed);

} // namespace zhiping::app
