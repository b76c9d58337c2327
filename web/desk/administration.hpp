#pragma once

#include "shared/cases/actor.hpp"
#include "web/desk/administered_units.hpp"
#include "web/desk/asked_act.hpp"
#include "web/desk/issuers.hpp"
#include "web/desk/kept_codes.hpp"
#include "web/desk/loaded_files.hpp"
#include "web/desk/people.hpp"
#include "web/desk/waiting_changes.hpp"

#include <array>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace zhiping::desk {

enum class Section { People, Units, Changes, Templates, Holidays, Rules, Codes, Issuers };

struct SectionFacts {
    Section value;
    std::string_view id;
    std::string_view table; // Its list.
    bool is_of_codes;       // Theirs who have the role codes; otherwise who may administer.
    Message label;
};
const SectionFacts& facts_of_section(Section);

// What an administrator looks after, and who has the role codes: which of it is shown, and what of it is asked once
// more or shown once.
class Administration {
public:
    // `changed` is called when anything is to be drawn anew.
    Administration(Api&, std::function<void()> changed);

    void show(std::span<const Role>); // To somebody with these roles. Asks for what is not there yet.
    void go_to(Section);              // What it shows is read again.
    void go_to_change(std::int64_t id);
    void refresh();
    void retry(); // What the server could not answer.
    void lose_answer();
    void forget();
    void forget_secrets(); // What is shown once, and codes that were typed.

    const std::vector<Section>& sections() const { return m_sections; } // Theirs.
    Section section() const { return m_section; }
    bool is_own(const PendingChange& change) const { return is_same_badge(change.asked_by.badge, m_api.badge()); }
    std::optional<std::size_t> count_of(Section) const; // Of what waits for the reader there; none where nothing does.

    People& people() { return m_people; }
    AdministeredUnits& units() { return m_units; }
    WaitingChanges& changes() { return m_changes; }
    LoadedTemplates& templates() { return m_templates; }
    LoadedNotices& notices() { return m_notices; }
    LoadedRules& rules() { return m_rules; }
    KeptCodes& codes() { return m_codes; }
    Issuers& issuers() { return m_issuers; }
    AskedOnce& asked() { return m_asked; }

    void open(std::size_t row); // Of the section's list.
    bool move(int rows);        // Opens the one that many rows on; false where there is none.
    std::optional<std::size_t> current();
    std::string current_name(); // Of its row. Precondition: there is one.
    void show_more();
    void find();                   // What is typed.
    bool has_typed_search() const; // That nothing has been found with.
    void add();
    std::string_view first_field() const; // Of what is added.
    void save();
    void ask_to_move_cases(); // Of the person who is open, to whom was chosen.

    bool has_sheet() const { return m_asked.is_open() || m_handed_over || m_told; }
    const std::optional<HandedOver>& handed_over() const { return m_handed_over; }
    const std::optional<ToldKeys>& told() const { return m_told; }
    void close_shown_once();

    std::vector<SentForm*> forms();        // All of them.
    std::string take_said();               // What was done; once.
    std::optional<Refused> take_refused(); // Once.

private:
    std::string_view said(Message message) const { return text(message, m_api.language()); }
    void say(Message message, std::string_view name) { m_said = fill(said(message), {{"name", name}}); }
    void ask(bool anew);
    std::size_t rows_shown();
    bool has(Section) const;
    void ask_for_changes(bool anew);
    template <typename Part> static void ask(Part& part, bool anew) { anew ? part.refresh() : part.show(); }
    void part_changed();
    void act_done(const Answer&);
    void account_reset(const Answer&);
    void change_decided(const Answer&);
    void code_reissued(const Answer&);

    Api& m_api;
    std::function<void()> m_changed;
    std::vector<Section> m_sections;
    Section m_section = Section::People;
    People m_people;
    AdministeredUnits m_units;
    WaitingChanges m_changes;
    LoadedTemplates m_templates;
    LoadedNotices m_notices;
    LoadedRules m_rules;
    KeptCodes m_codes;
    Issuers m_issuers;
    AskedOnce m_asked;
    std::optional<HandedOver> m_handed_over; // What is shown once.
    std::optional<ToldKeys> m_told;
    std::string m_said;
};

} // namespace zhiping::desk
