#include "shared/text/desk_text_ids.hpp"
#include "shared/text/text_ids.hpp"
#include "web/desk/administration_parts.hpp"
#include "web/desk/words.hpp"
#include "web/ui/names.hpp"
#include "web/ui/widgets.hpp"

// What holds for many: changes that wait for a second administrator, and what is loaded whole.
namespace zhiping::desk {

namespace {

constexpr float content_height = 240;

class ChangesPart : AdministrationPart {
public:
    ChangesPart(ui::Canvas& canvas, const AdministrationView& view)
        : AdministrationPart(canvas, view), m_changes(view.administration.changes()) {}

    AdministrationStep draw() {
        in_panes(
            Text::DeskAdminChangeOpened, [this](const ui::Place& pane) { draw_waiting(pane); },
            [this] { draw_opened(); });
        return m_step;
    }

private:
    // What becomes of roles, and what else stands.
    std::vector<std::string> lines_of(const PendingChange& change) const {
        std::vector<std::string> lines;
        const auto add = [&](Message message, const std::vector<Role>& roles) {
            if (!roles.empty()) lines.push_back(fill(said(message), {{"roles", roles_words(roles, m_language)}}));
        };
        add(Text::DeskAdminRolesAdded, change.added);
        add(Text::DeskAdminRolesRemoved, change.removed);
        if (change.what == StaffAct::AddAccount)
            lines.push_back(unit_words(change.words));
        else if (!change.words.empty())
            lines.push_back(change.words);
        return lines;
    }
    std::string words_of(const PendingChange& change) const {
        const auto as_it_is = [](const std::string& line, Language) { return line; };
        return joined_words(lines_of(change), m_language, as_it_is);
    }

    void draw_waiting(const ui::Place& pane) {
        const ui::TableColumn columns[] = {{"what", said(Text::DeskAdminChangeOpened), 160, 1},
                                           {"words", said(Text::DeskWordsNote), 120, 1},
                                           {"asked_by", said(Text::DeskAdminAskedBy), 96}};
        draw_list(pane, {.asked = m_changes.list(),
                         .columns = columns,
                         .rows = m_changes.items().size(),
                         .row = [this](std::size_t row) { return row_of(m_changes.items()[row]); },
                         .none = Text::DeskAdminChangesNone});
    }

    ui::TableRow row_of(const PendingChange& change) const {
        ui::TableRow row{.name = std::to_string(change.id),
                         .link = title_of(change),
                         .address = std::string{administration_address}};
        row.cells.push_back({words_of(change)});
        row.cells.push_back({change.asked_by.name});
        return row;
    }

    void draw_opened() {
        const auto* change = m_changes.opened();
        if (!change) {
            gap();
            return ui::paragraph(m_canvas, "changes.choose", said(Text::DeskAdminChangeChoose));
        }
        const auto title = title_of(*change);
        heading("change.heading", title);
        const auto lines = lines_of(*change);
        for (std::size_t place = 0; place < lines.size(); ++place)
            ui::paragraph(m_canvas, ui::joined("change.words", place), lines[place]);
        ui::hint(m_canvas, "change.asked_by",
                 fill(said(Text::DeskAdminChangeAsked), {{"name", change->asked_by.name},
                                                         {"badge", change->asked_by.badge},
                                                         {"time", spoken_time(change->asked_at, m_language)}}));
        gap();
        if (!change->may_decide) ui::paragraph(m_canvas, "change.own", said(Text::DeskAdminChangeOwn));
        draw_decision(*change, title);
    }

    void draw_decision(const PendingChange& change, const std::string& title) {
        std::vector<ui::RowButton> buttons;
        std::vector<AskedAct> asked;
        if (change.may_decide) {
            buttons.push_back(
                {.name = "change.confirm", .label = said(Text::DeskAdminConfirm), .kind = ui::ButtonKind::Primary});
            asked.push_back(AskedAct::ConfirmChange);
        }
        if (change.may_refuse) {
            const auto act = m_administration.is_own(change) ? AskedAct::TakeBackChange : AskedAct::RefuseChange;
            buttons.push_back({.name = "change.refuse", .label = said(facts_of_act(act).title)});
            asked.push_back(act);
        }
        if (buttons.empty()) return;
        if (const auto pressed = ui::button_row(m_canvas, "change.actions", buttons))
            m_step = AskFirst{asked[*pressed], std::to_string(change.id), title + " " + words_of(change)};
    }

    WaitingChanges& m_changes;
};

// What is loaded whole, and beside it what it says or what is loaded next.
class LoadedPart : protected AdministrationPart {
protected:
    using AdministrationPart::AdministrationPart;

    struct Version {
        int number;
        bool is_in_force;
        std::optional<Instant> loaded;
        std::optional<Date> begins = {};
    };

    ui::TableRow row_of(std::size_t at, const Version& version) const {
        ui::TableRow row{.name = std::to_string(at),
                         .link = std::to_string(version.number),
                         .address = std::string{administration_address}};
        row.cells.push_back({state_of(version), version.is_in_force ? ui::Tone::Ink : ui::Tone::Secondary});
        row.cells.push_back({time_of(version.loaded)});
        return row;
    }
    std::string state_of(const Version& version) const {
        if (version.is_in_force) return std::string{said(Text::DeskAdminInForce)};
        const bool is_later = version.begins && *version.begins > m_view.today;
        return std::string{said(is_later ? Text::DeskAdminLater : Text::DeskAdminEnded)};
    }
    std::string time_of(const std::optional<Instant>& loaded) const {
        return loaded ? spoken_time(*loaded, m_language) : std::string{said(Text::DeskAdminShipped)};
    }
    void draw_add(std::string_view name) { press({.name = name, .label = said(Text::DeskAdminLoadNew)}, AddListed{}); }
    void draw_nothing(std::string_view name) {
        gap();
        ui::paragraph(m_canvas, name, said(Text::DeskAdminLoadChoose));
    }
    void draw_facts(std::string_view name, std::span<const ui::KeyValue> facts) {
        gap();
        ui::key_values(m_canvas, name, facts);
    }
};

class TemplatesPart : LoadedPart {
public:
    TemplatesPart(ui::Canvas& canvas, const AdministrationView& view)
        : LoadedPart(canvas, view), m_templates(view.administration.templates()) {}

    AdministrationStep draw() {
        in_panes(
            Text::DeskAdminVersion, [this](const ui::Place& pane) { draw_sets(pane); }, [this] { draw_opened(); });
        return m_step;
    }

private:
    void draw_sets(const ui::Place& pane) {
        draw_add("templates.add");
        const ui::TableColumn columns[] = {{"number", said(Text::DeskAdminVersion), 72},
                                           {"in_force", said(Text::DeskColumnStatus), 84},
                                           {"loaded", said(Text::DeskAdminLoaded), 160, 1},
                                           {"begins", said(Text::DeskAdminBegins), 108},
                                           {"who", said(Text::DeskAdminLoadedBy), 108, 1}};
        const auto row = [this](std::size_t at) {
            const auto& set = m_templates.items()[at];
            auto shown = row_of(at, version_of(set));
            shown.cells.push_back({to_string(set.begins)});
            shown.cells.push_back({set.who});
            return shown;
        };
        draw_list(pane, {m_templates.list(), columns, m_templates.items().size(), row, Text::DeskAdminLoadsNone});
    }

    static Version version_of(const wire::TemplateSetLine& set) {
        return {set.number, set.is_in_force, set.loaded, set.begins};
    }

    void draw_opened() {
        if (m_templates.is_adding()) return draw_form();
        if (const auto* set = m_templates.opened()) return draw_set(*set);
        draw_nothing("templates.choose");
    }

    void draw_set(const wire::TemplateSetLine& set) {
        const ui::KeyValue facts[] = {
            fact("templates.number", Text::DeskAdminVersion, std::to_string(set.number)),
            fact("templates.state", Text::DeskColumnStatus, state_of(version_of(set))),
            fact("templates.first_day", Text::DeskAdminBegins, to_string(set.begins)),
            fact("templates.count", Text::DeskAdminTemplatesCount, std::to_string(set.templates)),
            fact("templates.who", Text::DeskAdminLoadedBy, set.who),
            fact("templates.loaded", Text::DeskAdminLoaded, time_of(set.loaded))};
        draw_facts("templates.facts", facts);
    }

    void draw_form() {
        const auto& form = m_templates.form();
        heading("templates.heading", said(Text::DeskAdminLoadTemplates));
        problem("templates.problem", form.problem());
        day(form, "begins", Text::DeskAdminBegins);
        area(form, "content", Text::DeskAdminContent, said(Text::DeskAdminContentHint), content_height);
        save(form, "templates.load", Text::DeskAdminLoad);
    }

    LoadedTemplates& m_templates;
};

class NoticesPart : LoadedPart {
public:
    NoticesPart(ui::Canvas& canvas, const AdministrationView& view)
        : LoadedPart(canvas, view), m_notices(view.administration.notices()) {}

    AdministrationStep draw() {
        in_panes(
            Text::DeskAdminVersion, [this](const ui::Place& pane) { draw_years(pane); }, [this] { draw_opened(); });
        return m_step;
    }

private:
    void draw_years(const ui::Place& pane) {
        draw_add("holidays.add");
        const ui::TableColumn columns[] = {{"year", said(Text::DeskAdminYear), 72},
                                           {"in_force", said(Text::DeskColumnStatus), 84},
                                           {"loaded", said(Text::DeskAdminLoaded), 160},
                                           {"source", said(Text::DeskAdminSource), 160, 1}};
        const auto row = [this](std::size_t at) {
            const auto& line = m_notices.items()[at];
            auto shown = row_of(at, version_of(line));
            shown.cells.push_back({line.notice.source});
            return shown;
        };
        draw_list(pane, {m_notices.list(), columns, m_notices.items().size(), row, Text::DeskAdminLoadsNone});
    }

    static Version version_of(const wire::NoticeLine& line) {
        return {line.notice.year, line.is_in_force, line.loaded};
    }

    void draw_opened() {
        if (m_notices.is_adding()) return draw_form();
        if (const auto* line = m_notices.opened()) return draw_notice(*line);
        draw_nothing("holidays.choose");
    }

    void draw_notice(const wire::NoticeLine& line) {
        const ui::KeyValue facts[] = {
            fact("holidays.year", Text::DeskAdminYear, std::to_string(line.notice.year)),
            fact("holidays.state", Text::DeskColumnStatus, state_of(version_of(line))),
            fact("holidays.source", Text::DeskAdminSource, line.notice.source),
            fact("holidays.off", Text::DeskAdminDaysOff, joined_days(line.notice.holidays)),
            fact("holidays.worked", Text::DeskAdminDaysWorked, joined_days(line.notice.make_up_working_days)),
            fact("holidays.loaded", Text::DeskAdminLoaded, time_of(line.loaded))};
        draw_facts("holidays.facts", facts);
    }

    static std::string joined_days(const std::vector<Date>& days) {
        std::string joined;
        for (const auto day : days) joined += (joined.empty() ? "" : " ") + to_string(day);
        return joined;
    }

    void draw_form() {
        const auto& form = m_notices.form();
        heading("holidays.heading", said(Text::DeskAdminLoadHolidays));
        problem("holidays.problem", form.problem());
        area(form, "content", Text::DeskAdminContent, said(Text::DeskAdminContentHint), content_height);
        save(form, "holidays.load", Text::DeskAdminLoad);
    }

    LoadedNotices& m_notices;
};

class RulesPart : LoadedPart {
public:
    RulesPart(ui::Canvas& canvas, const AdministrationView& view)
        : LoadedPart(canvas, view), m_rules(view.administration.rules()) {}

    AdministrationStep draw() {
        in_panes(
            Text::DeskAdminVersion, [this](const ui::Place& pane) { draw_versions(pane); }, [this] { draw_opened(); });
        return m_step;
    }

private:
    std::string kind_words(const RuleVersion& rule) const {
        return std::string{said(rule.is_policy ? Text::DeskAdminPolicy : Text::DeskAdminCatalogue)};
    }
    static std::string first_day(const RuleVersion& rule) {
        return rule.line.begins ? to_string(*rule.line.begins) : std::string{};
    }

    void draw_versions(const ui::Place& pane) {
        draw_add("policies.add");
        const ui::TableColumn columns[] = {{"version", said(Text::DeskAdminVersion), 72},
                                           {"in_force", said(Text::DeskColumnStatus), 84},
                                           {"loaded", said(Text::DeskAdminLoaded), 160, 1},
                                           {"kind", said(Text::DeskAdminKind), 84},
                                           {"begins", said(Text::DeskAdminBegins), 108}};
        const auto row = [this](std::size_t at) {
            const auto& rule = m_rules.items()[at];
            auto shown = row_of(at, version_of(rule));
            shown.cells.push_back({kind_words(rule)});
            shown.cells.push_back({first_day(rule)});
            return shown;
        };
        draw_list(pane, {m_rules.list(), columns, m_rules.items().size(), row, Text::DeskAdminLoadsNone});
    }

    static Version version_of(const RuleVersion& rule) {
        return {rule.line.version, rule.line.is_in_force, rule.line.loaded, rule.line.begins};
    }

    void draw_opened() {
        if (m_rules.is_adding()) return draw_form();
        if (const auto* rule = m_rules.opened()) return draw_rule(*rule);
        draw_nothing("policies.choose");
    }

    void draw_rule(const RuleVersion& rule) {
        const ui::KeyValue facts[] = {
            fact("policies.kind", Text::DeskAdminKind, kind_words(rule)),
            fact("policies.version", Text::DeskAdminVersion, std::to_string(rule.line.version)),
            fact("policies.state", Text::DeskColumnStatus, state_of(version_of(rule))),
            fact("policies.first_day", Text::DeskAdminBegins, first_day(rule)),
            fact("policies.who", Text::DeskAdminLoadedBy, rule.line.who),
            fact("policies.loaded", Text::DeskAdminLoaded, time_of(rule.line.loaded))};
        draw_facts("policies.facts", facts);
    }

    void draw_form() {
        const auto& form = m_rules.form();
        heading("policies.heading", said(Text::DeskAdminLoadPolicy));
        problem("policies.problem", form.problem());
        day(form, "begins", Text::DeskAdminBegins);
        area(form, "content", Text::DeskAdminContent, said(Text::DeskAdminContentHint), content_height);
        code(form, said(Text::DeskUnmaskCodeHint));
        save(form, "policies.load", Text::DeskAdminLoad);
    }

    LoadedRules& m_rules;
};

} // namespace

AdministrationStep draw_changes(ui::Canvas& canvas, const AdministrationView& view) {
    return ChangesPart{canvas, view}.draw();
}

AdministrationStep draw_templates(ui::Canvas& canvas, const AdministrationView& view) {
    return TemplatesPart{canvas, view}.draw();
}

AdministrationStep draw_rules(ui::Canvas& canvas, const AdministrationView& view) {
    return RulesPart{canvas, view}.draw();
}

AdministrationStep draw_notices(ui::Canvas& canvas, const AdministrationView& view) {
    return NoticesPart{canvas, view}.draw();
}

} // namespace zhiping::desk
