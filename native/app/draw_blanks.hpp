#pragma once

#include "native/app/code_maker.hpp"
#include "native/outside/random.hpp"
#include "shared/codes/new_document.hpp"

#include <vector>

// Blank codes, for forms that are printed beforehand and devices that print without a network (docs/blanks.md).
namespace zhiping::app {

struct DrawnBlock {
    std::int64_t id;
    std::vector<Code> codes;
};

// Draws a block of codes for a unit. Each is accepted from now on, and asks whoever scans it for the number of the
// document, until it is bound to it (register_documents.hpp). Refused: what find_scope() and check_unit() refuse,
// invalid (no type, or one that is not printed in a line; a count that is out of range).
Result<DrawnBlock> draw_blanks(store::Store&, const CodeMaker&, const BlankOrder&, Instant now, outside::Random&);

} // namespace zhiping::app
