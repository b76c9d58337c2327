#pragma once

#include "shared/cases/staff_case.hpp"
#include "shared/text/text.hpp"
#include "web/ui/semantics.hpp"

#include <string>
#include <string_view>

// Cases in the words of those who work on them.
namespace zhiping::desk {

// "核查中"; above the first level, "复核中".
std::string_view status_words(CaseStatus, int round, Language);
std::string_view mark_words(CaseMark, Language);
std::string_view action_words(CaseAction, Language);
std::string_view module_words(Module, Language);
std::string_view situation_words(Situation, Language);

// When something is due, in words and colour: neither is the only cue.
struct DueWords {
    std::string text;
    ui::Tone tone;
};
DueWords due_words(const std::optional<Date>& due, CaseStatus, Date today, Language);

std::string received_words(Instant received, Date today, Language); // "今天", "3 天前"

std::string_view standing_words(PersonStanding, Language);
std::string_view party_words(PartyStanding, Language);
std::string names_of(const std::vector<Officer>&, Language);
std::string joined_situations(const std::vector<Situation>&, Language);
// What an event says beside what was done, in lines; empty: nothing.
std::string event_words(const CaseEvent&, const StaffCase&, Language);
std::string_view recordings_words(Recordings, Language);
std::string_view contact_words(ContactKind, Language);
std::string joined_actions(const std::vector<CaseEvent>&, Language);
std::string joined_marks(const std::vector<CaseMark>&, Language);

// Who looks, and when: "张伟 042013 2026-11-30 19:05".
std::string watermark_words(const Officer&, Instant now);

} // namespace zhiping::desk
