#include "native/app/find_document.hpp"

#include "native/app/token_buckets.hpp"
#include "native/store/codes.hpp"

namespace zhiping::app {

namespace {

std::string without_blanks(std::string number) {
    for (const std::string_view blank : {" ", "\t", "\u3000"})
        for (auto at = number.find(blank); at != number.npos; at = number.find(blank, at))
            number.erase(at, blank.size());
    return number;
}

} // namespace

std::variant<std::vector<CodeFacts>, LookupsLater> find_documents(store::Store& store, const DocumentQuery& query,
                                                                  Instant now) {
    const auto free_again = store.write([&](store::Database& database) {
        return take_token(database, Limited::DocumentLookup, std::to_string(query.person_id), now);
    });
    if (free_again) return LookupsLater{*free_again};
    const Instant from = Instant{query.day} - china_offset;
    return store.read([&](store::Database& database) {
        return store::list_codes_of_document(database, {query.number, without_blanks(query.number)}, from,
                                             from + std::chrono::days{1});
    });
}

} // namespace zhiping::app
