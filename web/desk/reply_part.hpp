#pragma once

#include "web/desk/acting.hpp"
#include "web/desk/reply_editor.hpp"
#include "web/ui/canvas.hpp"

#include <variant>

// The part of a case in which its reply is written, and where it is read as its citizen reads it.
namespace zhiping::desk {

struct SendReply {
    CaseAction action; // HandIn or IssueReply.
};
using ReplyStep = std::variant<std::monostate, SendReply>;

struct ReplyView {
    const StaffCase& shown;
    const Acting& acting; // What became of it when it was sent.
    Instant now;
};
// Precondition: the editor is open.
ReplyStep draw_reply_editor(ui::Canvas&, ReplyEditor&, const ReplyView&);

// Whether `id` is a field of it, and takes what was written or chosen there.
bool take_reply_text(const ui::Canvas&, ReplyEditor&, const StaffCase&, std::uint32_t id, std::string_view text);

inline constexpr std::string_view first_reply_field = "reply.finding.0";

// Of a reply that was refused, where whoever sent it goes on: the field that is wrong, the first that is missing.
// Empty: it was not refused, or not for a field.
std::string field_to_mend(const ReplyEditor&, const Acting&, const StaffCase&);

// Who else writes a reply: it keeps nobody from writing.
void draw_writers(ui::Canvas&, const StaffCase&);

// Word by word as the citizen's page has it.
void draw_reply(ui::Canvas&, std::string_view name, const CitizenReply&, const StaffCase&);

} // namespace zhiping::desk
