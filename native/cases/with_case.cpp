#include "native/cases/with_case.hpp"

#include "native/store/stored.hpp"

#include <functional>

namespace zhiping::cases {

std::optional<StoredCase> find_decoy(store::Database& database, const ReceiptNumber& receipt) {
    const auto last = store::last_case_id(database);
    if (!last) return std::nullopt;
    const auto any =
        static_cast<std::int64_t>(std::hash<std::string>{}(receipt.text()) % static_cast<std::size_t>(*last));
    const auto states = store::list_cases_after(database, any, 1);
    if (states.empty()) return std::nullopt;
    const auto read = [&] { return find_case(database, states.front().evaluation_id); };
    return store::read_if_readable(read).value.value_or(std::nullopt); // A damaged one is not what was asked for.
}

} // namespace zhiping::cases
