#pragma once

#include "shared/wire/case_json.hpp"
#include "shared/wire/reply_template_json.hpp"
#include "tests/support/asked_server.hpp"
#include "tests/support/desk_case.hpp"
#include "tests/support/drawn_screen.hpp"
#include "tests/support/named_nodes.hpp"
#include "tests/support/reader.hpp"
#include "web/desk/reply_part.hpp"

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace zhiping::tests {

inline constexpr auto templates_path = "/api/v1/reply-templates";
inline const std::string trouble = "服务器暂时不能处理，请稍后再试。";
inline const Instant saved_at = in_china("2026-11-20 15:39");

inline DeskCase taken(std::uint8_t number = 1) {
    DeskCase made{number};
    made.does(CaseAction::Take, test::handler);
    return made;
}

inline Reply clean_reply() {
    return {.findings = {{Situation::UncivilLanguage, Finding::DidNotHappen},
                         {Situation::ImpoundedWithoutCause, Finding::Lawful}},
            .text = "经查看执法记录仪，情况与您说的不一致，现将核查结果答复如下。",
            .basis = "道路交通安全法第八十七条"};
}

inline Reply wrong_reply() {
    auto reply = clean_reply();
    reply.findings[0].finding = Finding::Wrong;
    return reply;
}

// Came back from the second person.
inline DeskCase returned() {
    auto made = taken();
    made.does(CaseAction::HandIn, test::handler, {.reply = wrong_reply()});
    made.does(CaseAction::ReturnReply, test::brigade_lead, {.words = "请写明处理措施"});
    return made;
}

inline ReplyTemplate one_template(std::string id, std::string text) {
    return {.id = id, .name = id, .text = std::move(text)};
}

// Somebody who writes the reply to a case.
struct ReplyDesk {
    explicit ReplyDesk(DeskCase of = taken(), Officer who = test::handler.officer)
        : made(std::move(of)), shown(made.shown_to(test::handler)), self(std::move(who)) {
        platform::reset_headless();
        editor.open(shown, self);
        reader.emplace(screen, 1440.0f);
    }

    std::string draft_path() const { return "/api/v1/cases/" + shown.evaluation.receipt.number.text() + "/draft"; }
    void answer(std::string_view path, int status, const std::string& body) {
        tests::answer(path, status, body);
        reader->settle();
    }
    void answer_draft(int status, const std::string& body) { answer(draft_path(), status, body); }
    void begin_with(const Reply& reply) { answer_draft(200, wire::encode(ReplyDraft{reply, saved_at})); }
    void begin_empty() { answer_draft(404, refusal("not_found", "没有草稿。", "draft")); }
    void answer_templates(std::vector<ReplyTemplate> templates) {
        answer(templates_path, 200, wire::encode(ReplyTemplateSet{1, china_date(saved_at), std::move(templates)}));
    }
    void save(int status = 200) {
        editor.save();
        answer_draft(status, status == 200 ? wire::encode(ReplyDraft{editor.reply(), saved_at})
                                           : refusal("unavailable", trouble));
    }
    void open_other() {
        const auto other = taken(2).shown_to(test::handler);
        editor.open(other, self);
        shown = other;
        reader->settle();
    }

    void write(std::string_view name, std::string_view text) {
        screen.change_text(screen.canvas.id_of(name), text);
        reader->settle();
    }
    // That the preview has, label and text.
    std::vector<std::pair<std::string, std::string>> preview() const {
        std::vector<std::pair<std::string, std::string>> rows;
        for (std::size_t place = 0;; ++place) {
            const auto name = "reply.preview." + std::to_string(place);
            if (!page.has(name + ".row")) return rows;
            rows.emplace_back(page.label(name + ".label"), page.label(name + ".value"));
        }
    }
    bool preview_has(const std::string& text) const {
        const auto rows = preview();
        return std::any_of(rows.begin(), rows.end(), [&](const auto& row) { return row.second == text; });
    }

    std::vector<const platform::ApiRequest*> asked(std::string_view method) const {
        std::vector<const platform::ApiRequest*> found;
        for (const auto& each : platform::headless().asked)
            if (each.request.method == method && each.request.path.ends_with("/draft")) found.push_back(&each.request);
        return found;
    }

    DeskCase made;
    StaffCase shown;
    Officer self;
    int waits = 0;
    std::vector<std::string> done;
    std::optional<CaseAction> pressed;
    desk::Api api{Language::Chinese, [] {}};
    desk::ReplyEditor editor{api, [] {}, [this] { ++waits; }};
    desk::Acting acting{api, [] {}, [this](const std::string& body) { done.push_back(body); }, [] {}};
    DrawnScreen screen{[this](ui::Canvas& canvas) {
        const auto written = std::exchange(screen.texts, {});
        if (!editor.is_open()) return;
        for (const auto& [id, text] : written) desk::take_reply_text(canvas, editor, shown, id, text);
        const auto step = desk::draw_reply_editor(canvas, editor, {shown, acting, made.now});
        const auto* sent = std::get_if<desk::SendReply>(&step);
        if (!sent) return;
        pressed = sent->action;
        acting.send_reply(sent->action, shown, editor.reply());
    }};
    NamedNodes page{screen.canvas};
    std::optional<Reader> reader;
};

} // namespace zhiping::tests
