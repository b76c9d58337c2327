#pragma once

#include "native/http/pages/template.hpp"
#include "native/http/pages/visit.hpp"
#include "shared/cases/policy.hpp"
#include "shared/catalogue/catalogue.hpp"
#include "shared/evidence/evidence.hpp"
#include "shared/persons/masked_person.hpp"
#include "shared/wire/plain_form.hpp"

#include <optional>
#include <span>

// The form that needs no script, as HTML: the same questions and words as the canvas form's, in the
// same order. Its fields are named satisfaction, situations, statement, upload (files that were received
// before) and evidence (files), and what it carries unseen as read_plain_form() wants it.
namespace zhiping::http {

// A file that was received and is not submitted yet.
struct KeptFile {
    UploadId id;
    EvidenceFormat format;
    std::uint64_t bytes;
};

// A file that was refused, and with it all that were sent along.
struct RefusedFile {
    int position;     // Among them, from 1; 0 when none of them alone is at fault.
    std::string name; // As its sender gave it.
    Error reason;
};

struct FormFiles {
    std::vector<KeptFile> kept = {};
    std::optional<RefusedFile> refused = {};
};

// What a form shows beside what is filled in.
struct FormState {
    std::span<const Error> problems;
    const FormFiles& files;
    PositionNeed position = PositionNeed::None;
    NumberNeed number = NumberNeed::None;
    const MaskedPerson* person = nullptr; // Under whose name it is submitted. Null: nobody is signed in.
};

// As it is filled in, with each problem at its field.
Html plain_form_html(const wire::PlainForm&, const ModuleContent&, const FormState&, const Visit&);

// The summary of the problems, which takes the focus: each leads to its field.
Html problems_html(const Evaluation&, const ModuleContent&, const FormState&, Language);

} // namespace zhiping::http
