#include "native/app/one_time_codes.hpp"

#include "native/app/shared_devices.hpp"
#include "native/app/stored_evaluation.hpp"
#include "native/sealing/personal_record.hpp"
#include "native/store/cases.hpp"
#include "native/store/person_sessions.hpp"
#include "native/store/shared_devices.hpp"
#include "native/store/token_buckets.hpp"
#include "native/store/wechat.hpp"

#include <algorithm>

namespace zhiping::app {

namespace {

using std::chrono::hours;
using std::chrono::seconds;

constexpr hours typed_kept{1}, counted{24};

OneTimeCode draw_code(outside::Random& random) {
    std::uint64_t number = 0;
    for (const auto byte : random.bytes<8>()) number = number << 8 | byte;
    return OneTimeCode::from_number(static_cast<std::uint32_t>(number % OneTimeCode::count));
}

store::Digest device_digest(const PersonMeans& means, const CodeUse& use) {
    return sealing::digest_of_device(means.key, use.device.digits());
}

// How long until another may be sent; nullopt: now.
std::optional<seconds> find_wait(store::Database& database, const store::CodeAskers& askers, Instant now) {
    const auto last = store::last_code_of(database, askers.phone);
    // Always the whole pause: how much is left of it would tell others when the number's owner asked for one.
    if (last && now - *last < one_time_code_pause) return one_time_code_pause;
    for (const auto& [asker, id, hourly, daily] : code_limits) {
        if (asker == CodeAsker::Evaluation && !askers.evaluation_id) continue;
        if (store::count_codes(database, asker, askers, now - hours{24}) >= daily) return hours{24};
        if (store::count_codes(database, asker, askers, now - hours{1}) >= hourly) return hours{1};
    }
    return std::nullopt;
}

store::StoredCode make_stored(const PersonMeans& means, const store::CodeAskers& askers, const TypedPerson& typed,
                              const OneTimeCode& code) {
    const auto id = means.random.bytes<16>();
    return {.id = id,
            .askers = askers,
            .made = means.now,
            .code = sealing::digest_of(means.key, sealing::file_name(id), code),
            .typed = sealing::close_text(sealing::seal_of(means.key, id), to_text(typed))};
}

std::optional<store::StoredCode> find_waiting(store::Database& database, const PersonMeans& means, const CodeUse& use,
                                              std::optional<std::int64_t> evaluation_id) {
    auto found = store::find_newest_code(database, device_digest(means, use), evaluation_id);
    return found && found->typed && means.now - found->made < typed_kept ? found : std::nullopt;
}

TypedPerson typed_with(const PersonMeans& means, const store::StoredCode& code) {
    return typed_person_from(sealing::open_text(sealing::seal_of(means.key, code.id), *code.typed));
}

bool is_expired(const store::StoredCode& code, Instant now) { return now - code.made >= one_time_code_lifetime; }
bool is_used_up(const store::StoredCode& code) { return code.tries >= max_one_time_code_tries; }

// What is stored of a code before it is sent, or why none is.
std::variant<store::StoredCode, CodeRefusal> store_code(store::Database& database, const PersonMeans& means,
                                                        const CodeUse& use, const TypedPerson& typed,
                                                        const OneTimeCode& code, const std::string& address) {
    const auto evaluation_id = find_evaluation_of(database, use);
    if (!evaluation_id) return CodeRefusal{evaluation_id.error()};
    const store::CodeAskers askers{sealing::digest_of(means.key, typed.phone), device_digest(means, use),
                                   *evaluation_id, sealing::digest_of_address(means.key, address)};
    if (const auto wait = find_wait(database, askers, means.now))
        return CodeRefusal{{ErrorCode::TooMany, Text::CodeLater, "phone"}, *wait};
    if (const auto before = store::find_newest_code(database, askers.device, *evaluation_id))
        store::close_code(database, before->id);
    auto stored = make_stored(means, askers, typed, code);
    store::insert_code(database, stored);
    return stored;
}

// For the one whose evaluation this is, or for whoever signs in.
template <typename Found> auto read_with_evaluation(const PersonMeans& means, const CodeUse& use, const Found& found) {
    return means.store.read([&](store::Database& database) -> decltype(found(database, std::optional<std::int64_t>{})) {
        const auto evaluation_id = find_evaluation_of(database, use);
        if (!evaluation_id) return std::nullopt;
        return found(database, *evaluation_id);
    });
}

} // namespace

Result<std::optional<std::int64_t>> find_evaluation_of(store::Database& database, const CodeUse& use) {
    if (!use.evaluation) return std::optional<std::int64_t>{};
    const auto& [receipt, proof] = *use.evaluation;
    const auto key = store::find_case_key(database, receipt);
    if (!key || !opens(proof, receipt, key->secret)) return evaluation_not_found();
    return std::optional{key->evaluation_id};
}

std::optional<CodeRefusal> send_code(const PersonMeans& means, const CodeUse& use, const TypedPerson& typed,
                                     const CodeSender& sender) {
    if (!means.dispatcher) return CodeRefusal{{ErrorCode::Unavailable, Text::CodeNotSent, "phone"}};
    const auto code = draw_code(means.random);
    const auto stored = means.store.write(
        [&](store::Database& database) { return store_code(database, means, use, typed, code, sender.address); });
    if (const auto* refusal = std::get_if<CodeRefusal>(&stored)) return *refusal;
    const auto& id = std::get<store::StoredCode>(stored).id;
    if (means.dispatcher->send({sealing::file_name(id), typed.phone, code, sender.language})) return std::nullopt;
    means.store.write([&](store::Database& database) { store::set_delivery(database, id, store::Delivery::Refused); });
    return CodeRefusal{{ErrorCode::Unavailable, Text::CodeNotSent, "phone"}};
}

std::optional<CodeRefusal> send_code_again(const PersonMeans& means, const CodeUse& use, const CodeSender& sender) {
    const auto waiting = find_waiting_code(means, use);
    if (!waiting) return CodeRefusal{{ErrorCode::NotFound, Text::CodeNotAsked, "phone"}};
    return send_code(means, use, waiting->typed, sender);
}

std::optional<WaitingCode> find_waiting_code(const PersonMeans& means, const CodeUse& use) {
    return read_with_evaluation(means, use, [&](store::Database& database, std::optional<std::int64_t> evaluation_id) {
        const auto found = find_waiting(database, means, use, evaluation_id);
        if (!found) return std::optional<WaitingCode>{};
        return std::optional{WaitingCode{.typed = typed_with(means, *found),
                                         .delivery = found->delivery,
                                         .is_over = is_expired(*found, means.now) || is_used_up(*found)}};
    });
}

std::optional<TypedPerson> give_up_code(const PersonMeans& means, const CodeUse& use) {
    return means.store.write([&](store::Database& database) -> std::optional<TypedPerson> {
        const auto evaluation_id = find_evaluation_of(database, use);
        if (!evaluation_id) return std::nullopt;
        const auto found = find_waiting(database, means, use, *evaluation_id);
        if (!found) return std::nullopt;
        store::close_code(database, found->id);
        return typed_with(means, *found);
    });
}

Result<TypedPerson> use_code(store::Database& database, const PersonMeans& means, const CodeUse& use,
                             std::optional<std::int64_t> evaluation_id, const OneTimeCode& typed_code) {
    const auto found = find_waiting(database, means, use, evaluation_id);
    if (!found || found->delivery == store::Delivery::Refused) // One that nobody was sent is guessed by nobody either.
        return Error{ErrorCode::NotFound, Text::CodeNotAsked, "one_time_code"};
    if (is_expired(*found, means.now)) return Error{ErrorCode::Gone, Text::CodeExpired, "one_time_code"};
    if (is_used_up(*found)) return Error{ErrorCode::TooMany, Text::CodeUsedUp, "one_time_code"};
    const auto digest = sealing::digest_of(means.key, sealing::file_name(found->id), typed_code);
    if (!store::is_same(found->code, digest)) {
        store::count_try(database, found->id);
        const bool was_last = found->tries + 1 >= max_one_time_code_tries;
        return Error{ErrorCode::Invalid, was_last ? Text::CodeUsedUp : Text::CodeWrong, "one_time_code"};
    }
    store::close_code(database, found->id);
    return typed_with(means, *found);
}

void keep_delivery(store::Store& store, const messages::CodeMessage& message, const messages::Handed& handed) {
    const auto id = sealing::file_id_of(message.id);
    if (!id) return;
    constexpr std::array deliveries{store::Delivery::Taken, store::Delivery::Refused, store::Delivery::Unknown};
    const auto delivery = deliveries[static_cast<std::size_t>(handed.outcome)];
    store.write([&](store::Database& database) { store::set_delivery(database, *id, delivery); });
}

void sweep_persons(store::Store& store, Instant now) {
    store.write([&](store::Database& database) {
        store::forget_typed_before(database, now - typed_kept);
        store::delete_codes_before(database, now - counted);
        store::delete_ended_person_sessions(database, now);
        store::delete_ended_wechat_tokens(database, now);
        store::delete_wechat_users_of_nobody(database, now - counted);
        store::delete_full_token_buckets(database, now);
        store::delete_shared_devices_before(database, now - shared_devices_kept);
    });
}

} // namespace zhiping::app
