#pragma once

#include "shared/wire/code_json.hpp"
#include "web/desk/asked_list.hpp"
#include "web/desk/sent_form.hpp"

#include <array>
#include <functional>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace zhiping::desk {

inline constexpr std::array issuer_fields{SentField{"name", "issuer.name"}, SentField{"unit_id", "issuer.unit"}};

// What one of them is told, once.
struct ToldKeys {
    std::string name; // Of the system.
    wire::IssuerKeys keys;
};

// Systems that print documents: listed, one of them opened or added.
class Issuers {
public:
    // `changed` is called when anything is to be drawn anew.
    Issuers(Api&, std::function<void()> changed);

    void show(); // Asks the first time, and where it failed.
    void refresh();
    void retry() { m_list.retry(); }
    void lose_answer();
    void forget();
    void forget_secrets() { m_told.reset(); }

    const AskedList& list() const { return m_list; }
    const std::vector<wire::ListedIssuer>& items() const { return m_items; }
    std::optional<std::size_t> current() const; // The row of the one that is open.

    void open(std::size_t row);
    void add();
    const wire::ListedIssuer* opened() const;
    bool is_adding() const { return m_is_adding; }

    SentForm& form() { return m_form; }
    const SentForm& form() const { return m_form; }
    void save();

    std::optional<ToldKeys> take_told() { return std::exchange(m_told, {}); }

private:
    Api& m_api;
    std::function<void()> m_changed;
    AskedList m_list;
    std::vector<wire::ListedIssuer> m_items;
    std::optional<std::int64_t> m_opened; // Its id.
    bool m_is_adding = false;
    SentForm m_form;
    std::optional<ToldKeys> m_told;
};

} // namespace zhiping::desk
