#pragma once

#include "native/app/data_folder.hpp"
#include "native/app/staff_member.hpp"
#include "native/embedded.hpp"
#include "native/store/reply_template_sets.hpp"
#include "shared/cases/reply_template.hpp"

#include <optional>
#include <span>
#include <string>
#include <variant>
#include <vector>

// The sets of templates for replies: number 1 comes with the program, those that an operator loads follow it
// (docs/templates.md).
namespace zhiping::app {

// assets/templates/replies.json alone.
std::span<const EmbeddedFile> shipped_template_files();

const ReplyTemplateSet& shipped_templates();

// What holds on this day. Refused: forbidden, to who neither handles nor approves cases.
Result<ReplyTemplateSet> read_reply_templates(store::Store&, const StaffMember&, Date today);

using LoadedTemplates = std::vector<store::StoredTemplateSet>; // As store::list_template_sets() gives them.

LoadedTemplates loaded_templates(const DataFolder&); // None where nothing was ever stored.

struct ListedTemplates {
    ReplyTemplateSet set;
    std::optional<Instant> loaded; // None: it comes with the program.
    std::string who;
    bool is_in_force;
};

// All, by number.
std::vector<ListedTemplates> list_templates(const LoadedTemplates&, Date today);

struct NewTemplates {
    std::string content; // Of the file.
    Date begins;
    std::string who;
};

// Why they cannot be loaded after those that are known, in the reader's language; nullopt when they can: a file that
// is too large or none of templates, a template that is none, a day before the last set's, a name that cannot be
// printed.
std::optional<std::string> find_problem(const NewTemplates&, const LoadedTemplates&, Language);

struct BadTemplates {
    std::string reason; // In the reader's language.
};

// Stores them as a whole, or nothing; the number that they got. By the operator, in English.
std::variant<int, BadTemplates> load_templates(store::Database&, const NewTemplates&, Instant now, Language);
std::variant<int, BadTemplates> load_templates(store::Store&, const NewTemplates&, Instant now);

} // namespace zhiping::app
