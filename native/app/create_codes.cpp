#include "native/app/create_codes.hpp"

#include "native/outside/random.hpp"
#include "native/store/units.hpp"

namespace zhiping::app {

namespace {

std::optional<std::string> problem_with(store::Database& database, const store::NewCode& about) {
    const std::pair<const char*, const std::string&> words[] = {{"document_type", about.document_type},
                                                                {"document_number", about.document_number},
                                                                {"place", about.place},
                                                                {"officers", about.officers}};
    for (const auto& [field, value] : words)
        if (auto problem = problem_with_words(field, value)) return problem;
    if (about.document_type.empty() != about.document_number.empty())
        return "document_type and document_number come together or not at all";
    if (!store::find_unit(database, about.unit_id)) return "unit " + about.unit_id + " is not known";
    return std::nullopt;
}

CodeFacts issue(store::Database& database, const store::NewCode& about, Instant now) {
    const auto code = Code::from_random(outside::random_bytes<10>());
    store::insert_code(database, code, about, now);
    return {.code = code,
            .module = about.module,
            .unit = store::full_unit_name(database, about.unit_id),
            .document_type = about.document_type,
            .document_number = about.document_number,
            .handled_at = about.handled_at,
            .place = about.place};
}

} // namespace

std::variant<std::vector<CodeFacts>, BadRow> create_codes(store::Store& store,
                                                          const std::vector<store::NewCode>& wanted, Instant now) {
    return store.write([&](store::Database& database) -> std::variant<std::vector<CodeFacts>, BadRow> {
        for (std::size_t row = 0; row < wanted.size(); ++row)
            if (auto problem = problem_with(database, wanted[row])) return BadRow{row, *std::move(problem)};
        std::vector<CodeFacts> issued;
        for (const auto& about : wanted) issued.push_back(issue(database, about, now));
        return issued;
    });
}

} // namespace zhiping::app
