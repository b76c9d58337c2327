#pragma once

#include "web/ui/canvas.hpp"

#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>

// What the screens are made of. Each widget draws itself on the canvas and emits its nodes; names
// are unique on a screen and stable. A `bool` says that the person pressed it in this frame.
namespace zhiping::ui {

// Read ----------------------------------------------------------------------------------------

void title(Canvas&, std::string_view text);   // The screen's h1; there is one.
void heading(Canvas&, std::string_view text); // h2
void paragraph(Canvas&, std::string_view name, std::string_view text);
void hint(Canvas&, std::string_view name, std::string_view text);   // Smaller, quieter.
void number(Canvas&, std::string_view name, std::string_view text); // What has to be copied: large and bold.
// Worth knowing, and nothing is wrong. Without a heading when that is empty.
void notice(Canvas&, std::string_view name, std::string_view heading, std::string_view text);
void done_mark(Canvas&); // The round tick above a success; says nothing that the title does not say.

// A card around what `content` draws.
void card(Canvas&, std::string_view name, std::string_view label, const std::function<void()>& content);

struct Fact {
    std::string text;
    bool strong = false;
    std::string language = {}; // Where it differs from the page's.
};
// What the evaluation is about.
void facts_card(Canvas&, std::string_view label, std::span<const Fact>);

void list_card(Canvas&, std::string_view name, std::span<const std::string_view> items);

struct TimelineStep {
    std::string title;
    std::string detail;
    bool done = false;
};
void timeline(Canvas&, std::string_view name, std::span<const TimelineStep>);

// Chosen --------------------------------------------------------------------------------------

struct Choice {
    std::string_view name;
    std::string_view label;
};

// All choices look exactly alike until one is chosen. Returns the index of the one just chosen.
// `title` is the text of the title above, which names the group.
std::optional<std::size_t> choose_one(Canvas&, std::string_view name, std::string_view title, std::span<const Choice>,
                                      std::optional<std::size_t> chosen, std::string_view error);

// Returns the index of the one just ticked or unticked.
std::optional<std::size_t> choose_many(Canvas&, std::string_view name, std::string_view legend, std::string_view hint,
                                       std::span<const Choice>, const std::function<bool(std::size_t)>& is_chosen,
                                       std::string_view error);

// Written -------------------------------------------------------------------------------------

// What the person types arrives through Guest::change_text() with the id of `name`. The page owns
// it while it has the focus; Dear ImGui never sees a key.
struct TextFieldContent {
    std::string_view name;
    std::string_view label;
    std::string_view hint; // None when empty, as the error.
    std::string_view text;
    std::string_view error;
    std::string_view
        purpose; // What the phone may fill in: a token of HTML's `autocomplete`, "tel" say. None when empty.
};
void text_field(Canvas&, const TextFieldContent&); // One line.

struct TextAreaContent {
    std::string_view name;
    std::string_view label;
    std::string_view hint;
    std::string_view text;
    std::string_view error;
    std::string_view counter;
    bool over_limit;
};
void text_area(Canvas&, const TextAreaContent&); // Grows with what is written.

// Files ---------------------------------------------------------------------------------------

// Where a file comes from. What was chosen arrives through Guest::offer_file() with the id of `name`.
struct FileInput {
    std::string_view name;
    std::string_view label;
    std::string_view purpose; // As Node::purpose.
};
void choose_files(Canvas&, std::string_view name, std::string_view legend, std::string_view hint,
                  std::span<const FileInput>, std::string_view error);

struct FileAction {
    std::string name;
    std::string_view label;
    bool is_final; // What it does cannot be undone.
};

// A file that was chosen: what it is, what happens to it, and what can be done about that.
struct FileRow {
    std::string name;
    std::string title;
    std::string file;       // Its id.
    std::string format;     // Shown in place of a picture.
    const Picture* picture; // None where the browser cannot show it.
    std::string picture_label;
    std::string status;
    bool is_wrong;
    std::optional<float> fraction; // A bar shows it.
    std::vector<FileAction> actions;
    std::optional<FileInput> again; // To choose the file once more.
};
struct FilePress {
    std::size_t row;
    std::size_t action;
};
std::optional<FilePress> file_list(Canvas&, std::string_view name, std::span<const FileRow>);

// Pressed -------------------------------------------------------------------------------------

struct BarAction {
    std::string_view name;
    std::string_view label;
    std::string_view language; // Of the label.
};
// Whose service this is, and what applies to every screen. Returns the index of the action pressed.
std::optional<std::size_t> top_bar(Canvas&, std::string_view publisher, std::string_view service,
                                   std::span<const BarAction>);

bool plain_button(Canvas&, std::string_view name, std::string_view label);
bool danger_button(Canvas&, std::string_view name, std::string_view label); // What it does cannot be undone.

// Leads away from the form, to a path on this server or an https address.
void link(Canvas&, std::string_view name, std::string_view label, std::string_view address);

// The one action that the screen leads to, at the bottom of the window where the thumb is. The
// page draws it; the document leaves room for it.
bool primary_action(Canvas&, std::string_view name, std::string_view label, bool disabled = false);

struct SummaryRow {
    std::string_view name;
    std::string label;
    std::string value;
    std::string_view change; // The button's label; no button when empty.
};
// Returns the index of the row whose change was pressed.
std::optional<std::size_t> summary_list(Canvas&, std::string_view name, std::span<const SummaryRow>);

// `fraction` is from 0 to 1; `said` puts it into words, because a bar alone tells a screen reader little.
void progress_bar(Canvas&, std::string_view name, std::string_view label, float fraction, std::string_view said);

struct Problem {
    std::string message;
    std::uint32_t target; // The node to go to; 0 when the whole form is at fault.
};
// Its id is that of the name "errors", so that the focus can be moved to it.
void error_summary(Canvas&, std::string_view heading, std::span<const Problem>);

} // namespace zhiping::ui
