#include "shared/text/desk_text_ids.hpp"
#include "shared/text/text_ids.hpp"
#include "web/desk/administration_parts.hpp"
#include "web/desk/words.hpp"
#include "web/ui/widgets.hpp"

// For who has the role codes: codes, and the systems that print them.
namespace zhiping::desk {

namespace {

class CodesPart : AdministrationPart {
public:
    CodesPart(ui::Canvas& canvas, const AdministrationView& view)
        : AdministrationPart(canvas, view), m_codes(view.administration.codes()) {}

    AdministrationStep draw() {
        in_panes(
            Text::DeskCounterSubject, [this](const ui::Place& pane) { draw_found(pane); }, [this] { draw_opened(); });
        return m_step;
    }

private:
    void draw_found(const ui::Place& pane) {
        const auto& search = m_codes.search();
        unit(search, "unit", Text::DeskAdminUnitNumber);
        line(search, "code", Text::DeskCounterCode);
        press({.name = "codes.find", .label = said(Text::PlacesFind)}, FindListed{});
        const ui::TableColumn columns[] = {{"code", said(Text::DeskCounterCode), 190},
                                           {"about", said(Text::DeskCounterSubject), 140, 1},
                                           {"module", said(Text::DeskColumnModule), 84},
                                           {"unit", said(Text::DeskAdminUnit), 140, 1}};
        draw_list(pane, {.asked = m_codes.list(),
                         .columns = columns,
                         .rows = m_codes.items().size(),
                         .row = [this](std::size_t row) { return row_of(m_codes.items()[row]); },
                         .none = Text::DeskAdminCodesNone,
                         .has_more = m_codes.has_more()});
    }

    ui::TableRow row_of(const CodeFacts& facts) const {
        ui::TableRow row{
            .name = facts.code.symbols(), .link = facts.code.grouped(), .address = std::string{administration_address}};
        row.cells.push_back(
            {facts.document_number.empty() ? describe(facts, m_language).subject : facts.document_number});
        row.cells.push_back({std::string{module_words(facts.module, m_language)}});
        row.cells.push_back({facts.unit[m_language]});
        return row;
    }

    void draw_opened() {
        const auto* facts = m_codes.opened();
        if (!facts) {
            gap();
            return ui::paragraph(m_canvas, "codes.choose", said(Text::DeskAdminCodeChoose));
        }
        const auto code = facts->code.grouped();
        heading("code.heading", code);
        const auto time = facts->handled_at ? spoken_time(*facts->handled_at, m_language) : std::string{};
        const ui::KeyValue rows[] = {
            fact("code.about", Text::DeskCounterSubject, describe(*facts, m_language).subject),
            fact("code.document", Text::DeskColumnDocument, facts->document_number),
            fact("code.handled", Text::DeskOwnHandled, time),
            fact("code.place", Text::DeskColumnPlace, facts->place),
            fact("code.module", Text::DeskColumnModule, std::string{module_words(facts->module, m_language)}),
            fact("code.unit", Text::DeskAdminUnit, facts->unit[m_language])};
        ui::key_values(m_canvas, "code.facts", rows);
        gap();
        const ui::RowButton buttons[] = {
            {.name = "code.reissue", .label = said(Text::DeskAdminCodeReissue)},
            {.name = "code.revoke", .label = said(Text::DeskAdminCodeRevoke), .kind = ui::ButtonKind::Danger}};
        if (const auto pressed = ui::button_row(m_canvas, "code.actions", buttons))
            m_step =
                AskFirst{*pressed == 0 ? AskedAct::ReissueCode : AskedAct::RevokeCode, facts->code.symbols(), code};
    }

    KeptCodes& m_codes;
};

class IssuersPart : AdministrationPart {
public:
    IssuersPart(ui::Canvas& canvas, const AdministrationView& view)
        : AdministrationPart(canvas, view), m_issuers(view.administration.issuers()) {}

    AdministrationStep draw() {
        in_panes(
            Text::DeskAdminIssuerName, [this](const ui::Place& pane) { draw_all(pane); }, [this] { draw_opened(); });
        return m_step;
    }

private:
    void draw_all(const ui::Place& pane) {
        press({.name = "issuers.add", .label = said(Text::DeskAdminIssuerAdd)}, AddListed{});
        const ui::TableColumn columns[] = {{"name", said(Text::DeskAdminIssuerName), 160, 1},
                                           {"state", said(Text::DeskColumnStatus), 72},
                                           {"codes", said(Text::DeskAdminIssuerCodes), 96},
                                           {"used", said(Text::DeskAdminIssuerUsed), 160},
                                           {"unit", said(Text::DeskAdminUnit), 84, 1}};
        draw_list(pane, {.asked = m_issuers.list(),
                         .columns = columns,
                         .rows = m_issuers.items().size(),
                         .row = [this](std::size_t row) { return row_of(m_issuers.items()[row]); },
                         .none = Text::DeskAdminIssuersNone});
    }

    std::string_view state_of(const wire::ListedIssuer& issuer) const {
        return said(issuer.revoked ? Text::DeskAdminDisabled : Text::DeskAdminActive);
    }
    std::string used_words(const wire::ListedIssuer& issuer) const {
        return issuer.last_used ? spoken_time(*issuer.last_used, m_language) : std::string{};
    }

    ui::TableRow row_of(const wire::ListedIssuer& issuer) const {
        ui::TableRow row{
            .name = std::to_string(issuer.id), .link = issuer.name, .address = std::string{administration_address}};
        row.cells.push_back({std::string{state_of(issuer)}, issuer.revoked ? ui::Tone::Secondary : ui::Tone::Ink});
        row.cells.push_back({std::to_string(issuer.codes)});
        row.cells.push_back({used_words(issuer)});
        row.cells.push_back({unit_words(issuer.unit_id)});
        return row;
    }

    void draw_opened() {
        if (m_issuers.is_adding()) return draw_form();
        if (const auto* issuer = m_issuers.opened()) return draw_issuer(*issuer);
        gap();
        ui::paragraph(m_canvas, "issuers.choose", said(Text::DeskAdminIssuerChoose));
    }

    void draw_form() {
        const auto& form = m_issuers.form();
        heading("issuer.heading", said(Text::DeskAdminIssuerAdd));
        problem("issuer.problem", form.problem());
        line(form, "name", Text::DeskAdminIssuerName);
        unit(form, "unit_id", Text::DeskAdminUnitNumber);
        save(form, "issuer.save", Text::DeskAdminIssuerAdd);
    }

    void draw_issuer(const wire::ListedIssuer& issuer) {
        heading("issuer.heading", issuer.name);
        const ui::KeyValue rows[] = {fact("issuer.state", Text::DeskColumnStatus, std::string{state_of(issuer)}),
                                     fact("issuer.unit.id", Text::DeskAdminUnit, unit_words(issuer.unit_id)),
                                     fact("issuer.codes", Text::DeskAdminIssuerCodes, std::to_string(issuer.codes)),
                                     fact("issuer.used", Text::DeskAdminIssuerUsed, used_words(issuer))};
        ui::key_values(m_canvas, "issuer.facts", rows);
        gap();
        press({.name = "issuer.end",
               .label = said(Text::DeskAdminIssuerEnd),
               .kind = ui::ButtonKind::Danger,
               .disabled = issuer.revoked.has_value()},
              AskFirst{AskedAct::EndIssuer, std::to_string(issuer.id), issuer.name});
    }

    Issuers& m_issuers;
};

} // namespace

AdministrationStep draw_codes(ui::Canvas& canvas, const AdministrationView& view) {
    return CodesPart{canvas, view}.draw();
}

AdministrationStep draw_issuers(ui::Canvas& canvas, const AdministrationView& view) {
    return IssuersPart{canvas, view}.draw();
}

} // namespace zhiping::desk
