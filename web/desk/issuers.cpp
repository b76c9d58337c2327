#include "web/desk/issuers.hpp"

#include "web/desk/administration_paths.hpp"

#include <algorithm>

namespace zhiping::desk {

Issuers::Issuers(Api& api, std::function<void()> changed)
    : m_api(api), m_changed(std::move(changed)), m_list(api, m_changed), m_form(api, m_changed, issuer_fields) {}

void Issuers::show() {
    if (m_list.is_wanted()) refresh();
}

void Issuers::refresh() {
    m_list.ask(issuers_path, [this](const Answer& answer) {
        auto issuers = wire::decode_issuers(answer.body);
        if (issuers) m_items = std::move(issuers).value();
        return static_cast<bool>(issuers);
    });
}

void Issuers::lose_answer() {
    m_list.lose_answer();
    m_form.lose_answer();
}

void Issuers::forget() {
    m_list.forget();
    m_items.clear();
    m_opened.reset();
    m_is_adding = false;
    m_form.clear();
    forget_secrets();
}

std::optional<std::size_t> Issuers::current() const {
    const auto found = std::find_if(m_items.begin(), m_items.end(),
                                    [&](const wire::ListedIssuer& each) { return each.id == m_opened; });
    return found == m_items.end() ? std::nullopt : std::optional{static_cast<std::size_t>(found - m_items.begin())};
}

const wire::ListedIssuer* Issuers::opened() const {
    const auto row = current();
    return row ? &m_items[*row] : nullptr;
}

// Keys that are on their way must not get lost.
void Issuers::open(std::size_t row) {
    if (m_form.is_sending()) return;
    m_opened = m_items[row].id;
    m_is_adding = false;
}

void Issuers::add() {
    if (m_form.is_sending()) return;
    m_opened.reset();
    m_is_adding = true;
    m_form.clear();
}

void Issuers::save() {
    const wire::NewIssuerWords words{m_form.typed("name"), m_form.typed("unit_id")};
    m_form.send("POST", issuers_path, wire::encode(words), [this, name = words.name](const Answer& answer) {
        if (const auto keys = wire::decode_issuer_keys(answer.body)) m_told = ToldKeys{name, *keys};
        m_is_adding = false;
        m_form.clear();
        refresh();
        m_changed();
    });
}

} // namespace zhiping::desk
