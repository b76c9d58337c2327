#include "web/desk/administration.hpp"

#include "shared/cases/rights.hpp"
#include "shared/table.hpp"
#include "shared/text/desk_text_ids.hpp"

#include <algorithm>
#include <utility>

namespace zhiping::desk {

namespace {

constexpr std::array all_sections{
    SectionFacts{Section::People, "administration.people", "people.list", false, Text::DeskAdminPeople},
    SectionFacts{Section::Units, "administration.units", "units.list", false, Text::DeskAdminUnits},
    SectionFacts{Section::Changes, "administration.changes", "changes.list", false, Text::DeskAdminChanges},
    SectionFacts{Section::Templates, "administration.templates", "templates.list", false, Text::DeskAdminTemplates},
    SectionFacts{Section::Holidays, "administration.holidays", "holidays.list", false, Text::DeskAdminHolidays},
    SectionFacts{Section::Rules, "administration.rules", "rules.list", false, Text::DeskAdminPolicies},
    SectionFacts{Section::Codes, "administration.codes", "codes.list", true, Text::DeskAdminCodes},
    SectionFacts{Section::Issuers, "administration.issuers", "issuers.list", true, Text::DeskAdminIssuers},
};
static_assert(follows_enum(all_sections));

bool is_theirs(const SectionFacts& section, std::span<const Role> roles) {
    return std::any_of(roles.begin(), roles.end(), [&](Role role) {
        return section.is_of_codes ? role == Role::Codes : may(role, Right::Administer, Relation::Own);
    });
}

} // namespace

const SectionFacts& facts_of_section(Section section) { return facts_of(all_sections, section); }

Administration::Administration(Api& api, std::function<void()> changed)
    : m_api(api), m_changed(std::move(changed)), m_people(api, [this] { part_changed(); }),
      m_units(api, [this] { part_changed(); }), m_changes(api, [this] { part_changed(); }),
      m_templates(api, [this] { part_changed(); }), m_notices(api, [this] { part_changed(); }),
      m_rules(api, [this] { part_changed(); }), m_codes(api, [this] { part_changed(); }),
      m_issuers(api, [this] { part_changed(); }),
      m_asked(
          api, [this] { part_changed(); }, [this](const Answer& answer) { act_done(answer); }) {}

void Administration::show(std::span<const Role> roles) {
    m_sections.clear();
    for (const auto& each : all_sections)
        if (is_theirs(each, roles)) m_sections.push_back(each.value);
    if (m_sections.empty()) return;
    if (!has(m_section)) m_section = m_sections.front();
    ask(false);
}

bool Administration::has(Section section) const {
    return std::find(m_sections.begin(), m_sections.end(), section) != m_sections.end();
}

void Administration::go_to(Section section) {
    m_section = section;
    ask(true);
}

void Administration::go_to_change(std::int64_t id) {
    m_changes.show_change(id);
    go_to(Section::Changes);
}

std::optional<std::size_t> Administration::count_of(Section section) const {
    const bool is_known = section == Section::Changes && m_changes.list().is_here();
    return is_known ? std::optional{m_changes.count_to_decide()} : std::nullopt;
}

void Administration::refresh() { ask(true); }

// The others are counted too, wherever they are.
void Administration::ask_for_changes(bool anew) {
    if (has(Section::Changes) && m_section != Section::Changes) ask(m_changes, anew);
}

// People have units.
void Administration::ask(bool anew) {
    ask_for_changes(anew);
    switch (m_section) {
    case Section::People: return m_units.show(), ask(m_people, anew);
    case Section::Units: return ask(m_units, anew);
    case Section::Changes: return ask(m_changes, anew);
    case Section::Templates: return ask(m_templates, anew);
    case Section::Holidays: return ask(m_notices, anew);
    case Section::Rules: return ask(m_rules, anew);
    case Section::Codes: return ask(m_codes, anew);
    case Section::Issuers: return ask(m_issuers, anew);
    }
}

void Administration::retry() {
    m_changes.retry();
    switch (m_section) {
    case Section::People: return m_units.retry(), m_people.retry();
    case Section::Units: return m_units.retry();
    case Section::Changes: return;
    case Section::Templates: return m_templates.retry();
    case Section::Holidays: return m_notices.retry();
    case Section::Rules: return m_rules.retry();
    case Section::Codes: return m_codes.retry();
    case Section::Issuers: return m_issuers.retry();
    }
}

void Administration::lose_answer() {
    m_people.lose_answer();
    m_units.lose_answer();
    m_changes.lose_answer();
    m_templates.lose_answer();
    m_notices.lose_answer();
    m_rules.lose_answer();
    m_codes.lose_answer();
    m_issuers.lose_answer();
    m_asked.form().lose_answer();
}

void Administration::forget() {
    m_sections.clear();
    m_section = Section::People;
    m_people.forget();
    m_units.forget();
    m_changes.forget();
    m_templates.forget();
    m_notices.forget();
    m_rules.forget();
    m_codes.forget();
    m_issuers.forget();
    m_asked.forget();
    m_said.clear();
    close_shown_once();
}

void Administration::forget_secrets() {
    m_people.forget_secrets();
    m_issuers.forget_secrets();
    m_rules.form().forget_code();
    m_asked.form().forget_code();
    close_shown_once();
}

void Administration::close_shown_once() {
    m_handed_over.reset();
    m_told.reset();
}

void Administration::open(std::size_t row) {
    switch (m_section) {
    case Section::People: return m_people.open(row);
    case Section::Units: return m_units.open(row);
    case Section::Changes: return m_changes.open(row);
    case Section::Templates: return m_templates.open(row);
    case Section::Holidays: return m_notices.open(row);
    case Section::Rules: return m_rules.open(row);
    case Section::Codes: return m_codes.open(row);
    case Section::Issuers: return m_issuers.open(row);
    }
}

std::optional<std::size_t> Administration::current() {
    switch (m_section) {
    case Section::People: return m_people.current();
    case Section::Units: return m_units.current();
    case Section::Changes: return m_changes.current();
    case Section::Templates: return m_templates.current();
    case Section::Holidays: return m_notices.current();
    case Section::Rules: return m_rules.current();
    case Section::Codes: return m_codes.current();
    case Section::Issuers: return m_issuers.current();
    }
    return std::nullopt;
}

std::string Administration::current_name() {
    switch (m_section) {
    case Section::People: return m_people.opened()->officer.badge;
    case Section::Units: return m_units.opened()->unit.id;
    case Section::Changes: return std::to_string(m_changes.opened()->id);
    case Section::Templates:
    case Section::Holidays:
    case Section::Rules: return std::to_string(*current());
    case Section::Codes: return m_codes.opened()->code.symbols();
    case Section::Issuers: return std::to_string(m_issuers.opened()->id);
    }
    return {};
}

bool Administration::move(int rows) {
    const auto count = static_cast<std::int64_t>(rows_shown());
    const auto at = current();
    const auto wanted = at ? static_cast<std::int64_t>(*at) + rows : rows > 0 ? 0 : count - 1;
    if (wanted < 0 || wanted >= count) return false;
    open(static_cast<std::size_t>(wanted));
    return current() == static_cast<std::size_t>(wanted); // Not while something is on its way.
}

std::size_t Administration::rows_shown() {
    switch (m_section) {
    case Section::People: return m_people.items().size();
    case Section::Units: return m_units.found().size();
    case Section::Changes: return m_changes.items().size();
    case Section::Templates: return m_templates.items().size();
    case Section::Holidays: return m_notices.items().size();
    case Section::Rules: return m_rules.items().size();
    case Section::Codes: return m_codes.items().size();
    case Section::Issuers: return m_issuers.items().size();
    }
    return 0;
}

void Administration::show_more() { m_section == Section::Codes ? m_codes.show_more() : m_people.show_more(); }

void Administration::find() { m_section == Section::Codes ? m_codes.find() : m_people.find(); }

bool Administration::has_typed_search() const {
    return (m_section == Section::People && !m_people.is_found()) ||
           (m_section == Section::Codes && !m_codes.is_found());
}

void Administration::add() {
    if (m_section == Section::Units) return m_units.add();
    if (m_section == Section::Issuers) return m_issuers.add();
    if (m_section == Section::Templates) return m_templates.add();
    if (m_section == Section::Holidays) return m_notices.add();
    if (m_section == Section::Rules) return m_rules.add();
    m_people.add(m_units.items().empty() ? std::string_view{} : m_units.items().front().unit.id);
}

std::string_view Administration::first_field() const {
    switch (m_section) {
    case Section::Units: return "unit.id";
    case Section::Issuers: return "issuer.name";
    case Section::Templates: return "templates.begins";
    case Section::Holidays: return "holidays.content";
    case Section::Rules: return "policies.begins";
    default: return "account.badge";
    }
}

void Administration::save() {
    switch (m_section) {
    case Section::People: return m_people.save();
    case Section::Units: return m_units.save();
    case Section::Templates: return m_templates.load();
    case Section::Holidays: return m_notices.load();
    case Section::Rules: return m_rules.load();
    case Section::Issuers: return m_issuers.save();
    case Section::Changes:
    case Section::Codes: return; // Nothing of them is written.
    }
}

void Administration::ask_to_move_cases() {
    const auto to = m_people.receiver_of_cases();
    if (!to) return;
    const auto& from = *m_people.opened();
    m_asked.begin(AskedAct::MoveCases, from.officer.badge,
                  fill(said(Text::DeskAdminMoveFromTo), {{"from", from.officer.name},
                                                         {"count", std::to_string(from.open_cases)},
                                                         {"to", to->name + " " + to->badge}}),
                  to->badge);
}

std::vector<SentForm*> Administration::forms() {
    return {&m_people.form(),  &m_people.absence(), &m_people.receiver(), &m_units.form(),   &m_templates.form(),
            &m_notices.form(), &m_rules.form(),     &m_codes.search(),    &m_issuers.form(), &m_asked.form()};
}

void Administration::part_changed() {
    if (auto handed_over = m_people.take_handed_over()) m_handed_over = std::move(handed_over);
    if (auto told = m_issuers.take_told()) m_told = std::move(told);
    bool waits = false;
    for (auto* form : forms()) waits = form->take_waits() || waits;
    if (waits) m_changes.refresh();
    m_changed();
}

void Administration::act_done(const Answer& answer) {
    const auto name = m_asked.name();
    switch (m_asked.act()) {
    case AskedAct::Reset: account_reset(answer); break;
    case AskedAct::Disable: say(Text::DeskAdminDisableDone, name); break;
    case AskedAct::ConfirmChange: change_decided(answer); break;
    case AskedAct::RefuseChange: say(Text::DeskAdminRefused, name); break;
    case AskedAct::TakeBackChange: say(Text::DeskAdminTakenBack, name); break;
    case AskedAct::RevokeCode: say(Text::DeskAdminCodeRevoked, name); break;
    case AskedAct::ReissueCode: code_reissued(answer); break;
    case AskedAct::EndIssuer: say(Text::DeskAdminIssuerEnded, name); break;
    case AskedAct::MoveCases: m_people.take_moved(answer); break;
    }
    m_asked.forget();
    m_section == Section::People ? m_people.read_again() : refresh();
    part_changed();
}

void Administration::account_reset(const Answer& answer) {
    const auto told = wire::decode_handed_over(answer.body);
    if (told)
        m_handed_over = *told;
    else
        m_said = said(Text::DeskAdminWaits);
}

// What was wanted may hand over something.
void Administration::change_decided(const Answer& answer) {
    if (const auto told = wire::decode_handed_over(answer.body)) m_handed_over = *told;
    m_said = said(Text::DeskAdminConfirmed);
    if (m_people.list().is_here()) m_people.read_again();
}

void Administration::code_reissued(const Answer& answer) {
    if (const auto code = wire::decode_told_code(answer.body)) say(Text::DeskAdminCodeReissued, code->grouped());
}

std::string Administration::take_said() {
    for (auto words : {std::exchange(m_said, {}), m_people.take_said(), m_units.take_said(), m_templates.take_said(),
                       m_notices.take_said(), m_rules.take_said()})
        if (!words.empty()) return words;
    return {};
}

std::optional<Refused> Administration::take_refused() {
    for (auto* form : forms())
        if (auto refused = form->take_refused()) return refused;
    return std::nullopt;
}

} // namespace zhiping::desk
