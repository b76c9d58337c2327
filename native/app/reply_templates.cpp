#include "native/app/reply_templates.hpp"

#include "native/app/bad_row.hpp"
#include "native/app/staff_actors.hpp"
#include "native/app/unread_file.hpp"
#include "shared/text/text_ids.hpp"
#include "shared/wire/reply_template_json.hpp"

#include <stdexcept>

namespace zhiping::app {

namespace {

using namespace std::chrono_literals;

// The day on which the system began: before it nobody replied to anything.
constexpr Date shipped_templates_begin{2023y / 5 / 19};

// What was taken before, so what cannot be read is damaged.
ReplyTemplateSet read_set(int number, Date begins, std::string_view content) {
    auto templates = wire::decode_template_file(content);
    if (!templates) throw std::runtime_error{"reply templates " + std::to_string(number) + " cannot be read"};
    return {number, begins, *std::move(templates)};
}

ReplyTemplateSet read_set(const store::StoredTemplateSet& stored) {
    return read_set(stored.number, stored.begins, stored.content);
}

std::optional<std::string> problem_with_content(const std::string& content, Language language) {
    if (content.size() > max_template_set_bytes) return "more than 1 MB";
    const auto templates = wire::decode_template_file(content);
    if (!templates) return words_of_unread(content, templates.error(), language);
    const auto problem = check_templates(*templates);
    return problem ? std::optional{spoken_problem(*problem, language)} : std::nullopt;
}

} // namespace

const ReplyTemplateSet& shipped_templates() {
    static const auto set = read_set(1, shipped_templates_begin, shipped_template_files().front().bytes);
    return set;
}

Result<ReplyTemplateSet> read_reply_templates(store::Store& store, const StaffMember& member, Date today) {
    if (!may(member, Right::Handle, Relation::Own) && !may(member, Right::Approve, Relation::Own))
        return Error{ErrorCode::Forbidden, Text::TemplatesNotYours};
    const auto stored =
        store.read([&](store::Database& database) { return store::find_template_set(database, today); });
    return stored ? read_set(*stored) : shipped_templates();
}

LoadedTemplates loaded_templates(const DataFolder& data) {
    if (!data.is_in_use()) return {};
    auto store = data.open();
    return store.read(store::list_template_sets);
}

std::vector<ListedTemplates> list_templates(const LoadedTemplates& loaded, Date today) {
    std::vector<ListedTemplates> all{{shipped_templates(), std::nullopt, {}, false}};
    std::size_t in_force = 0;
    for (const auto& stored : loaded) {
        if (stored.begins <= today) in_force = all.size();
        all.push_back({read_set(stored), stored.loaded, stored.who, false});
    }
    all[in_force].is_in_force = true;
    return all;
}

std::optional<std::string> find_problem(const NewTemplates& templates, const LoadedTemplates& loaded,
                                        Language language) {
    if (auto problem = problem_with_content(templates.content, language)) return problem;
    if (templates.who.empty()) return "who loads them is missing";
    if (auto problem = problem_with_words("who", templates.who)) return problem;
    const auto number = loaded.empty() ? shipped_templates().number : loaded.back().number;
    const auto last = loaded.empty() ? shipped_templates().begins : loaded.back().begins;
    if (templates.begins >= last) return std::nullopt;
    return fill(
        text(Text::TemplatesBeforeLast, language),
        {{"number", std::to_string(number)}, {"last", to_string(last)}, {"begins", to_string(templates.begins)}});
}

std::variant<int, BadTemplates> load_templates(store::Database& database, const NewTemplates& templates, Instant now,
                                               Language language) {
    const auto loaded = store::list_template_sets(database);
    if (auto problem = find_problem(templates, loaded, language)) return BadTemplates{*std::move(problem)};
    const auto number = loaded.empty() ? shipped_templates().number + 1 : loaded.back().number + 1;
    store::insert_template_set(database, {number, templates.begins, templates.content, now, templates.who});
    return number;
}

std::variant<int, BadTemplates> load_templates(store::Store& store, const NewTemplates& templates, Instant now) {
    return store.write(
        [&](store::Database& database) { return load_templates(database, templates, now, Language::English); });
}

} // namespace zhiping::app
