#include "native/app/retention.hpp"

#include "native/app/current_policy.hpp"
#include "native/app/remove_evidence.hpp"
#include "native/store/database_error.hpp"
#include "native/store/journal.hpp"
#include "native/store/notices.hpp"
#include "native/store/one_time_codes.hpp"
#include "native/store/pages.hpp"
#include "native/store/person_sessions.hpp"
#include "native/store/retention.hpp"
#include "native/store/wechat.hpp"

namespace zhiping::app {

namespace {

void keep_line(store::Database& database, const store::KeptEvaluation& kept, Instant now) {
    store::append_to_journal(database, journal::Line{journal::Kind::PersonErased, kept.receipt, now});
}

bool is_over(const store::KeptEvaluation& kept, std::chrono::years how_long, Instant now) {
    return kept.done && !kept.is_held && is_kept_long_enough(*kept.done, how_long, now);
}

// Nothing that was received later can be over: with a few days more than a year of the calendar may lack.
Instant earliest_done(std::chrono::years how_long, Instant now) {
    return now - std::chrono::floor<std::chrono::seconds>(how_long) + std::chrono::days{3};
}

bool erase(store::Database& database, std::int64_t evaluation_id, std::chrono::years how_long, Instant now) {
    const auto kept = store::find_kept(database, evaluation_id); // Once more: it may be held by now.
    if (!kept || kept->words_erased || !is_over(*kept, how_long, now)) return false;
    store::erase_words(database, evaluation_id, now);
    store::erase_personal_data(database, evaluation_id);
    store::delete_notices_of(database, evaluation_id);
    keep_line(database, *kept, now);
    return true;
}

bool erase_or_tell(store::Store& store, const store::KeptEvaluation& kept, std::chrono::years how_long, Instant now,
                   const TellProblem& tell) try {
    return store.write([&](store::Database& database) { return erase(database, kept.id, how_long, now); });
} catch (const store::DatabaseError& problem) {
    if (problem.is_disk_trouble()) throw; // The others would have it too.
    tell("evaluation " + kept.receipt.text() + ": " + problem.what());
    return false;
}

std::size_t erase_words(store::Store& store, std::chrono::years how_long, Instant now, const TellProblem& tell,
                        const std::stop_token& stop) {
    std::size_t count = 0;
    const auto before = earliest_done(how_long, now);
    const auto list = [&](const store::KeptEvaluation* last) {
        if (stop.stop_requested()) return std::vector<store::KeptEvaluation>{};
        return store.read([&](store::Database& database) {
            return store::list_kept_before(database, before, last, store::max_page_rows);
        });
    };
    store::for_each_row(list, [&](const store::KeptEvaluation& kept) {
        if (!stop.stop_requested() && is_over(kept, how_long, now))
            count += erase_or_tell(store, kept, how_long, now, tell);
    });
    return count;
}

// What of a person who asked can go now; how many evaluations cannot.
struct Asked {
    std::size_t erased = 0;
    std::size_t waiting = 0;
};

Asked erase_asked(store::Database& database, std::int64_t person_id, Instant now) {
    Asked asked;
    for (const auto id : store::list_named_evaluations(database, person_id)) {
        const auto kept = store::find_kept(database, id);
        if (!kept || !kept->done || kept->is_held) {
            ++asked.waiting;
            continue;
        }
        store::erase_personal_data(database, id);
        store::delete_notices_of(database, id);
        keep_line(database, *kept, now);
        ++asked.erased;
    }
    store::erase_person_without_names(database, person_id);
    return asked;
}

bool erase_asked_or_tell(store::Store& store, std::int64_t person_id, Instant now, const TellProblem& tell) try {
    return store.write([&](store::Database& database) { return erase_asked(database, person_id, now); }).erased > 0;
} catch (const store::DatabaseError& problem) {
    if (problem.is_disk_trouble()) throw;
    tell("person " + std::to_string(person_id) + ": " + problem.what());
    return false;
}

// A page at a time, so that nobody who submits waits for long.
void delete_persons_of_nothing(store::Store& store, Instant now, const std::stop_token& stop) {
    const auto moment = now - std::chrono::days{1};
    std::int64_t last = 0;
    while (!stop.stop_requested()) {
        const auto ids = store.read([&](store::Database& database) {
            return store::list_persons_of_nothing(database, moment, last, store::max_page_rows);
        });
        if (ids.empty()) return;
        store.write([&](store::Database& database) {
            for (const auto id : ids) store::delete_person_of_nothing(database, id);
        });
        last = ids.back();
    }
}

std::size_t erase_persons(store::Store& store, Instant now, const TellProblem& tell, const std::stop_token& stop) {
    std::size_t count = 0;
    std::int64_t last = 0;
    while (!stop.stop_requested()) {
        const auto ids = store.read([&](store::Database& database) {
            return store::list_persons_to_erase(database, last, store::max_page_rows);
        });
        if (ids.empty()) break;
        for (const auto id : ids) count += erase_asked_or_tell(store, id, now, tell);
        last = ids.back();
    }
    delete_persons_of_nothing(store, now, stop);
    return count;
}

// Also of documents that nobody evaluates.
void erase_parties(store::Store& store, std::chrono::years how_long, Instant now, const std::stop_token& stop) {
    const auto before = now - std::chrono::floor<std::chrono::seconds>(how_long);
    const auto erase_some = [&](store::Database& database) {
        return store::erase_parties(database, before, store::max_page_rows);
    };
    while (!stop.stop_requested())
        if (store.write(erase_some) < store::max_page_rows) return;
}

void delete_staff_notices(store::Store& store, Instant now, const std::stop_token& stop) {
    const auto delete_some = [&](store::Database& database) {
        return store::delete_staff_notices_before(database, now - staff_notices_kept, store::max_page_rows);
    };
    while (!stop.stop_requested())
        if (store.write(delete_some) < store::max_page_rows) return;
}

} // namespace

bool is_kept_long_enough(Instant done, std::chrono::years kept, Instant now) {
    auto end = std::chrono::year_month_day{china_date(done)} + kept;
    if (!end.ok()) end = end.year() / end.month() / std::chrono::last; // 29 February.
    return china_date(now) > std::chrono::sys_days{end};
}

ErasedCounts erase_what_is_over(store::Store& store, evidence::Vault& vault, Instant now, const TellProblem& tell,
                                const std::stop_token& stop) {
    const auto policy = current_policy(store, now);
    const auto may_go = [&](store::Database& database, std::int64_t evaluation_id) {
        const auto kept = store::find_kept(database, evaluation_id);
        return kept && is_over(*kept, policy.evidence_kept, now);
    };
    ErasedCounts counts;
    counts.evaluations = erase_words(store, policy.words_kept, now, tell, stop);
    counts.persons = erase_persons(store, now, tell, stop);
    erase_parties(store, policy.words_kept, now, stop);
    delete_staff_notices(store, now, stop);
    counts.pieces =
        remove_evidence_before(store, vault, earliest_done(policy.evidence_kept, now), now, tell, stop, may_go);
    return counts;
}

std::size_t erase_person(store::Store& store, std::int64_t person_id, Instant now) {
    return store.write([&](store::Database& database) {
        store::ask_for_erasure(database, person_id, now);
        store::delete_person_sessions(database, person_id);
        store::delete_wechat_tokens_of_person(database, person_id);
        store::forget_typed_by(database, person_id);
        return erase_asked(database, person_id, now).waiting;
    });
}

} // namespace zhiping::app
