#pragma once

#include "shared/wire/code_json.hpp"
#include "web/desk/asked_list.hpp"
#include "web/desk/sent_form.hpp"

#include <array>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace zhiping::desk {

inline constexpr std::array code_search_fields{SentField{"unit", "codes.unit"}, SentField{"code", "codes.code"}};

// The codes of a unit, or one of them that is searched for; one of them opened.
class KeptCodes {
public:
    // `changed` is called when anything is to be drawn anew.
    KeptCodes(Api&, std::function<void()> changed);

    void show(); // Asks the first time, and where it failed.
    void refresh();
    void find();           // What is typed.
    bool is_found() const; // It was found.
    void show_more();
    void retry() { m_list.retry(); }
    void lose_answer() { m_list.lose_answer(); }
    void forget();

    const AskedList& list() const { return m_list; }
    const std::vector<CodeFacts>& items() const { return m_items; }
    bool has_more() const { return m_has_more; }
    std::optional<std::size_t> current() const; // The row of the one that is open.

    SentForm& search() { return m_search; }
    const SentForm& search() const { return m_search; }

    void open(std::size_t row) { m_opened = m_items[row].code; }
    const CodeFacts* opened() const;

private:
    void ask_for_page(const std::string& after);

    Api& m_api;
    AskedList m_list;
    std::vector<CodeFacts> m_items;
    bool m_has_more = false;
    SentForm m_search;
    std::string m_unit; // As it was typed when the list was asked for.
    std::string m_code;
    std::optional<Code> m_opened;
};

} // namespace zhiping::desk
