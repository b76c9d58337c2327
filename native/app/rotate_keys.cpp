#include "native/app/rotate_keys.hpp"

#include "native/store/pages.hpp"
#include "native/store/persons.hpp"
#include "native/store/stored_files.hpp"

namespace zhiping::app {

namespace {

// So many in a transaction: submissions wait for no longer than that.
constexpr std::int64_t max_keys_at_once = 1000;

store::Sealing wrap_anew(const store::Sealing& sealing, const sealing::KeyRing& ring) {
    auto wrapped = ring.wrap(ring.unwrap(sealing.file_id, {sealing.key_id, sealing.wrapped_key}));
    return {sealing.file_id, std::move(wrapped.key_id), std::move(wrapped.bytes)};
}

std::vector<store::Sealing> wrap_all_anew(const std::vector<store::Sealing>& sealings, const sealing::KeyRing& ring,
                                          std::vector<std::string>& problems) {
    std::vector<store::Sealing> anew;
    for (const auto& sealing : sealings) try {
            anew.push_back(wrap_anew(sealing, ring));
        } catch (const sealing::DamagedFile& problem) {
            problems.push_back(problem.what());
        }
    return anew;
}

} // namespace

RotatedKeys rotate_keys(store::Store& store, const sealing::KeyRing& ring) {
    RotatedKeys rotated;
    const auto list = [&](const store::Sealing* last) {
        return store.read([&](store::Database& database) {
            return store::list_sealings_not_wrapped_by(database, ring.keys().front().id, last, max_keys_at_once);
        });
    };
    store::for_each_page(list, [&](const std::vector<store::Sealing>& page) {
        const auto anew = wrap_all_anew(page, ring, rotated.problems);
        store.write([&](store::Database& database) {
            for (const auto& sealing : anew) store::rewrap(database, sealing);
        });
        rotated.files += anew.size();
    });
    return rotated;
}

RotatedKeys rotate_to_new_key(store::Store& store, sealing::KeyRing& ring, Date today,
                              const std::function<void(const sealing::KeyRing&)>& save) {
    ring.add_newest(today);
    save(ring);
    auto rotated = rotate_keys(store, ring);
    rotated.pruned = ring.prune(today, [&](const auto& key) { return count_files_of_key(store, key.id) > 0; });
    if (rotated.pruned > 0) save(ring);
    return rotated;
}

std::size_t count_files_of_key(store::Store& store, std::string_view key_id) {
    return store.read([&](store::Database& database) { return store::count_sealed_files(database, key_id); });
}

bool has_personal_data(store::Store& store) {
    return store.read([](store::Database& database) { return store::has_personal_data(database); });
}

bool has_sealed_files(store::Store& store) {
    return store.read([](store::Database& database) {
        return store::has_personal_data(database) || store::count_sealed_files(database) > 0;
    });
}

} // namespace zhiping::app
