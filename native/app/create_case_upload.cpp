#include "native/app/create_case_upload.hpp"

#include "native/app/announce_upload.hpp"
#include "native/app/handled_case.hpp"
#include "native/app/own_case.hpp"
#include "native/store/evaluations.hpp"
#include "shared/text/shown_back.hpp"
#include "shared/text/text_ids.hpp"

namespace zhiping::app {

namespace {

UploadTarget target_of(store::Database& database, const cases::StoredCase& stored, UploadPurpose purpose,
                       std::optional<std::int64_t> staff_id = {}) {
    const auto first = store::find_first_evaluation(database, stored.key.receipt); // Of the same document.
    return {first.value().code, {purpose, stored.key.evaluation_id, staff_id}};
}

} // namespace

Result<CreatedUpload> create_addition_upload(store::Store& store, evidence::Vault& vault,
                                             const WantedCaseUpload& wanted, const ReceiptProof& proof,
                                             const Secret& secret, Instant now, outside::Random& random) {
    constexpr auto purpose = UploadPurpose::Addition;
    const auto find_target = [&](store::Database& database) -> Result<UploadTarget> {
        const auto own = find_own_case(database, wanted.receipt, proof);
        if (!own) return own.error();
        if (!may_do(own->file.status, CaseAction::AddWords, By::Citizen))
            return Error{ErrorCode::Conflict, Text::CaseNotNow};
        return target_of(database, *own, purpose);
    };
    return announce_upload(store, vault, {purpose, wanted.size, wanted.address}, secret, find_target, now, random);
}

Result<CreatedUpload> create_reply_upload(store::Store& store, evidence::Vault& vault, const WantedCaseUpload& wanted,
                                          const StaffMember& member, const Secret& secret, Instant now,
                                          outside::Random& random) {
    constexpr auto purpose = UploadPurpose::Reply;
    const auto find_target = [&](store::Database& database) -> Result<UploadTarget> {
        const auto handled = find_handled_case(database, wanted.receipt, member, now);
        if (!handled) return handled.error();
        if (const auto taken = check_takes_reply(handled->file); !taken) return taken.error();
        if (wanted.name.empty()) return invalid("filename", Text::FieldMissing);
        return target_of(database, *handled, purpose, member.id);
    };
    return announce_upload(store, vault, {purpose, wanted.size, wanted.address, shown_back(wanted.name)}, secret,
                           find_target, now, random);
}

} // namespace zhiping::app
