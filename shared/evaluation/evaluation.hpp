#pragma once

#include "shared/calendar/date.hpp"
#include "shared/cases/policy.hpp"
#include "shared/catalogue/catalogue.hpp"
#include "shared/codes/code.hpp"
#include "shared/evaluation/code_facts.hpp"
#include "shared/positions/whereabouts.hpp"
#include "shared/result.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace zhiping {

enum class Satisfaction { Satisfied, Dissatisfied, Other }; // In words: satisfaction.hpp.

// Limits of the statement. The texts that name the first one are checked against it by a test. The
// second is there because one character may be of any number of code points.
inline constexpr std::size_t max_statement_characters = 2000; // As a person counts them: count_graphemes().
inline constexpr std::size_t max_statement_bytes = 16 * 1024; // As UTF-8.

inline constexpr std::size_t max_document_number_characters = 60;

// A revoked code opens no form. Whoever had the form open may still submit it for this long, evidence included
// (decision app 1). The same time as an upload waits.
inline constexpr std::chrono::hours revoked_code_grace{24};

// What one person said about one handling.
struct Evaluation {
    Code code;
    int catalogue_version;
    Language language; // In which the instructions were read and agreed to.
    Instant agreed_at; // By the phone's clock; phones may be wrong, so nothing is decided by it.
    std::optional<Satisfaction> satisfaction = {}; // Never preselected; none is never counted as satisfied.
    std::vector<Situation> situations = {};        // In the order of the catalogue.
    std::string statement = {};
    Whereabouts where = {};           // Sealed apart: what is read back of a stored evaluation has none.
    std::string document_number = {}; // As it is printed; asked of whoever holds a blank code (is_blank()).

    bool operator==(const Evaluation&) const = default;
};

// Situations that were ticked before a person changed their mind do not belong to the answer: they count with
// dissatisfaction only. Nor does what nobody can see in a statement (readable()).
void drop_what_does_not_count(Evaluation&);

// What max_statement_characters limits.
std::size_t statement_characters(const std::string& statement);

// The phone and the server both call this, so nobody meets a refusal that the form could have
// shown first. Checks, in the order of the form: the catalogue's version, the document's number, the satisfaction, that
// situations come with dissatisfaction and only then, belong to `module` and are not repeated,
// that the statement is UTF-8 without control characters but line feed and tab, and within its limits, and
// that it says where as the policy needs it. The first problem is returned.
Result<Ok> validate(const Evaluation&, Module, NumberNeed = NumberNeed::None);

// Whether and how the evaluation says where its person was. None under a catalogue that does not ask.
PositionNeed position_need(const Catalogue&, Module);

// All problems at once, for the form's error summary; empty when validate() would agree.
std::vector<Error> find_problems(const Evaluation&, Module, NumberNeed = NumberNeed::None);

} // namespace zhiping
