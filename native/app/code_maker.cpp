#include "native/app/code_maker.hpp"

#include "native/app/staff_sessions.hpp"
#include "native/store/code_acts.hpp"
#include "native/store/reach.hpp"
#include "native/store/units.hpp"
#include "shared/table.hpp"
#include "shared/text/text_ids.hpp"

namespace zhiping::app {

namespace {

struct CodeActFacts {
    CodeAct value;
    std::string_view id; // Stored.
};

constexpr std::array code_acts{
    CodeActFacts{CodeAct::AddPlaces, "add_places"},   CodeActFacts{CodeAct::RegisterDocuments, "register_documents"},
    CodeActFacts{CodeAct::DrawBlanks, "draw_blanks"}, CodeActFacts{CodeAct::Bind, "bind"},
    CodeActFacts{CodeAct::Revoke, "revoke"},          CodeActFacts{CodeAct::Reissue, "reissue"},
    CodeActFacts{CodeAct::AddIssuer, "add_issuer"},   CodeActFacts{CodeAct::RevokeIssuer, "revoke_issuer"},
};
static_assert(follows_enum(code_acts));

Result<CodeScope> scope_of_issuer(store::Database& database, const IssuerKey& key) {
    const auto issuer = store::find_issuer_by_key(database, store::digest(key.digits()));
    if (!issuer) return Error{ErrorCode::Unauthorized, Text::IssuerKeyUnknown};
    return CodeScope{.unit_id = issuer->unit_id, .issuer_id = issuer->id};
}

Result<CodeScope> scope_of_staff(store::Database& database, const StaffMember& member, Instant now) {
    const auto still = still_signed_in(database, member, now);
    if (!still) return Error{ErrorCode::Unauthorized, Text::SignInNeeded};
    if (!still->has(Role::Codes)) return Error{ErrorCode::Forbidden, Text::UnitNotYours};
    return CodeScope{.unit_id = still->unit_id, .staff_id = still->id};
}

} // namespace

Result<CodeScope> find_scope(store::Database& database, const CodeMaker& maker, Instant now) {
    if (const auto* key = std::get_if<IssuerKey>(&maker)) return scope_of_issuer(database, *key);
    if (const auto* member = std::get_if<StaffMember>(&maker)) return scope_of_staff(database, *member, now);
    return CodeScope{};
}

Result<Ok> check_unit(store::Database& database, const CodeScope& scope, const std::string& unit_id) {
    if (!store::find_unit(database, unit_id)) return invalid("unit_id", Text::UnitUnknown);
    const store::Reach reach{.unit_id = scope.unit_id, .is_own = true, .is_below = true};
    if (scope.unit_id.empty() || store::is_in_reach(database, reach, unit_id)) return Ok{};
    return Error{ErrorCode::Forbidden, scope.issuer_id ? Text::UnitNotOfIssuer : Text::UnitNotYours, "unit_id"};
}

void keep_code_act(store::Database& database, const CodeScope& scope, CodeAct act, const std::string& unit_id,
                   std::string_view subject, std::size_t codes, Instant now) {
    if (!scope.staff_id) return;
    store::insert_code_act(database, {*scope.staff_id, now, facts_of(code_acts, act).id, unit_id, subject, codes});
}

} // namespace zhiping::app
