#include "web/desk/loaded_files.hpp"

#include "shared/text/desk_text_ids.hpp"
#include "shared/text/text_ids.hpp"
#include "shared/wire/rule_versions_json.hpp"
#include "web/desk/administration_paths.hpp"

namespace zhiping::desk {

namespace {

// What differs between the kinds of files.
template <typename Line> struct Kind;

template <> struct Kind<wire::TemplateSetLine> {
    static constexpr std::string_view listed = "reply-templates", loaded = listed;
    static constexpr std::span<const SentField> fields = templates_fields;
    static auto decode(std::string_view body) { return wire::decode_template_set_lines(body); }
    // None where there is no first day.
    static std::optional<std::string> body_of(const SentForm& form) {
        const auto begins = parse_date(form.typed("begins"));
        return begins ? std::optional{wire::encode(wire::TemplatesWish{*begins, form.typed("content")})} : std::nullopt;
    }
};

template <> struct Kind<wire::NoticeLine> {
    static constexpr std::string_view listed = "holidays", loaded = listed;
    static constexpr std::span<const SentField> fields = notice_fields;
    static auto decode(std::string_view body) { return wire::decode_notice_lines(body); }
    static std::optional<std::string> body_of(const SentForm& form) { return form.typed("content"); }
};

template <> struct Kind<RuleVersion> {
    static constexpr std::string_view listed = "versions", loaded = "policies";
    static constexpr std::span<const SentField> fields = policy_fields;
    static Result<std::vector<RuleVersion>> decode(std::string_view body) {
        const auto versions = wire::decode_rule_versions(body);
        if (!versions) return versions.error();
        std::vector<RuleVersion> all;
        for (const auto& each : versions->policies) all.push_back({true, each});
        for (const auto& each : versions->catalogues)
            all.push_back({false, {.version = each.version, .is_in_force = each.is_in_force}});
        return all;
    }
    static std::optional<std::string> body_of(const SentForm& form) {
        const auto begins = parse_date(form.typed("begins"));
        if (!begins) return std::nullopt;
        return wire::encode(wire::PolicyWish{*begins, form.typed("content"), form.typed("code")});
    }
};

} // namespace

template <typename Line>
LoadedFiles<Line>::LoadedFiles(Api& api, std::function<void()> changed)
    : m_api(api), m_changed(std::move(changed)), m_list(api, m_changed), m_form(api, m_changed, Kind<Line>::fields) {}

template <typename Line> void LoadedFiles<Line>::show() {
    if (m_list.is_wanted()) refresh();
}

template <typename Line> void LoadedFiles<Line>::refresh() {
    m_list.ask(administered(Kind<Line>::listed), [this](const Answer& answer) {
        auto lines = Kind<Line>::decode(answer.body);
        if (!lines) return false;
        const auto* was_opened = opened();
        const auto kept = was_opened ? std::optional<Line>{*was_opened} : std::nullopt;
        m_items = std::move(lines).value();
        m_opened.reset();
        for (std::size_t row = 0; row < m_items.size(); ++row)
            if (m_items[row] == kept) m_opened = row;
        return true;
    });
}

template <typename Line> void LoadedFiles<Line>::lose_answer() {
    m_list.lose_answer();
    m_form.lose_answer();
}

template <typename Line> void LoadedFiles<Line>::forget() {
    m_list.forget();
    m_items.clear();
    m_opened.reset();
    m_is_adding = false;
    m_form.clear();
    m_said.clear();
}

template <typename Line> void LoadedFiles<Line>::open(std::size_t row) {
    if (m_form.is_sending()) return;
    m_opened = row;
    m_is_adding = false;
}

template <typename Line> void LoadedFiles<Line>::add() {
    m_opened.reset();
    m_is_adding = true;
}

template <typename Line> void LoadedFiles<Line>::load() {
    const auto missing = [this](std::string_view field) {
        m_form.refuse(field, std::string{text(Text::FieldMissing, m_api.language())});
    };
    if (m_form.typed("content").empty()) return missing("content");
    auto body = Kind<Line>::body_of(m_form);
    if (!body) return missing("begins");
    m_form.send("POST", administered(Kind<Line>::loaded), *std::move(body), [this](const Answer& answer) {
        m_said = text(waits_for_second(answer) ? Text::DeskAdminWaits : Text::DeskAdminLoadedDone, m_api.language());
        m_form.clear();
        m_is_adding = false;
        refresh();
        m_changed();
    });
}

template class LoadedFiles<wire::TemplateSetLine>;
template class LoadedFiles<wire::NoticeLine>;
template class LoadedFiles<RuleVersion>;

} // namespace zhiping::desk
