#pragma once

#include "shared/calendar/date.hpp"
#include "shared/catalogue/module.hpp"
#include "shared/codes/code.hpp"
#include "shared/persons/masked_person.hpp"
#include "shared/units/unit.hpp"

#include <optional>
#include <string>
#include <vector>

namespace zhiping {

// What a code is about, as anyone who holds it may read: never the officers.
struct CodeFacts {
    Code code;
    Module module;
    UnitName unit; // As it is shown: "武汉市交警支队 蔡甸大队", "Wuhan Detachment, Caidian Brigade".
    std::string document_type = {};         // As printed, "违法停车告知单"; empty for a code at a place.
    std::string document_number = {};       // As printed; empty for a code at a place, and of a blank code.
    std::optional<Instant> handled_at = {}; // When the document was issued.
    std::string place = {};                 // "汉阳大道 628 号", "蔡甸车管所 3 号窗口"; may be empty.
    std::optional<ReconsiderationBody> reconsideration = {}; // Of a decision, where it is known.
    std::optional<MaskedPerson> person = {};                 // Who is signed in on the phone that it is opened on.

    bool operator==(const CodeFacts&) const = default;
};

// Whether the code was printed on a document before anybody knew which one it would be (docs/blanks.md).
inline bool is_blank(const CodeFacts& facts) { return !facts.document_type.empty() && facts.document_number.empty(); }

// Whether an evaluation says itself which document it is about.
enum class NumberNeed { None, Required };
inline NumberNeed number_need(const CodeFacts& facts) {
    return is_blank(facts) ? NumberNeed::Required : NumberNeed::None;
}

// How the facts are read out, on the server's page and on the form: what is evaluated, then by
// whom, when and where.
struct FactLines {
    std::string subject;              // The document's type, or the place where there is no document.
    std::vector<std::string> details; // None is empty.
    std::string document_number;      // For where there is room; empty where the facts have none.
};
FactLines describe(const CodeFacts&, Language);

// 法律途径: what the law leaves open against a document that is a decision (docs/law.md), sentence by sentence, and the
// reconsideration body where it is known. Nothing for any other document and for a place.
std::vector<std::string> describe_legal_way(const CodeFacts&, Language);

} // namespace zhiping
