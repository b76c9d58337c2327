#pragma once

#include "shared/cases/staff_words.hpp"
#include "shared/staff/audit.hpp"
#include "shared/staff/staff_act.hpp"
#include "shared/text/text.hpp"
#include "web/ui/semantics.hpp"

#include <string>
#include <string_view>

// What a desk says of cases beside what stands in them (shared/cases/staff_words.hpp).
namespace zhiping::desk {

std::string_view mark_words(CaseMark, Language);

// When something is due, in words and colour: neither is the only cue.
struct DueWords {
    std::string text;
    ui::Tone tone;
};
DueWords due_words(const std::optional<Date>& due, CaseStatus, Date today, Language);

std::string received_words(Instant received, Date today, Language); // "今天", "3 天前"

std::string joined_actions(const std::vector<CaseEvent>&, Language);
std::string joined_marks(const std::vector<CaseMark>&, Language);

std::string_view staff_act_words(StaffAct, Language);
std::string_view audit_kind_words(AuditKind, Language);
// Which step it was, or which act; its kind where this desk does not know it.
std::string_view audited_words(const AuditEntry&, Language);

// Who looks, and when: "张伟 042013 2026-11-30 19:05".
std::string watermark_words(const Officer&, Instant now);

} // namespace zhiping::desk
