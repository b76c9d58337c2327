#include "web/citizen/app.hpp"

#include "shared/text/text_ids.hpp"
#include "web/citizen/draft_store.hpp"

#include <algorithm>

namespace zhiping::citizen {

namespace {

constexpr std::size_t language_action = 1;

bool is_begun(const Evaluation& evaluation) {
    return evaluation.satisfaction || !evaluation.situations.empty() || !evaluation.statement.empty() ||
           !is_empty(evaluation.where);
}

// What an element of the server's form is here, by its id there (native/http/pages/plain_form.cpp).
std::uint32_t counterpart_of(const ui::Canvas& canvas, std::string_view element) {
    const auto dash = element.find('-');
    if (dash == element.npos) return canvas.id_of(element);
    const auto value = std::string{element.substr(dash + 1)};
    const auto name = element.substr(0, dash);
    return canvas.id_of(name == field::situations ? std::string{name} + "." + value : value);
}

// Where it is read again; empty when its secret is not known.
std::string address_of(const KeptReceipt& receipt) {
    if (!receipt.secret) return {};
    return "/r/" + receipt.stored.receipt.number.text() + "?secret=" + receipt.secret->digits();
}

} // namespace

App::App(const CodeFacts& facts, Language language) : m_setting{facts, language}, m_elder(load_elder_mode()) {}

// From the server's page to the first screen, with what was kept on the phone and what was filled in meanwhile.
bool App::begin(std::string_view plain_form, std::string_view touched) {
    const auto typed = wire::decode_plain_form(plain_form, m_setting.facts.code);
    if (!typed && !plain_form.empty()) return false;
    m_submitter.load_receipt();
    if (m_submitter.state() != SubmissionState::Stored) m_keeper.load();
    const bool goes_on = typed && is_begun(typed->submission.evaluation);
    if (goes_on) {
        m_submitter.forget_receipt();
        m_keeper.go_on_with(*typed);
        if (!touched.empty()) platform::move_focus(counterpart_of(m_canvas, touched));
    }
    m_place.begin(goes_on ? Screen::Evaluation : first_screen());
    platform::set_elder_mode(m_elder);
    update_title();
    m_evidence.begin();
    if (m_keeper.draft().submitted) m_submitter.submit();
    return true;
}

void App::sign_in(std::string_view name, std::string_view phone) {
    auto& person = m_setting.facts.person;
    person.reset();
    if (!name.empty()) person = MaskedPerson{std::string{name}, std::string{phone}};
}

// Where the person was, when the page is loaded again; else where what is kept leads to.
Screen App::first_screen() const {
    if (m_submitter.state() == SubmissionState::Stored) return Screen::Receipt;
    if (m_keeper.draft().submitted) return Screen::Check;
    const auto before = find_screen(platform::current_place());
    if (before && can_show(*before)) return *before;
    return m_keeper.draft().agreed ? Screen::Evaluation : Screen::Instructions;
}

bool App::can_show(Screen screen) const {
    const auto& draft = m_keeper.draft();
    switch (screen) {
    case Screen::Instructions: return true;
    case Screen::Evaluation: return draft.agreed;
    case Screen::Check: return draft.agreed && answer_problems().empty();
    case Screen::Receipt: return m_submitter.state() == SubmissionState::Stored;
    case Screen::Left: return !draft.agreed;
    }
    return false;
}

void App::draw(const platform::View& view) {
    m_frames.draw(m_canvas, [&] { draw_frame(view); });
}

void App::draw_frame(const platform::View& view) {
    m_canvas.begin_frame(view, ui::make_theme(view.dark, m_elder, view.text_scale), m_setting.language);
    m_statement_id = m_canvas.id_of(field::statement);
    m_document_number_id = m_canvas.id_of(field::document_number);
    m_position_words_id = m_canvas.id_of(field::position_words);
    draw_top_bar();
    Did did;
    {
        const bool disabled = m_submitter.state() == SubmissionState::Sending;
        const ui::Inside main{m_canvas, {.id = m_canvas.id_of("main"), .role = ui::Role::Main, .disabled = disabled}};
        did = draw_screen();
    }
    m_canvas.end_frame();
    take(did);
    save_answers();
}

Did App::draw_screen() {
    const auto& facts = m_setting.facts;
    switch (m_place.screen()) {
    case Screen::Instructions: return draw_instructions(m_canvas, facts, catalogue());
    case Screen::Evaluation:
        return draw_evaluation(m_canvas, evaluation(),
                               {.facts = facts,
                                .catalogue = catalogue(),
                                .evidence = m_evidence,
                                .positioning = m_positioning,
                                .problems = m_place.problems(),
                                .draft_kept = m_keeper.is_kept(),
                                .clearing = m_clearing,
                                .sending = is_being_sent(m_submitter.state())});
    case Screen::Check:
        return draw_check(m_canvas, evaluation(),
                          {.facts = facts,
                           .catalogue = catalogue(),
                           .evidence = m_evidence,
                           .problems = m_place.problems(),
                           .draft_kept = m_keeper.is_kept(),
                           .submission = m_submitter.state(),
                           .is_server_busy = m_submitter.is_server_busy()});
    case Screen::Receipt: {
        const auto& receipt = m_submitter.receipt();
        return draw_receipt(m_canvas, receipt.stored, catalogue(), address_of(receipt));
    }
    case Screen::Left: return draw_left(m_canvas);
    }
    return {};
}

void App::draw_top_bar() {
    const auto other = other_than(m_setting.language);
    const ui::BarAction actions[] = {
        {"elder", m_setting.words(m_elder ? Text::SwitchToStandardMode : Text::SwitchToElderMode), {}},
        {"language", m_setting.words(Text::SwitchLanguage), tag_of(other)},
    };
    const auto offered = m_in_shell ? std::span<const ui::BarAction>{} : std::span<const ui::BarAction>{actions};
    const auto pressed =
        ui::top_bar(m_canvas, m_setting.words(Text::Publisher), m_setting.words(Text::ServiceName), offered);
    if (!pressed) return;
    if (*pressed == language_action)
        switch_language(other);
    else
        switch_elder_mode();
}

void App::switch_language(Language language) {
    m_setting.language = language;
    m_place.forget_problems(); // Their words are in the language that was left.
    platform::set_language(tag_of(language));
    update_title();
}

void App::switch_elder_mode() {
    m_elder = !m_elder;
    save_elder_mode(m_elder);
    platform::set_elder_mode(m_elder);
}

void App::want_frames() {
    m_frames.follow_press();
    update_title(); // Now: a page that is hidden draws no frame, and its title is seen all the same.
}

void App::want_frame() { m_frames.follow_text(); }

void App::update_title() {
    const auto prefix = m_place.problems().empty() ? std::string_view{} : m_setting.words(Text::ErrorPrefix);
    platform::set_title(std::string{prefix} + std::string{screen_title()} + " · " +
                        std::string{m_setting.words(Text::ServiceName)});
}

std::string_view App::screen_title() const {
    switch (m_place.screen()) {
    case Screen::Instructions: return m_setting.words(Text::InstructionsHeading);
    case Screen::Evaluation: return catalogue().of(m_setting.facts.module).question[m_setting.language];
    case Screen::Check: {
        const auto state = m_submitter.state();
        if (lacks_network(state))
            return m_setting.words(m_submitter.is_server_busy() ? Text::WaitingLaterHeading : Text::WaitingHeading);
        const bool uploads = state == SubmissionState::WaitingForUploads;
        return m_setting.words(uploads ? Text::WaitingEvidenceHeading : Text::CheckHeading);
    }
    case Screen::Receipt: return m_setting.words(Text::ReceiptHeading);
    case Screen::Left: return m_setting.words(Text::LeftHeading);
    }
    return {};
}

const Catalogue& App::catalogue() const {
    const auto& shown =
        m_place.screen() == Screen::Receipt ? m_submitter.receipt().stored.evaluation : m_keeper.draft().evaluation;
    return *find_catalogue(shown.catalogue_version);
}

void App::save_answers() {
    m_keeper.keep();
    m_plain_form.update(m_keeper.draft(), m_evidence);
}

void App::activate(std::uint32_t id) {
    m_canvas.activate(id);
    want_frames();
}

void App::change_text(std::uint32_t id, std::string_view text) {
    want_frame();
    if (id == m_position_words_id) evaluation().where.words = text;
    if (id == m_document_number_id) evaluation().document_number = text;
    if (id != m_statement_id) return;
    auto& statement = evaluation().statement;
    const bool was_over = counter_of(m_canvas, statement).over_limit;
    statement = text;
    // A screen reader hears the counter only where the field is entered.
    const auto counter = counter_of(m_canvas, statement);
    if (counter.over_limit != was_over) platform::announce(counter.words);
}

} // namespace zhiping::citizen
