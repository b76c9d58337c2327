#pragma once

#include "native/app/verify_evidence.hpp"

namespace zhiping::app {

// Makes every head of the journal again from the first line on, and compares its lines with the evidence: each piece
// was accepted once, and what is removed has a line that says so; with the evaluations (evaluation_lines.hpp); with the
// cases (cases/verify_cases.hpp); with the notices of holidays (notice_lines.hpp); and with what staff did besides
// (act_lines.hpp). Each of `heads` must be one of them. Adds what is wrong, how many lines there are and the last head.
// Memory does not grow with the journal.
void verify_journal(store::Store&, std::span<const Sha256> heads, Verification&);

} // namespace zhiping::app
