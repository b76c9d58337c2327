#include "native/app/first_keys.hpp"

#include "native/app/rotate_keys.hpp"

namespace zhiping::app {

bool make_first_keys(const DataFolder& data, store::Store& store, Date today) {
    const auto file = data.key_file();
    const auto lock = data.lock_keys();
    if (std::filesystem::exists(file) || has_sealed_files(store)) return false;
    sealing::KeyRing ring;
    ring.add_newest(today);
    ring.save(file);
    return true;
}

bool add_missing_keys(const DataFolder& data, store::Store& store, Date today) {
    const auto file = data.key_file();
    const auto lock = data.lock_keys();
    if (!std::filesystem::exists(file)) return false;
    auto ring = sealing::KeyRing::load(file);
    if (!ring.person_key() && has_personal_data(store))
        throw DataFolderError{file.string() + " has no key of the persons that are stored: take the newest copy of it"};
    if (!ring.add_missing(today)) return false;
    ring.save(file);
    return true;
}

} // namespace zhiping::app
