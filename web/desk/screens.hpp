#pragma once

#include "web/desk/evidence_sheet.hpp"
#include "web/desk/opened_case.hpp"
#include "web/desk/reply_part.hpp"
#include "web/desk/session.hpp"
#include "web/desk/worklist.hpp"
#include "web/ui/canvas.hpp"
#include "web/ui/table.hpp"

#include <functional>
#include <optional>
#include <string>
#include <variant>

// The desk's screens: functions that draw what is, and return what the person did.
namespace zhiping::desk {

// Sign-in -------------------------------------------------------------------------------------

struct SignIn {};
using SignInStep = std::variant<std::monostate, SignIn>;
SignInStep draw_sign_in(ui::Canvas&, Session&);
// Whether `id` is a field of this screen, and takes what was typed there.
bool take_sign_in_text(const ui::Canvas&, Session&, std::uint32_t id, std::string_view text);

// Account -------------------------------------------------------------------------------------

struct CloseAccount {};
struct SignOut {};
struct EndElsewhere {};
struct EndSession {
    std::int64_t id;
};
using AccountStep = std::variant<std::monostate, CloseAccount, SignOut, EndElsewhere, EndSession>;
AccountStep draw_account(ui::Canvas&, const Session&);

// Worklist ------------------------------------------------------------------------------------

struct WorklistView {
    const Worklist& list;
    Tab tab;
    const Filter& filter;
    const std::string& search; // As it is typed just now.
    std::string found;         // Which units and rounds the board led to; empty: it is of all.
    bool leads_back;           // To the board.
    bool may_hand_over;        // What is chosen.
    bool may_export;           // All that the filter finds.
    float scrolled;            // The rows.
    Date today;
};
struct OpenCase {
    std::size_t row;
};
struct ChooseRow {
    std::size_t row;
};
struct ChooseAll {};
struct ChooseNone {};
struct SortBy {
    SortKey key;
};
struct ScrollRows {
    float to;
};
struct ClearFilters {};
struct BeginHandOver {}; // Of what is chosen.
struct ShowFilters {};   // Those that are saved.
struct BeginExport {};
struct BackToBoard {};
struct RemoveFound {}; // The units and rounds.
using WorklistStep = std::variant<std::monostate, OpenCase, ChooseRow, ChooseAll, ChooseNone, SortBy, ScrollRows,
                                  ClearFilters, BeginHandOver, ShowFilters, BeginExport, BackToBoard, RemoveFound>;
// The list of a tab of cases: in the column's width, from its y to the bottom of the window.
WorklistStep draw_worklist(ui::Canvas&, const WorklistView&);

// What was chosen in a field of the filter: the filter that it makes; none when `id` is no such field.
std::optional<Filter> filter_with(const ui::Canvas&, const Filter&, std::uint32_t id, std::string_view value);
inline constexpr std::string_view search_field = "worklist.search";
inline constexpr std::string_view case_table = "worklist.cases";

// Case ----------------------------------------------------------------------------------------

struct CaseView {
    const OpenedCase& opened;
    const Acting& acting;
    ReplyEditor& reply;
    std::string_view watermark; // Over what is shown of its person.
    bool has_previous;          // In the list.
    bool has_next;
    float share; // Of the left pane, in hundredths.
    Instant now;
    std::function<float(std::string_view area)> scrolled;
};
struct CloseCase {};
struct MoveCase {
    int by;
};
struct BeginAction {
    CaseAction action;
};
struct AskForPerson {
    Disclosed what;
};
using CaseStep = std::variant<std::monostate, CloseCase, MoveCase, BeginAction, SendReply, ShowEvidence, AskForPerson>;
// In the column's width, from its y to the bottom of the window.
CaseStep draw_case(ui::Canvas&, const CaseView&);
inline constexpr std::string_view panes_name = "case.panes";

} // namespace zhiping::desk
