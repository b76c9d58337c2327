#include "web/desk/people.hpp"

#include "shared/text/desk_text_ids.hpp"
#include "shared/text/text_ids.hpp"
#include "web/desk/administration_paths.hpp"

#include <algorithm>

namespace zhiping::desk {

namespace {

constexpr std::string_view staff = "staff";

std::string list_of(std::vector<wire::FormField> fields, std::string_view limit) {
    std::erase_if(fields, [](const wire::FormField& field) { return field.value.empty(); });
    fields.push_back({"limit", std::string{limit}});
    return administered(staff) + "?" + wire::encode_form_fields(fields);
}

std::string path_of(const Account& account, std::string_view what) {
    return administered(staff, account.officer.badge) + "/" + std::string{what};
}

AccountFacts facts_of(const Account& account) { return {account.officer, account.unit_id, account.roles}; }

} // namespace

People::People(Api& api, std::function<void()> changed)
    : m_api(api), m_changed(std::move(changed)), m_list(api, m_changed), m_read(api, m_changed), m_unit(api, m_changed),
      m_form(api, m_changed, account_fields), m_absence(api, m_changed, absence_fields),
      m_receiver(api, m_changed, receiver_fields) {}

void People::show() {
    if (m_list.is_wanted()) find();
}

void People::refresh() { ask_for_page({}); }

void People::find() {
    m_found_search = search;
    m_found_unit = unit;
    refresh();
}

void People::show_more() {
    if (m_next) ask_for_page(*m_next);
}

void People::lose_answer() {
    m_list.lose_answer();
    m_form.lose_answer();
    m_absence.lose_answer();
    m_receiver.lose_answer();
}

void People::forget() {
    m_list.forget();
    m_read.forget();
    m_unit.forget();
    m_items.clear();
    m_next.reset();
    search.clear();
    unit.clear();
    m_opened.reset();
    m_is_adding = false;
    begin_form({});
    m_said.clear();
    forget_secrets();
}

void People::forget_secrets() {
    m_handed_over.reset();
    m_form.forget_code();
    m_absence.forget_code();
}

void People::ask_for_page(const std::string& after) {
    const auto path = list_of({{"unit", m_found_unit}, {"search", m_found_search}, {"after", after}}, "100");
    m_list.ask(path, [this, is_next = !after.empty()](const Answer& answer) { return take_page(answer, is_next); });
}

bool People::take_page(const Answer& answer, bool is_next) {
    const auto page = wire::decode_account_page(answer.body);
    if (!page) return false;
    if (!is_next) m_items.clear();
    m_items.insert(m_items.end(), page->accounts.begin(), page->accounts.end());
    m_next = page->next;
    take_again(*page);
    return true;
}

std::optional<std::size_t> People::current() const {
    if (!m_opened) return std::nullopt;
    const auto found = std::find_if(m_items.begin(), m_items.end(),
                                    [&](const Account& each) { return each.officer.badge == m_opened->officer.badge; });
    return found == m_items.end() ? std::nullopt : std::optional{static_cast<std::size_t>(found - m_items.begin())};
}

// What is handed over with an account, and what became of cases, must not get lost.
bool People::is_sending() const { return m_form.is_sending() || m_absence.is_sending() || m_receiver.is_sending(); }

void People::open(std::size_t row) {
    if (is_sending()) return;
    m_opened = m_items[row];
    begin_opened();
}

void People::begin_opened() {
    m_is_adding = false;
    begin_form(facts_of(*m_opened));
    ask_for_colleagues();
}

void People::add(std::string_view unit_id) {
    if (is_sending()) return;
    m_opened.reset();
    m_is_adding = true;
    begin_form({{}, std::string{unit_id}, {}});
}

void People::begin_form(const AccountFacts& facts) {
    type_facts(facts);
    m_colleagues.clear();
    m_absence.clear();
    m_receiver.clear();
    m_moved.reset();
}

void People::type_facts(const AccountFacts& facts) {
    m_form.begin({{"badge", facts.officer.badge}, {"name", facts.officer.name}, {"unit", facts.unit_id}},
                 m_is_adding ? "" : "badge");
    m_roles = facts.roles;
    m_seen = facts;
}

void People::ask_for_colleagues() {
    m_unit.ask(list_of({{"unit", m_opened->unit_id}}, "200"), [this](const Answer& answer) {
        const auto page = wire::decode_account_page(answer.body);
        if (page) take_colleagues(*page);
        return static_cast<bool>(page);
    });
}

// Who can stand in for the one that is open, or take their cases.
void People::take_colleagues(const AccountPage& page) {
    m_colleagues.clear();
    for (const auto& each : page.accounts)
        if (m_opened && !each.is_disabled && each.unit_id == m_opened->unit_id &&
            !is_same_badge(each.officer.badge, m_opened->officer.badge))
            m_colleagues.push_back(each.officer);
}

void People::read_again() {
    if (!m_opened) return refresh();
    m_read.ask(list_of({{"search", m_opened->officer.badge}}, "200"), [this](const Answer& answer) {
        const auto page = wire::decode_account_page(answer.body);
        if (page) take_again(*page);
        return static_cast<bool>(page);
    });
}

// In its row too. What is typed stays; where nothing is, the form says what is so now.
void People::take_again(const AccountPage& page) {
    for (const auto& each : page.accounts) {
        if (!m_opened || each.officer.badge != m_opened->officer.badge) continue;
        const bool is_typed = m_form.is_sending() || facts() != facts_of(*m_opened);
        if (const auto row = current()) m_items[*row] = each;
        m_opened = each;
        if (!is_typed && facts() != facts_of(each)) type_facts(facts_of(each));
    }
}

bool People::has_role(Role role) const { return std::find(m_roles.begin(), m_roles.end(), role) != m_roles.end(); }

void People::toggle(Role role) {
    if (has_role(role))
        std::erase(m_roles, role);
    else
        m_roles.push_back(role);
    std::sort(m_roles.begin(), m_roles.end());
}

AccountFacts People::facts() const {
    return {{m_form.typed("name"), m_form.typed("badge")}, m_form.typed("unit"), m_roles};
}

void People::save() {
    if (is_sending()) return;
    const wire::AccountWish wish{facts(), m_form.typed("code"), m_opened ? std::optional{m_seen} : std::nullopt};
    const auto path = m_opened ? administered(staff, m_opened->officer.badge) : administered(staff);
    m_form.send(m_opened ? "PUT" : "POST", path, wire::encode(wish),
                [this, facts = wish.facts](const Answer& answer) { take_saved(answer, facts); });
}

// What waits for a second person is not so yet.
void People::take_saved(const Answer& answer, const AccountFacts& facts) {
    const bool waits = waits_for_second(answer);
    say_or_wait(answer, Text::DeskAdminSaved, facts.officer.name);
    if (m_opened) {
        if (!waits) {
            m_opened->officer = facts.officer;
            m_opened->unit_id = facts.unit_id;
            m_opened->roles = facts.roles;
        }
        begin_opened();
        read_again();
    } else {
        m_is_adding = false;
        if (const auto told = wire::decode_handed_over(answer.body); told && !waits) m_handed_over = *told;
        begin_form({});
        refresh();
    }
    m_changed();
}

void People::say_or_wait(const Answer& answer, Message done, std::string_view name) {
    m_said = waits_for_second(answer) ? std::string{said(Text::DeskAdminWaits)} : fill(said(done), {{"name", name}});
}

void People::add_absence() {
    if (is_sending()) return;
    const auto from = parse_date(m_absence.typed("from"));
    const auto to = parse_date(m_absence.typed("to"));
    if (!from) return m_absence.refuse("from", std::string{said(Text::FieldMissing)});
    if (!to) return m_absence.refuse("to", std::string{said(Text::FieldMissing)});
    if (m_absence.typed("deputy").empty()) return m_absence.refuse("deputy", std::string{said(Text::ChooseOne)});
    const wire::AbsenceWish wish{*from, *to, m_absence.typed("deputy"), m_absence.typed("code")};
    m_absence.send("POST", path_of(*m_opened, "absences"), wire::encode(wish),
                   [this, name = m_opened->officer.name](const Answer& answer) {
                       say_or_wait(answer, Text::DeskAdminAbsenceAdded, name);
                       m_absence.clear();
                       read_again();
                       m_changed();
                   });
}

void People::cancel_absence(Date from) {
    if (is_sending()) return;
    m_absence.send("DELETE", path_of(*m_opened, "absences/" + to_string(from)), {},
                   [this, name = m_opened->officer.name](const Answer&) {
                       m_said = fill(said(Text::DeskAdminAbsenceCanceled), {{"name", name}});
                       read_again();
                       m_changed();
                   });
}

std::optional<Officer> People::receiver_of_cases() {
    const auto& to = m_receiver.typed("to");
    for (const auto& each : m_colleagues)
        if (each.badge == to) return each;
    m_receiver.refuse("to", std::string{said(Text::ChooseOne)});
    return std::nullopt;
}

void People::take_moved(const Answer& answer) {
    const auto moved = wire::decode_moved_cases(answer.body);
    m_moved = moved ? *moved : MovedCases{};
    m_said = fill(said(Text::DeskAdminMoved),
                  {{"moved", std::to_string(m_moved->moved)}, {"kept", std::to_string(m_moved->kept.size())}});
    for (auto& each : m_items)
        if (each.officer.badge == m_receiver.typed("to")) each.open_cases += m_moved->moved;
}

} // namespace zhiping::desk
