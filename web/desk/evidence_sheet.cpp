#include "web/desk/evidence_sheet.hpp"

#include "shared/evidence/evidence_words.hpp"
#include "shared/text/desk_text_ids.hpp"
#include "shared/text/text_ids.hpp"
#include "shared/wire/paths.hpp"
#include "web/ui/desk_parts.hpp"
#include "web/ui/dialog.hpp"
#include "web/ui/names.hpp"
#include "web/ui/widgets.hpp"

#include <algorithm>
#include <string>
#include <vector>

namespace zhiping::desk {

namespace {

constexpr std::string_view shown_name = "evidence.shown"; // Of each, so that the focus stays at the buttons.
constexpr float sheet_width = 1000;
constexpr float least_height = 240;

const std::vector<Evidence>& evidence_of(const StaffCase& shown) { return shown.evaluation.receipt.evidence; }

// "照片 2"
std::string name_of(const StaffCase& shown, std::size_t index, Language language) {
    std::vector<EvidenceFormat> formats;
    for (const auto& file : evidence_of(shown)) formats.push_back(file.format);
    return spoken_name(formats, index, language);
}

// "照片 2（JPG，2.3 MB）"
std::string words_of(const StaffCase& shown, std::size_t index, Language language) {
    const auto& file = evidence_of(shown)[index];
    return name_of(shown, index, language) + "（" + spoken_format(file.format) + "，" + spoken_size(file.bytes) + "）";
}

std::string address_of(const StaffCase& shown, std::size_t index) {
    return std::string{wire::cases_path} + "/" + shown.evaluation.receipt.number.text() + "/evidence/" +
           std::to_string(index + 1);
}

// HEIC is shown by Safari alone, and 3GP is played by few. Of what else cannot be shown, the page says so.
bool is_for_browsers(EvidenceFormat format) {
    return format != EvidenceFormat::Heif && format != EvidenceFormat::ThreeGp;
}

void write_hash(ui::Canvas& canvas, std::string_view name, const Evidence& file) {
    ui::hint(canvas, name, fill(canvas.text_of(Text::DeskEvidenceHash), {{"hash", to_digits(file.hash)}}));
}

class EvidenceSheet {
public:
    EvidenceSheet(ui::Canvas& canvas, const StaffCase& shown, EvidenceView& view, std::string_view watermark)
        : m_canvas(canvas), m_shown(shown), m_view(view), m_watermark(watermark),
          m_name(name_of(shown, view.index, canvas.language())), m_address(address_of(shown, view.index)) {}

    EvidenceStep draw() {
        auto title = m_name;
        if (count() > 1) title += " · " + std::to_string(m_view.index + 1) + " / " + std::to_string(count());
        ui::Dialog dialog{m_canvas,
                          {.name = "evidence", .title = title, .close = said(Text::DeskClose), .width = sheet_width}};
        draw_file(std::max(least_height, dialog.room() - room_below()));
        m_canvas.space(m_canvas.theme().sizes.space);
        ui::paragraph(m_canvas, "evidence.words", words_of(m_shown, m_view.index, m_canvas.language()));
        write_hash(m_canvas, "evidence.hash", file());
        if (dialog.is_left()) m_step = CloseEvidence{};
        return m_step;
    }

private:
    std::string_view said(Message message) const { return m_canvas.text_of(message); }
    const Evidence& file() const { return evidence_of(m_shown)[m_view.index]; }
    std::size_t count() const { return evidence_of(m_shown).size(); }
    bool has_previous() const { return m_view.index > 0; }
    bool has_next() const { return m_view.index + 1 < count(); }
    void show_previous() { m_step = ShowEvidence{m_view.index - 1}; }
    void show_next() { m_step = ShowEvidence{m_view.index + 1}; }

    // Of what is under it: its words, and its hash on one line or two.
    float room_below() const {
        const auto& sizes = m_canvas.theme().sizes;
        return sizes.space + ui::line_height * (sizes.body + 2 * sizes.small);
    }

    void draw_file(float height) {
        const ui::Place place{m_canvas.left(), m_canvas.y(), m_canvas.width(), height};
        if (file().removed) {
            ui::paragraph(m_canvas, "evidence.removed", said(Text::EvidenceRemoved));
            return draw_moves();
        }
        if (m_view.failed || !is_for_browsers(file().format)) return draw_download();
        if (kind_of(file().format) == EvidenceKind::Photo) return draw_picture(place);
        draw_video(place);
    }

    void draw_picture(const ui::Place& place) {
        const ui::PictureContent content{.name = shown_name,
                                         .label = m_name,
                                         .address = m_address,
                                         .place = {},
                                         .has_previous = has_previous(),
                                         .has_next = has_next(),
                                         .failed = false,
                                         .words = {.zoom_in = said(Text::DeskZoomIn),
                                                   .zoom_out = said(Text::DeskZoomOut),
                                                   .turn = said(Text::DeskTurn),
                                                   .previous = said(Text::DeskEvidencePrevious),
                                                   .next = said(Text::DeskEvidenceNext),
                                                   .failed = {}},
                                         .watermark = m_watermark};
        const auto move = ui::picture_view(m_canvas, content, m_view.sight, place);
        if (move) *move == ui::PictureMove::Previous ? show_previous() : show_next();
    }

    void draw_video(ui::Place place) {
        if (count() > 1) place.height -= ui::button_height(m_canvas) + m_canvas.theme().sizes.space;
        ui::video_view(m_canvas,
                       {.name = shown_name,
                        .label = m_name,
                        .address = m_address,
                        .failed = false,
                        .failed_words = {},
                        .watermark = m_watermark},
                       place);
        draw_moves();
    }

    void draw_download() {
        const auto words = m_view.failed
                               ? std::string{said(Text::DeskEvidenceFailed)}
                               : fill(said(Text::DeskEvidenceNotShown), {{"format", spoken_format(file().format)}});
        ui::paragraph(m_canvas, "evidence.not_shown", words);
        m_canvas.space(m_canvas.theme().sizes.gap);
        ui::desk_notice(m_canvas, "evidence.warning", ui::NoticeKind::Note, {}, said(Text::DeskEvidenceWarning));
        ui::link(m_canvas, "evidence.download", fill(said(Text::DeskEvidenceDownload), {{"name", m_name}}), m_address);
        draw_moves();
    }

    // With the names that a picture's have: the focus stays there.
    void draw_moves() {
        if (count() == 1) return;
        m_canvas.space(m_canvas.theme().sizes.space);
        const auto previous = ui::joined(shown_name, "previous");
        const auto next = ui::joined(shown_name, "next");
        const ui::RowButton buttons[] = {
            {.name = previous, .label = said(Text::DeskEvidencePrevious), .disabled = !has_previous()},
            {.name = next, .label = said(Text::DeskEvidenceNext), .disabled = !has_next()}};
        const auto pressed = ui::button_row(m_canvas, ui::joined(shown_name, "buttons"), buttons, ui::Side::Right);
        if (pressed) *pressed == 0 ? show_previous() : show_next();
    }

    ui::Canvas& m_canvas;
    const StaffCase& m_shown;
    EvidenceView& m_view;
    std::string_view m_watermark;
    std::string m_name;
    std::string m_address;
    EvidenceStep m_step;
};

} // namespace

EvidenceStep draw_evidence_sheet(ui::Canvas& canvas, const StaffCase& shown, EvidenceView& view,
                                 std::string_view watermark) {
    return EvidenceSheet{canvas, shown, view, watermark}.draw();
}

bool take_evidence_text(const ui::Canvas& canvas, EvidenceView& view, std::uint32_t id, std::string_view text) {
    if (id != canvas.id_of(shown_name)) return false;
    view.failed = text == "failed";
    return true;
}

EvidenceStep press_evidence_key(const StaffCase& shown, const EvidenceView& view, std::string_view key) {
    if (key == "ArrowLeft" && view.index > 0) return ShowEvidence{view.index - 1};
    if (key == "ArrowRight" && view.index + 1 < evidence_of(shown).size()) return ShowEvidence{view.index + 1};
    return {};
}

std::optional<std::size_t> draw_evidence_list(ui::Canvas& canvas, const StaffCase& shown, bool may_open) {
    const auto& files = evidence_of(shown);
    if (files.empty()) ui::paragraph(canvas, "case.evidence.none", canvas.text_of(Text::DeskEvidenceNone));
    if (!files.empty() && !may_open)
        ui::paragraph(canvas, "case.evidence.closed", canvas.text_of(Text::DeskEvidenceClosedToYou));
    std::optional<std::size_t> opened;
    for (std::size_t index = 0; index < files.size(); ++index) {
        const auto name = ui::joined("case.evidence", index);
        const auto words = words_of(shown, index, canvas.language());
        const ui::RowButton buttons[] = {{.name = name, .label = words}};
        if (!may_open || files[index].removed)
            ui::paragraph(canvas, name, words);
        else if (ui::button_row(canvas, ui::joined(name, "row"), buttons))
            opened = index;
        if (files[index].removed) ui::hint(canvas, ui::joined(name, "removed"), canvas.text_of(Text::EvidenceRemoved));
        write_hash(canvas, ui::joined(name, "hash"), files[index]);
        canvas.space(canvas.theme().sizes.space);
    }
    return opened;
}

} // namespace zhiping::desk
