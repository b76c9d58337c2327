#include "web/desk/person_sheet.hpp"

#include "shared/text/desk_text_ids.hpp"
#include "shared/text/text_ids.hpp"
#include "web/ui/desk_fields.hpp"
#include "web/ui/desk_parts.hpp"
#include "web/ui/dialog.hpp"
#include "web/ui/watermark.hpp"
#include "web/ui/widgets.hpp"

#include <cstdio>
#include <string>
#include <utility>
#include <vector>

namespace zhiping::desk {

namespace {

constexpr std::string_view reason_name = "person.reason";
constexpr std::string_view code_name = "person.code";
constexpr float reason_height = 72;

// "30.584400, 114.030100", and what it is counted in where that is not what most of the world counts in.
std::string spoken(const Coordinates& at) {
    char text[64];
    std::snprintf(text, sizeof text, "%.6f, %.6f%s", at.latitude, at.longitude,
                  at.datum == Datum::Gcj02 ? " (GCJ-02)" : "");
    return text;
}

std::string metres(double number) { return std::to_string(static_cast<std::int64_t>(number + 0.5)); }

class PersonSheet {
public:
    PersonSheet(ui::Canvas& canvas, Unmasking& unmasking, bool shows_code, std::string_view watermark)
        : m_canvas(canvas), m_unmasking(unmasking), m_shows_code(shows_code), m_watermark(watermark) {}

    PersonStep draw() {
        ui::Dialog dialog{m_canvas,
                          {.name = "person",
                           .title = said(is_phone() ? Text::DeskShowPhone : Text::DeskUnmask),
                           .close = said(Text::DeskClose)}};
        draw_state(dialog);
        if (dialog.is_left()) m_step = ClosePerson{};
        return m_step;
    }

private:
    std::string_view said(Message message) const { return m_canvas.text_of(message); }
    bool is_phone() const { return m_unmasking.what() == Disclosed::Phone; }
    void gap() { m_canvas.space(m_canvas.theme().sizes.gap); }

    void draw_state(ui::Dialog& dialog) {
        using State = Unmasking::State;
        if (m_unmasking.state() == State::Shown) return draw_shown();
        if (m_unmasking.state() == State::Failed)
            return ui::desk_notice(m_canvas, "person.problem", ui::NoticeKind::Problem, {}, m_unmasking.problem());
        if (is_phone()) return ui::paragraph(m_canvas, "person.sending", said(Text::DeskReading));
        draw_form(dialog);
    }

    void draw_form(ui::Dialog& dialog) {
        ui::desk_notice(m_canvas, "person.warning", ui::NoticeKind::Note, {}, said(Text::DeskUnmaskWarning));
        gap();
        if (!m_shows_code) return ui::paragraph(m_canvas, "person.without_code", said(Text::DeskUnmaskWithoutCode));
        if (!m_unmasking.problem().empty() && problem_at("reason").empty() && problem_at("code").empty()) {
            ui::desk_notice(m_canvas, "person.problem", ui::NoticeKind::Problem, {}, m_unmasking.problem());
            gap();
        }
        draw_fields();
        const bool is_sending = m_unmasking.state() == Unmasking::State::Sending;
        const ui::RowButton actions[] = {{.name = "person.send",
                                          .label = said(is_sending ? Text::DeskReading : Text::DeskUnmaskSend),
                                          .kind = ui::ButtonKind::Primary,
                                          .disabled = is_sending}};
        if (dialog.actions(actions)) m_step = SendReason{};
    }

    std::string_view problem_at(std::string_view field) const {
        return m_unmasking.problem_field() == field ? std::string_view{m_unmasking.problem()} : std::string_view{};
    }

    void draw_fields() {
        const auto& words = m_unmasking.words();
        const auto reason_hint =
            fill(said(Text::DeskUnmaskReasonHint), {{"count", std::to_string(max_reason_characters)}});
        ui::desk_area(m_canvas,
                      {.name = reason_name,
                       .label = said(Text::DeskUnmaskReason),
                       .text = words.reason,
                       .hint = reason_hint,
                       .error = problem_at("reason")},
                      reason_height);
        gap();
        ui::desk_field(m_canvas, {.name = code_name,
                                  .label = said(Text::DeskCode),
                                  .text = words.code,
                                  .hint = said(Text::DeskUnmaskCodeHint),
                                  .error = problem_at("code"),
                                  .purpose = "one-time-code"});
    }

    void draw_shown() {
        {
            const ui::Watermarked watermarked{m_canvas, "person.shown", m_watermark};
            ui::key_values(m_canvas, "person.facts", is_phone() ? phone_facts() : facts());
            draw_map_link();
        }
        gap();
        ui::hint(m_canvas, "person.hidden_soon", said(Text::DeskUnmaskHiddenSoon));
    }

    ui::KeyValue fact(std::string_view name, Message label, std::string value) const {
        return {name, said(label), value.empty() ? std::string{said(Text::DeskUnmaskNotKnown)} : std::move(value)};
    }

    std::vector<ui::KeyValue> phone_facts() const {
        return {fact("person.phone", Text::PhoneLabel, m_unmasking.shown().phone)};
    }

    std::vector<ui::KeyValue> facts() const {
        const auto& person = m_unmasking.shown();
        return {fact("person.name", Text::NameLabel, person.name), fact("person.phone", Text::PhoneLabel, person.phone),
                fact("person.position", Text::DeskUnmaskPosition, position()),
                fact("person.place_words", Text::DeskUnmaskPlaceWords, person.place_words),
                fact("person.distance", Text::DeskUnmaskDistance, distance())};
    }

    std::string position() const {
        const auto& position = m_unmasking.shown().position;
        if (!position) return {};
        return fill(said(Text::DeskUnmaskAccuracy),
                    {{"position", spoken(position->at)}, {"metres", metres(position->accuracy)}});
    }

    std::string distance() const {
        const auto& person = m_unmasking.shown();
        if (!person.distance_m) return {};
        if (!person.bearing) return fill(said(Text::DeskUnmaskMetres), {{"metres", metres(*person.distance_m)}});
        return fill(said(Text::DeskUnmaskBearing),
                    {{"metres", metres(*person.distance_m)}, {"degrees", metres(*person.bearing)}});
    }

    void draw_map_link() {
        const auto& position = m_unmasking.shown().position;
        const auto uri = position && !is_phone() ? wire::geo_uri(*position) : std::string{};
        if (!uri.empty()) ui::link(m_canvas, "person.map", said(Text::DeskUnmaskMap), uri);
    }

    ui::Canvas& m_canvas;
    Unmasking& m_unmasking;
    bool m_shows_code;
    std::string_view m_watermark;
    PersonStep m_step;
};

} // namespace

std::optional<Disclosed> draw_person_offers(ui::Canvas& canvas, const PersonOffers& offers) {
    std::vector<ui::RowButton> buttons;
    std::vector<Disclosed> asked_for;
    if (offers.may_call) {
        buttons.push_back({.name = "case.person.call", .label = canvas.text_of(Text::DeskShowPhone)});
        asked_for.push_back(Disclosed::Phone);
    }
    if (offers.may_unmask) {
        buttons.push_back({.name = "case.person.unmask", .label = canvas.text_of(Text::DeskUnmask)});
        asked_for.push_back(Disclosed::Person);
    }
    if (buttons.empty()) return std::nullopt;
    canvas.space(canvas.theme().sizes.space);
    const auto pressed = ui::button_row(canvas, "case.person.offers", buttons);
    if (offers.may_call) ui::hint(canvas, "case.person.call.warning", canvas.text_of(Text::DeskShowPhoneWarning));
    return pressed ? std::optional{asked_for[*pressed]} : std::nullopt;
}

PersonStep draw_person_sheet(ui::Canvas& canvas, Unmasking& unmasking, bool shows_code, std::string_view watermark) {
    return PersonSheet{canvas, unmasking, shows_code, watermark}.draw();
}

bool take_person_text(const ui::Canvas& canvas, Unmasking& unmasking, std::uint32_t id, std::string_view text) {
    auto& words = unmasking.words();
    if (id == canvas.id_of(reason_name))
        words.reason = text;
    else if (id == canvas.id_of(code_name))
        words.code = text;
    else
        return false;
    return true;
}

} // namespace zhiping::desk
