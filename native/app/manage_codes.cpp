#include "native/app/manage_codes.hpp"

#include "native/app/code_refusals.hpp"
#include "native/store/code_blocks.hpp"

namespace zhiping::app {

namespace {

// The scope, when this code is within it. What is out of reach is answered as what does not exist.
Result<CodeScope> scope_of_code(store::Database& database, const CodeMaker& maker, const Code& code, Instant now) {
    auto scope = find_scope(database, maker, now);
    if (!scope) return scope;
    const auto state = store::find_code_state(database, code);
    if (!state || !check_unit(database, *scope, state->unit_id)) return code_unknown();
    return scope;
}

} // namespace

Result<ListedCodes> list_codes_as(store::Store& store, const CodeMaker& maker, store::CodeFilter filter, Instant now) {
    return store.read([&](store::Database& database) -> Result<ListedCodes> {
        const auto scope = find_scope(database, maker, now);
        if (!scope) return scope.error();
        const auto of_block = filter.block_id ? store::find_unit_of_block(database, *filter.block_id) : std::nullopt;
        const bool is_theirs = of_block && check_unit(database, *scope, *of_block);
        if (filter.block_id && !is_theirs) return Error{ErrorCode::NotFound, Text::BlockUnknown, "block"};
        if (!filter.unit_id) filter.unit_id = of_block.value_or(scope->unit_id);
        if (const auto allowed = check_unit(database, *scope, *filter.unit_id); !allowed) return allowed.error();
        if (filter.after && !store::find_code_state(database, *filter.after)) return code_unknown();
        filter.most = max_listed_codes + 1;
        ListedCodes listed{store::list_codes(database, filter, now)};
        listed.more = listed.codes.size() > max_listed_codes;
        if (listed.more) listed.codes.pop_back();
        return listed;
    });
}

Result<ListedCodes> open_codes_as(store::Store& store, const CodeMaker& maker, const std::vector<Code>& codes,
                                  Instant now) {
    return store.read([&](store::Database& database) -> Result<ListedCodes> {
        ListedCodes found;
        for (const auto& code : codes) {
            const auto scope = scope_of_code(database, maker, code, now);
            if (!scope) return scope.error();
            auto stored = store::find_code(database, code);
            if (is_revoked(stored->revoked_at, now)) return code_revoked();
            found.codes.push_back(std::move(stored->facts));
        }
        return found;
    });
}

Result<Ok> revoke_code_as(store::Store& store, const CodeMaker& maker, const Code& code, Instant from, Instant now) {
    return store.write([&](store::Database& database) -> Result<Ok> {
        const auto scope = scope_of_code(database, maker, code, now);
        if (!scope) return scope.error();
        store::revoke_code(database, code, from);
        keep_code_act(database, *scope, CodeAct::Revoke, store::find_code_state(database, code)->unit_id,
                      code.symbols(), 1, now);
        return Ok{};
    });
}

Result<Code> reissue_code(store::Store& store, const CodeMaker& maker, const Code& code, Instant now,
                          outside::Random& random) {
    return store.write([&](store::Database& database) -> Result<Code> {
        const auto scope = scope_of_code(database, maker, code, now);
        if (!scope) return scope.error();
        const auto about = store::read_whole_code(database, code);
        const auto ends = store::find_code_state(database, code)->revoked_at;
        if (is_revoked(ends, now)) return code_revoked();
        store::revoke_code(database, code, now);
        const auto another = Code::from_random(random.bytes<10>());
        store::insert_code(database, another, about, now);
        if (ends) store::revoke_code(database, another, *ends);
        keep_code_act(database, *scope, CodeAct::Reissue, about.unit_id, code.symbols(), 1, now);
        return another;
    });
}

} // namespace zhiping::app
