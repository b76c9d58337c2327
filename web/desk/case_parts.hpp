#pragma once

#include "web/desk/screens.hpp"
#include "web/desk/words.hpp"

// The two sides of a case that is here. Included by its screen only.
namespace zhiping::desk {

CaseStep draw_evaluation(ui::Canvas&, const CaseView&); // What it is about.
CaseStep draw_course(ui::Canvas&, const CaseView&);     // How it stands, what may be done, the reply, its events.

// When its reply is due.
DueWords due_of(const CaseView&, Language);

void draw_case_heading(ui::Canvas&, std::string_view name, Message);

} // namespace zhiping::desk
