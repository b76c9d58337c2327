#pragma once

#include "shared/staff/account.hpp"
#include "shared/wire/administration_json.hpp"
#include "web/desk/asked_list.hpp"
#include "web/desk/sent_form.hpp"

#include <array>
#include <functional>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace zhiping::desk {

inline constexpr std::array account_fields{
    SentField{"badge", "account.badge"}, SentField{"name", "account.name"}, SentField{"unit", "account.unit"},
    SentField{"roles", "account.role.handler"}, SentField{"code", "account.code"}};
inline constexpr std::array absence_fields{SentField{"from", "absence.from"}, SentField{"to", "absence.to"},
                                           SentField{"deputy", "absence.deputy"}, SentField{"code", "absence.code"}};
inline constexpr std::array receiver_fields{SentField{"to", "moving.to"}};

// Members of staff whose accounts somebody looks after: found, one of them opened, changed or added.
class People {
public:
    // `changed` is called when anything is to be drawn anew.
    People(Api&, std::function<void()> changed);

    void show();    // Asks the first time, and where it failed.
    void refresh(); // The first page.
    void find();    // With what is typed.
    void show_more();
    void retry() { m_list.retry(); }
    void lose_answer();
    void forget();
    void forget_secrets(); // What was handed over, and codes that were typed.

    const AskedList& list() const { return m_list; }
    const std::vector<Account>& items() const { return m_items; }
    bool has_more() const { return m_next.has_value(); }
    std::optional<std::size_t> current() const; // The row of the one that is open.
    bool is_found() const { return search == m_found_search && unit == m_found_unit; } // What is typed.

    std::string search; // As it is typed.
    std::string unit;   // Of whom: an id; empty: all.

    void open(std::size_t row);
    void add(std::string_view unit_id); // Somebody who has no account yet, of this unit.
    void read_again();                  // The one that is open: something was done.
    const Account* opened() const { return m_opened ? &*m_opened : nullptr; }
    bool is_adding() const { return m_is_adding; }

    SentForm& form() { return m_form; } // Their account, without their roles.
    const SentForm& form() const { return m_form; }
    bool has_role(Role) const;
    void toggle(Role);
    void save();

    const std::vector<Officer>& colleagues() const { return m_colleagues; } // Of the one that is open.
    SentForm& absence() { return m_absence; }
    const SentForm& absence() const { return m_absence; }
    void add_absence();
    void cancel_absence(Date from);

    SentForm& receiver() { return m_receiver; }
    const SentForm& receiver() const { return m_receiver; }
    std::optional<Officer> receiver_of_cases(); // Who is chosen; refused at its field: nobody is.
    void take_moved(const Answer&);
    const std::optional<MovedCases>& moved() const { return m_moved; } // Of the one that is open, last.

    std::string take_said() { return std::exchange(m_said, {}); } // What was done; once.
    std::optional<HandedOver> take_handed_over() { return std::exchange(m_handed_over, {}); }

private:
    std::string_view said(Message message) const { return text(message, m_api.language()); }
    void ask_for_page(const std::string& after);
    bool take_page(const Answer&, bool is_next);
    void begin_form(const AccountFacts&);
    void type_facts(const AccountFacts&);
    void begin_opened();
    bool is_sending() const;
    void ask_for_colleagues();
    void take_colleagues(const AccountPage&);
    void take_again(const AccountPage&);
    AccountFacts facts() const;
    void take_saved(const Answer&, const AccountFacts&);
    void say_or_wait(const Answer&, Message done, std::string_view name);

    Api& m_api;
    std::function<void()> m_changed;
    AskedList m_list;
    AskedList m_read; // The one that is open.
    AskedList m_unit; // Theirs.
    std::vector<Account> m_items;
    std::optional<std::string> m_next;
    std::string m_found_search; // With which the list was asked for.
    std::string m_found_unit;
    std::optional<Account> m_opened;
    bool m_is_adding = false;
    SentForm m_form;
    std::vector<Role> m_roles; // As they are ticked.
    AccountFacts m_seen;       // As the form began with it.
    std::vector<Officer> m_colleagues;
    SentForm m_absence;
    SentForm m_receiver;
    std::optional<MovedCases> m_moved;
    std::string m_said;
    std::optional<HandedOver> m_handed_over;
};

} // namespace zhiping::desk
