#include "native/app/find_document.hpp"

#include "native/app/token_buckets.hpp"
#include "native/app/without_blanks.hpp"
#include "native/store/codes.hpp"
#include "native/store/persons.hpp"

namespace zhiping::app {

std::variant<std::vector<CodeFacts>, LookupsLater> find_documents(store::Store& store, const DocumentQuery& query,
                                                                  Instant now) {
    const auto free_again = store.write([&](store::Database& database) {
        // By the number: who has themselves erased is another person afterwards.
        const auto person = store::find_person(database, query.person_id);
        if (!person || !person->phone) return std::optional{now}; // Erased meanwhile.
        const auto& digest = person->phone->digest;
        const std::string who{digest.begin(), digest.end()};
        return take_token(database, Limited::DocumentLookup, who, now);
    });
    if (free_again) return LookupsLater{*free_again};
    const Instant from = Instant{query.day} - china_offset;
    return store.read([&](store::Database& database) {
        return store::list_codes_of_document(database, without_blanks(query.number), from, from + std::chrono::days{1},
                                             now);
    });
}

} // namespace zhiping::app
