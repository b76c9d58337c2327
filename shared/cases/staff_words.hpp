#pragma once

#include "shared/cases/staff_case.hpp"
#include "shared/text/text.hpp"

#include <string>
#include <string_view>
#include <vector>

// Cases in the words of those who work on them: at their desks, and in what they take away.
namespace zhiping {

// "核查中"; above the first level, "复核中".
std::string_view status_words(CaseStatus, int round, Language);
std::string_view closing_words(Closing, Language);
std::string_view action_words(CaseAction, Language);
std::string_view module_words(Module, Language);
std::string_view situation_words(Situation, Language);
std::string_view standing_words(PersonStanding, Language);
std::string_view party_words(PartyStanding, Language);
std::string_view recordings_words(Recordings, Language);
std::string_view contact_words(ContactKind, Language);

// What is made of each of a list, with "、" or a comma in between.
template <typename List, typename WordsOf>
std::string joined_words(const List& list, Language language, WordsOf words_of) {
    std::string all;
    for (const auto& each : list) {
        if (!all.empty()) all += language == Language::Chinese ? "、" : ", ";
        all += words_of(each, language);
    }
    return all;
}

std::string names_of(const std::vector<Officer>&, Language);
std::string joined_situations(const std::vector<Situation>&, Language);

// What an event says beside what was done, in lines; empty: nothing.
std::string event_words(const CaseEvent&, const StaffCase&, Language);

// By its id where the name is not known.
std::string name_of_unit(const StaffCase&, std::string_view unit_id, Language);

} // namespace zhiping
