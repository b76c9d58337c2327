#pragma once

#include "shared/staff/rule_versions.hpp"
#include "shared/wire/administration_json.hpp"
#include "web/desk/asked_list.hpp"
#include "web/desk/sent_form.hpp"

#include <array>
#include <functional>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace zhiping::desk {

inline constexpr std::array templates_fields{SentField{"begins", "templates.begins"},
                                             SentField{"content", "templates.content"}};
inline constexpr std::array notice_fields{SentField{"content", "holidays.content"}};
inline constexpr std::array policy_fields{SentField{"begins", "policies.begins"},
                                          SentField{"content", "policies.content"}, SentField{"code", "policies.code"}};

// A version of what cases are handled by. Of the two kinds, only a policy can be loaded.
struct RuleVersion {
    bool is_policy; // Else a catalogue, as it comes with the program.
    PolicyLine line;

    bool operator==(const RuleVersion&) const = default;
};

// What is loaded whole, as a file, and never changed: sets of reply templates, notices of holidays, policies. One of
// them opened.
template <typename Line> class LoadedFiles {
public:
    // `changed` is called when anything is to be drawn anew.
    LoadedFiles(Api&, std::function<void()> changed);

    void show(); // Asks the first time, and where it failed.
    void refresh();
    void retry() { m_list.retry(); }
    void lose_answer();
    void forget();

    const AskedList& list() const { return m_list; }
    const std::vector<Line>& items() const { return m_items; }

    void open(std::size_t row);
    void add(); // Another version: what was pasted stays.
    bool is_adding() const { return m_is_adding; }
    std::optional<std::size_t> current() const { return m_opened; } // The row of the one that is open.
    const Line* opened() const { return m_opened ? &m_items[*m_opened] : nullptr; }

    SentForm& form() { return m_form; }
    const SentForm& form() const { return m_form; }
    void load(); // What is pasted.

    std::string take_said() { return std::exchange(m_said, {}); } // What was done; once.

private:
    Api& m_api;
    std::function<void()> m_changed;
    AskedList m_list;
    std::vector<Line> m_items;
    std::optional<std::size_t> m_opened;
    bool m_is_adding = false;
    SentForm m_form;
    std::string m_said;
};

using LoadedTemplates = LoadedFiles<wire::TemplateSetLine>;
using LoadedNotices = LoadedFiles<wire::NoticeLine>;
using LoadedRules = LoadedFiles<RuleVersion>;
extern template class LoadedFiles<wire::TemplateSetLine>;
extern template class LoadedFiles<wire::NoticeLine>;
extern template class LoadedFiles<RuleVersion>;

} // namespace zhiping::desk
