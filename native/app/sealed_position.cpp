#include "native/app/sealed_position.hpp"

#include "native/sealing/personal_record.hpp"

namespace zhiping::app {

namespace {

sealing::Seal seal_for(const sealing::PersonKey& key, std::int64_t evaluation_id) {
    return seal_of(key, record_id(sealing::PersonalRecord::Position, evaluation_id));
}

} // namespace

void keep_position(store::Database& database, const sealing::PersonKey& key, std::int64_t evaluation_id,
                   const Whereabouts& where) {
    if (is_empty(where)) return;
    store::insert_position(
        database, {evaluation_id, sealing::close_text(seal_for(key, evaluation_id), to_text(where)), where.agreed_at});
}

std::optional<Whereabouts> find_whereabouts(store::Database& database, const sealing::PersonKey& key,
                                            std::int64_t evaluation_id) {
    const auto stored = store::find_position(database, evaluation_id);
    if (!stored || !stored->sealed) return std::nullopt;
    auto where = whereabouts_from(sealing::open_text(seal_for(key, evaluation_id), *stored->sealed));
    if (!where) throw sealing::DamagedFile{"what is stored of a position cannot be read"};
    return *std::move(where);
}

} // namespace zhiping::app
