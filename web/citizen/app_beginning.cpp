#include "web/citizen/app.hpp"

#include "shared/evidence/evidence_words.hpp"
#include "shared/text/text.hpp"
#include "web/citizen/draft_store.hpp"
#include "web/citizen/phone_clock.hpp"

// From the server's page to the first screen, with what was kept on the phone and what was filled in meanwhile.
namespace zhiping::citizen {

namespace {

bool is_begun(const Evaluation& evaluation) {
    return evaluation.satisfaction || !evaluation.situations.empty() || !evaluation.statement.empty();
}

// Whether what was typed can be put into a kept evaluation without writing over another statement.
bool fits_into(const Evaluation& kept, const Evaluation& typed) {
    return kept.statement.empty() || typed.statement.empty() || kept.statement == typed.statement;
}

void put_into(Evaluation& kept, const Evaluation& typed) {
    if (typed.satisfaction) kept.satisfaction = typed.satisfaction;
    if (!typed.situations.empty()) kept.situations = typed.situations;
    if (!typed.statement.empty()) kept.statement = typed.statement;
}

// What an element of the server's form is here, by its id there (native/http/plain_form.cpp).
std::uint32_t counterpart_of(const ui::Canvas& canvas, std::string_view element) {
    const auto dash = element.find('-');
    if (dash == element.npos) return canvas.id_of(element);
    const auto value = std::string{element.substr(dash + 1)};
    const auto name = element.substr(0, dash);
    return canvas.id_of(name == field::situations ? std::string{name} + "." + value : value);
}

} // namespace

bool App::begin(std::string_view plain_form, std::string_view touched) {
    const auto typed = wire::decode_plain_form(plain_form, m_facts.code);
    if (!typed && !plain_form.empty()) return false;
    load_what_is_kept();
    const bool goes_on = typed && is_begun(typed->submission.evaluation);
    if (goes_on) go_on_with(*typed);
    m_screen = goes_on ? Screen::Evaluation : first_screen();
    if (goes_on && !touched.empty()) platform::move_focus(counterpart_of(m_canvas, touched));
    platform::replace_place(place_of(m_screen));
    platform::set_elder_mode(m_elder);
    update_title();
    m_uploads.begin();
    if (m_draft.submitted) submit();
    return true;
}

void App::load_what_is_kept() {
    m_stored = load_receipt(m_facts.code);
    m_stored_secret = load_receipt_secret(m_facts.code);
    if (m_stored) return;
    auto draft = load_draft(m_facts.code);
    if (!draft || !draft->agreed) return;
    m_draft = *std::move(draft);
    m_kept = m_draft;
}

// Filled in before this was here: it counts as agreed to, as that form says. What cannot go into the kept draft
// becomes a draft of its own, and the other stays on the phone. Whoever fills in anew wants nothing sent by itself.
void App::go_on_with(const wire::PlainForm& form) {
    if (m_stored) erase_receipt(m_facts.code);
    m_stored.reset();
    stop_waiting();
    const auto& typed = form.submission.evaluation;
    if (m_draft.agreed && fits_into(m_draft.evaluation, typed)) return put_into(m_draft.evaluation, typed);
    m_draft = {.submission_id = form.submission.id,
               .secret = form.secret,
               .saved_at = phone_now(),
               .agreed = true,
               .evaluation = typed};
}

// Where the person was, when the page is loaded again; else where what is kept leads to.
App::Screen App::first_screen() const {
    if (m_stored) return Screen::Receipt;
    if (m_draft.submitted) return Screen::Check;
    const auto before = screen_at(platform::current_place());
    if (before && can_show(*before)) return *before;
    return m_draft.agreed ? Screen::Evaluation : Screen::Instructions;
}

// So that nothing is lost when this stops: the server's form has the same answers and the files that have arrived, and
// is the same submission.
void App::keep_in_plain_form() {
    wire::PlainForm form{{m_draft.submission_id, m_draft.evaluation, m_uploads.held()}, m_draft.secret};
    if (form == m_in_plain_form) return;
    std::string files;
    for (std::size_t index = 0; index < m_uploads.chosen().size(); ++index) {
        const auto& chosen = m_uploads.chosen()[index];
        if (chosen.held)
            files += name_of_evidence(m_uploads, index, m_language) + " · " + spoken_size(chosen.bytes) + "\n";
    }
    platform::fill_plain_form(wire::encode_plain_form(form), files);
    m_in_plain_form = std::move(form);
}

} // namespace zhiping::citizen
