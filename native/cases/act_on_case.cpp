#include "native/cases/act_on_case.hpp"

#include "native/cases/move_clocks.hpp"
#include "shared/text/text_ids.hpp"

namespace zhiping::cases {

Result<StoredCase> act_on_case(store::Database& database, const ReceiptNumber& receipt, const CaseCommand& command,
                               std::optional<int> seen, const Means& means) {
    auto stored = find_case(database, receipt);
    if (!stored) return Error{ErrorCode::NotFound, Text::CaseMissing, "receipt"};
    if (seen && *seen != stored->file.events) return Error{ErrorCode::Conflict, Text::CaseChanged};
    move_clocks(database, *stored, command.at, means); // By dates that are true, when the job has not run since.
    const auto around = surroundings_of(database, stored->file, command, means);
    const auto event = decide(stored->file, command, around.view());
    if (!event) return event.error();
    keep_event(database, *stored, *event, around.view(), means);
    return *std::move(stored);
}

} // namespace zhiping::cases
