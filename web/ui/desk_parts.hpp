#pragma once

#include "web/ui/canvas.hpp"

#include <optional>
#include <span>
#include <string>
#include <string_view>

// Small things that a desk's screens are made of.
namespace zhiping::ui {

// Of a container that is for the page alone: there, its `look` says how what is inside lies (desk.css). A literal.
Node layout(const Canvas&, std::string_view name, std::string_view look);

void screen_heading(Canvas&, std::string_view name, std::string_view text);  // h1: there is one.
void section_heading(Canvas&, std::string_view name, std::string_view text); // h2
void row_heading(Canvas&, std::string_view name, std::string_view text);     // The same, in a row with other things.

// Pressed -------------------------------------------------------------------------------------

enum class ButtonKind {
    Plain,
    Quiet,   // What few come for.
    Primary, // What most come for.
    Danger,  // What it does cannot be undone.
};

struct RowButton {
    std::string_view name;
    std::string_view label;
    ButtonKind kind = ButtonKind::Plain;
    bool disabled = false;
    std::string_view description = {}; // Read after the label, and not seen.
};

float button_width(Canvas&, std::string_view label);
float button_height(const Canvas&);
bool draw_button(Canvas&, const RowButton&, const Place&); // Whether it was pressed.

enum class Side { Left, Right };

// Buttons as wide as their labels, from this side; in a narrow column on several lines. Returns the index of the one
// pressed.
std::optional<std::size_t> button_row(Canvas&, std::string_view name, std::span<const RowButton>,
                                      Side side = Side::Left);

// Leads to a page of its own in another tab. As high as a button.
float link_width(Canvas&, std::string_view label);
void draw_link_away(Canvas&, std::string_view name, std::string_view label, std::string_view address, float x, float y);

// Read ----------------------------------------------------------------------------------------

enum class BadgeKind { Quiet, Accent, Danger };

// Short words on a soft ground.
struct Badge {
    std::string_view name;
    std::string_view text;
    BadgeKind kind = BadgeKind::Quiet;
};
constexpr float badge_height = 20;
float draw_badge(Canvas&, const Badge&, float x, float y); // Its width.
void badge_row(Canvas&, std::string_view name, std::span<const Badge>);

struct KeyValue {
    std::string_view name;
    std::string_view label;
    std::string value;
    Tone tone = Tone::Ink;
};
// What something is, and beside it what it is here.
void key_values(Canvas&, std::string_view name, std::span<const KeyValue>);

struct Event {
    std::string name;
    std::string title;
    std::string detail;
};
// What happened, and beside it when, by whom and what was said.
void events(Canvas&, std::string_view name, std::span<const Event>);

enum class NoticeKind {
    Note,    // Worth knowing, and nothing is wrong.
    Problem, // Something was not done.
};
// Wherever it stands, it has a ground of its own. Without a heading when that is empty.
void desk_notice(Canvas&, std::string_view name, NoticeKind, std::string_view heading, std::string_view text);

// Under what is lifted: a card with a shadow.
void draw_lifted_card(Canvas&, const Place&);

} // namespace zhiping::ui
