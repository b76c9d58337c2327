#include "web/desk/kept_codes.hpp"

#include "shared/wire/paths.hpp"
#include "shared/wire/plain_form.hpp"

#include <algorithm>

namespace zhiping::desk {

KeptCodes::KeptCodes(Api& api, std::function<void()> changed)
    : m_api(api), m_list(api, changed), m_search(api, changed, code_search_fields) {}

void KeptCodes::show() {
    if (m_list.is_wanted()) refresh();
}

void KeptCodes::refresh() { ask_for_page({}); }

void KeptCodes::find() {
    const auto& typed = m_search.typed("code");
    const auto code = Code::parse(typed);
    if (!typed.empty() && !code)
        return m_search.refuse("code", std::string{text(code.error().message, m_api.language())});
    m_unit = m_search.typed("unit");
    m_code = typed;
    m_search.begin({{"unit", m_unit}, {"code", m_code}}); // Nothing is wrong any more.
    refresh();
}

bool KeptCodes::is_found() const { return m_search.typed("unit") == m_unit && m_search.typed("code") == m_code; }

void KeptCodes::show_more() {
    if (!m_items.empty()) ask_for_page(m_items.back().code.symbols());
}

void KeptCodes::forget() {
    m_list.forget();
    m_items.clear();
    m_has_more = false;
    m_search.clear();
    m_unit.clear();
    m_code.clear();
    m_opened.reset();
}

void KeptCodes::ask_for_page(const std::string& after) {
    const auto code = Code::parse(m_code);
    std::vector<wire::FormField> fields{
        {"unit", m_unit}, {"code", code ? code->symbols() : std::string{}}, {"after", after}};
    std::erase_if(fields, [](const wire::FormField& field) { return field.value.empty(); });
    const auto query = fields.empty() ? std::string{} : "?" + wire::encode_form_fields(fields);
    m_list.ask(wire::codes_path + query, [this, is_next = !after.empty()](const Answer& answer) {
        const auto page = wire::decode_codes(answer.body);
        if (!page) return false;
        if (!is_next) m_items.clear();
        m_items.insert(m_items.end(), page->codes.begin(), page->codes.end());
        m_has_more = page->more;
        return true;
    });
}

std::optional<std::size_t> KeptCodes::current() const {
    const auto found =
        std::find_if(m_items.begin(), m_items.end(), [&](const CodeFacts& each) { return each.code == m_opened; });
    return found == m_items.end() ? std::nullopt : std::optional{static_cast<std::size_t>(found - m_items.begin())};
}

const CodeFacts* KeptCodes::opened() const {
    const auto row = current();
    return row ? &m_items[*row] : nullptr;
}

} // namespace zhiping::desk
