#pragma once

#include "shared/staff/account.hpp"
#include "web/desk/asked_list.hpp"
#include "web/desk/sent_form.hpp"

#include <array>
#include <functional>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace zhiping::desk {

inline constexpr std::array unit_fields{SentField{"unit", "unit.id"},
                                        SentField{"parent", "unit.parent"},
                                        SentField{"level", "unit.level"},
                                        SentField{"name", "unit.name"},
                                        SentField{"name_en", "unit.name_en"},
                                        SentField{"reconsideration", "unit.reconsideration"},
                                        SentField{"reconsideration_en", "unit.reconsideration_en"}};

// The units that somebody looks after: each under the one that it belongs to, one of them opened, changed or added.
class AdministeredUnits {
public:
    // `changed` is called when anything is to be drawn anew.
    AdministeredUnits(Api&, std::function<void()> changed);

    void show(); // Asks the first time, and where it failed.
    void refresh();
    void retry() { m_list.retry(); }
    void lose_answer();
    void forget();

    const AskedList& list() const { return m_list; }
    const std::vector<UnitLine>& items() const { return m_items; } // All, from the top.
    const Unit* find(std::string_view id) const;

    void search_for(std::string_view words);
    const std::string& search() const { return m_search; }
    const std::vector<std::size_t>& found() const { return m_found; } // Rows, as places in all of them.
    std::optional<std::size_t> current() const;                       // The row of the one that is open.

    void open(std::size_t row);
    void add();
    const UnitLine* opened() const { return m_opened ? &*m_opened : nullptr; }
    bool is_adding() const { return m_is_adding; }

    SentForm& form() { return m_form; }
    const SentForm& form() const { return m_form; }
    void save();

    std::string take_said() { return std::exchange(m_said, {}); } // What was done; once.

private:
    std::string_view said(Message message) const { return text(message, m_api.language()); }
    bool take_list(const Answer&);
    void put_in_order(std::vector<UnitLine>);
    void search_anew();
    void begin_opened();
    bool is_typed() const; // Anything that was not there when it was opened.
    void take_again(const UnitLine&);
    std::optional<Unit> wish();
    void take_saved(const Unit&);

    Api& m_api;
    std::function<void()> m_changed;
    AskedList m_list;
    std::vector<UnitLine> m_items;
    std::string m_search;
    std::vector<std::size_t> m_found;
    std::optional<UnitLine> m_opened;
    std::optional<Unit> m_seen; // As the form began with it; none of a new one.
    bool m_is_adding = false;
    SentForm m_form;
    std::string m_said;
};

} // namespace zhiping::desk
