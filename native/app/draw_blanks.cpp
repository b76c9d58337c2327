#include "native/app/draw_blanks.hpp"

#include "native/app/printed_words.hpp"
#include "native/store/code_blocks.hpp"
#include "shared/text/text_ids.hpp"

#include <algorithm>

namespace zhiping::app {

namespace {

// So many in a transaction that no submission waits for long.
constexpr std::size_t max_at_once = 500;

Result<Ok> check(const BlankOrder& order) {
    const auto& type = order.document_type;
    if (type.find_first_not_of(' ') == type.npos) return invalid("document_type", Text::FieldMissing);
    if (!fits_a_line(type)) return invalid("document_type", Text::WordsUnfit);
    if (order.count < 1 || order.count > max_blanks) return invalid("count", Text::FieldOutOfRange);
    return Ok{};
}

// One block on its way.
class Drawing {
public:
    Drawing(store::Store& store, const CodeMaker& maker, const BlankOrder& order, Instant now, outside::Random& random)
        : m_store(store), m_maker(maker), m_order(order), m_now(now), m_random(random) {}

    Result<DrawnBlock> run() {
        if (const auto checked = check(m_order); !checked) return checked.error();
        while (m_block.codes.size() < m_order.count) {
            auto drawn = m_store.write([&](store::Database& database) { return draw_some(database); });
            if (!drawn) return drawn;
            m_block = *std::move(drawn);
        }
        return m_block;
    }

private:
    // With some more codes.
    Result<DrawnBlock> draw_some(store::Database& database) const {
        const auto scope = find_scope(database, m_maker, m_now);
        if (!scope) return scope.error();
        if (const auto allowed = check_unit(database, *scope, m_order.unit_id); !allowed) return allowed.error();
        auto block = m_block;
        if (block.codes.empty()) {
            block.id = store::insert_block(database, m_order.document_type, scope->issuer_id, m_now);
            keep_code_act(database, *scope, CodeAct::DrawBlanks, m_order.unit_id, std::to_string(block.id),
                          m_order.count, m_now);
        }
        const auto end = std::min(block.codes.size() + max_at_once, m_order.count);
        while (block.codes.size() < end) block.codes.push_back(insert(database, *scope, block.id));
        return block;
    }

    Code insert(store::Database& database, const CodeScope& scope, std::int64_t block_id) const {
        const auto code = Code::from_random(m_random.bytes<10>());
        const store::NewCode blank{
            .module = m_order.module, .unit_id = m_order.unit_id, .issuer_id = scope.issuer_id, .block_id = block_id};
        store::insert_code(database, code, blank, m_now);
        return code;
    }

    store::Store& m_store;
    const CodeMaker& m_maker;
    const BlankOrder& m_order;
    const Instant m_now;
    outside::Random& m_random;
    DrawnBlock m_block{};
};

} // namespace

Result<DrawnBlock> draw_blanks(store::Store& store, const CodeMaker& maker, const BlankOrder& order, Instant now,
                               outside::Random& random) {
    return Drawing{store, maker, order, now, random}.run();
}

} // namespace zhiping::app
