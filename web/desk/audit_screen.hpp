#pragma once

#include "web/desk/audit.hpp"
#include "web/desk/unread.hpp"
#include "web/ui/canvas.hpp"

#include <variant>

namespace zhiping::desk {

struct AuditView {
    const Audit& audit;
    float scrolled; // The rows.
};
struct SearchAudit {};
struct SearchEverything {};
struct SearchReceipt { // That of this row.
    std::size_t row;
};
struct MoreAudit {};
struct ScrollAudit {
    float to;
};
using AuditStep =
    std::variant<std::monostate, SearchAudit, SearchEverything, SearchReceipt, MoreAudit, ScrollAudit, ReadAgain>;
// In the column's width, from its y to the bottom of the window.
AuditStep draw_audit(ui::Canvas&, const AuditView&);

// Whether `id` is a field of this screen, and takes what was typed or chosen there.
bool take_audit_text(const ui::Canvas&, Audit&, std::uint32_t id, std::string_view text);

// The field that is wrong; empty: none.
std::string_view field_to_mend(const Audit&);

inline constexpr std::string_view audit_table = "audit.entries";
inline constexpr std::string_view audit_badge_field = "audit.badge";
inline constexpr std::string_view audit_receipt_field = "audit.receipt";

} // namespace zhiping::desk
