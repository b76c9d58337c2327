#include "web/citizen/app.hpp"

#include "shared/text/text_ids.hpp"
#include "shared/wire/error_json.hpp"
#include "shared/wire/evaluation_json.hpp"
#include "shared/wire/paths.hpp"
#include "web/citizen/draft_store.hpp"
#include "web/citizen/phone_clock.hpp"
#include "web/platform/chance.hpp"

#include <algorithm>
#include <array>

namespace zhiping::citizen {

namespace {

constexpr std::size_t language_action = 1;

// By which screens are known in the browser's history, in the order of App::Screen.
constexpr std::array<std::string_view, 5> places{"instructions", "evaluation", "check", "receipt", "left"};

template <std::size_t Size> std::array<std::uint8_t, Size> random_bytes() {
    std::array<std::uint8_t, Size> bytes{};
    platform::fill_random(bytes);
    return bytes;
}

Language other_language(Language language) {
    return language == Language::Chinese ? Language::English : Language::Chinese;
}

} // namespace

App::App(const CodeFacts& facts, Language language)
    : m_facts(facts), m_language(language), m_elder(load_elder_mode()), m_draft(new_draft()), m_kept(m_draft) {}

std::string_view App::place_of(Screen screen) { return places[static_cast<std::size_t>(screen)]; }

std::optional<App::Screen> App::screen_at(std::string_view place) {
    const auto known = std::find(places.begin(), places.end(), place);
    if (known == places.end()) return std::nullopt;
    return static_cast<Screen>(known - places.begin());
}

bool App::can_show(Screen screen) const {
    switch (screen) {
    case Screen::Instructions: return true;
    case Screen::Evaluation: return m_draft.agreed;
    case Screen::Check: return m_draft.agreed && find_problems(m_draft.evaluation, m_facts.module).empty();
    case Screen::Receipt: return m_stored.has_value();
    case Screen::Left: return !m_draft.agreed;
    }
    return false;
}

void App::draw(const platform::View& view) {
    m_frames.draw(m_canvas, [&] { draw_frame(view); });
}

void App::draw_frame(const platform::View& view) {
    m_canvas.begin_frame(view, ui::make_theme(view.dark, m_elder, view.text_scale), m_language);
    m_statement_id = m_canvas.id_of(field::statement);
    draw_top_bar();
    Did did;
    {
        const ui::Inside main{
            m_canvas, {.id = m_canvas.id_of("main"), .role = ui::Role::Main, .disabled = m_sending && m_attempts == 0}};
        did = draw_screen();
    }
    m_canvas.end_frame();
    take(did);
    give_back();
}

Did App::draw_screen() {
    switch (m_screen) {
    case Screen::Instructions: return draw_instructions(m_canvas, m_facts, catalogue());
    case Screen::Evaluation:
        return draw_evaluation(m_canvas, m_draft.evaluation,
                               {m_facts, catalogue(), m_uploads, m_problems, m_refusals, m_files_coming, m_files_wait,
                                m_removing, m_draft_kept, m_clearing, m_sending});
    case Screen::Check:
        return draw_check(m_canvas, m_draft.evaluation,
                          {m_facts, catalogue(), m_uploads, m_files_coming, m_problems, m_draft_kept, m_attempts > 0,
                           m_uploading, m_sending});
    case Screen::Receipt: return draw_receipt(m_canvas, *m_stored, catalogue(), address_of_evidence());
    case Screen::Left: return draw_left(m_canvas);
    }
    return {};
}

void App::draw_top_bar() {
    const auto other = other_language(m_language);
    const ui::BarAction actions[] = {
        {"elder", text_of(m_elder ? Text::SwitchToStandardMode : Text::SwitchToElderMode), {}},
        {"language", text_of(Text::SwitchLanguage), tag_of(other)},
    };
    const auto pressed = ui::top_bar(m_canvas, text_of(Text::Publisher), text_of(Text::ServiceName), actions);
    if (!pressed) return;
    if (*pressed == language_action) {
        m_language = other;
        m_problems.clear(); // Their words are in the language that was left.
        platform::set_language(tag_of(m_language));
        update_title();
    } else {
        m_elder = !m_elder;
        save_elder_mode(m_elder);
        platform::set_elder_mode(m_elder);
    }
}

void App::take(const Did& did) {
    if (did.step == Step::Stay) return;
    m_clearing = did.step == Step::ClearDraft && !m_clearing;
    m_removing.reset();
    switch (did.step) {
    case Step::Stay: return;
    case Step::Agree: return agree();
    case Step::Leave: return leave();
    case Step::Next: return check_and(Step::Next);
    case Step::Submit: return check_and(Step::Submit);
    case Step::Back: return go_back(did.field);
    case Step::ClearDraft: return m_clearing ? ask_whether_to_clear() : clear();
    case Step::StartAgain: return go_to(Screen::Instructions);
    case Step::PauseUpload:
    case Step::GoOnUploading:
    case Step::MoveUp:
    case Step::RemoveEvidence:
    case Step::RemoveAgain: return change_evidence(did);
    }
}

void App::agree() {
    m_draft.agreed = true;
    m_draft.evaluation.agreed_at = phone_now();
    m_draft.evaluation.language = m_language;
    m_uploads.begin_once_agreed();
    go_to(Screen::Evaluation);
}

void App::leave() {
    forget_evidence();
    erase_draft(m_draft);
    m_draft = new_draft();
    go_to(Screen::Left);
}

void App::clear() {
    const auto agreed_at = m_draft.evaluation.agreed_at;
    const auto language = m_draft.evaluation.language;
    forget_evidence();
    erase_draft(m_draft);
    m_draft = new_draft();
    m_draft.agreed = true;
    m_draft.evaluation.agreed_at = agreed_at;
    m_draft.evaluation.language = language;
    m_kept = m_draft;
    go_to(Screen::Evaluation);
    platform::announce(text_of(Text::DraftCleared));
}

void App::check_and(Step step) {
    if (m_sending) return;
    auto& evaluation = m_draft.evaluation;
    drop_what_does_not_count(evaluation);
    std::vector<FieldProblem> problems;
    for (const auto& error : find_problems(evaluation, m_facts.module))
        problems.push_back({error.field, std::string{text_of(error.message)}});
    if (const auto index = m_uploads.first_to_mend()) problems.push_back(problem_of_evidence(*index));
    if (!problems.empty()) return show_problems(std::move(problems));
    if (step == Step::Next) return go_to(Screen::Check);
    submit();
}

void App::go_back(std::string_view field) {
    stop_waiting();
    go_to(Screen::Evaluation);
    const auto target = target_of(m_canvas, field, m_draft.evaluation, catalogue().of(m_facts.module));
    if (target) platform::move_focus(target);
}

void App::ask_whether_to_clear() {
    m_frames.follow_press();
    platform::move_focus(m_canvas.id_of(clear_again));
}

void App::go_to(Screen screen) {
    // What was submitted or left is not gone back to.
    const bool is_end = screen == Screen::Receipt || screen == Screen::Left;
    if (is_end)
        platform::replace_place(place_of(screen));
    else if (screen != m_screen)
        platform::push_place(place_of(screen));
    show(screen);
}

void App::return_to(std::string_view place) {
    const auto screen = screen_at(place);
    const bool is_sending = m_sending && m_attempts == 0;
    if (is_sending) return platform::push_place(place_of(m_screen));
    if (m_stored || !screen || !can_show(*screen)) return platform::replace_place(place_of(m_screen));
    stop_waiting();
    show(*screen);
}

void App::stored_elsewhere(std::string_view key) {
    // What is on its way stays the same submission, whichever tab sends it: the server stores it once.
    if (m_stored || !m_draft.agreed || m_draft.submitted || !is_kept_under(m_draft, key)) return;
    become_another_submission(true);
    m_draft.saved_at = phone_now();
    m_draft_kept = save_draft(m_draft);
}

void App::show(Screen screen) {
    m_screen = screen;
    m_problems.clear();
    m_frames.follow_press();
    update_title();
    platform::scroll_to_top();
    platform::focus_title();
}

void App::show_problems(std::vector<FieldProblem> problems) {
    m_problems = std::move(problems);
    m_frames.follow_press();
    update_title();
    platform::scroll_to_top();
    platform::move_focus(m_canvas.id_of("errors"));
}

void App::activate(std::uint32_t id) {
    m_canvas.activate(id);
    m_frames.follow_press();
}

void App::change_text(std::uint32_t id, std::string_view text) {
    m_frames.follow_text();
    if (id != m_statement_id) return;
    auto& statement = m_draft.evaluation.statement;
    const bool was_over = counter_of(m_canvas, statement).over_limit;
    statement = text;
    // A screen reader hears the counter only where the field is entered.
    const auto counter = counter_of(m_canvas, statement);
    if (counter.over_limit != was_over) platform::announce(counter.words);
}

void App::give_back() {
    keep_draft();
    keep_in_plain_form();
}

void App::keep_draft() {
    if (!m_draft.agreed || (m_draft.evaluation == m_kept.evaluation && m_draft.evidence == m_kept.evidence)) return;
    m_kept = m_draft;
    m_draft.saved_at = phone_now();
    m_draft_kept = save_draft(m_draft);
}

void App::update_title() {
    const auto& content = catalogue().of(m_facts.module);
    const auto screen_title = [&]() -> std::string_view {
        switch (m_screen) {
        case Screen::Instructions: return text_of(Text::InstructionsHeading);
        case Screen::Evaluation: return content.question[m_language];
        case Screen::Check:
            return text_of(m_attempts > 0 ? Text::WaitingHeading
                           : m_uploading  ? Text::WaitingEvidenceHeading
                                          : Text::CheckHeading);
        case Screen::Receipt: return text_of(Text::ReceiptHeading);
        case Screen::Left: return text_of(Text::LeftHeading);
        }
        return {};
    };
    const auto prefix = m_problems.empty() ? std::string_view{} : text_of(Text::ErrorPrefix);
    platform::set_title(std::string{prefix} + std::string{screen_title()} + " · " +
                        std::string{text_of(Text::ServiceName)});
}

const Catalogue& App::catalogue() const {
    const auto& shown = m_screen == Screen::Receipt ? m_stored->evaluation : m_draft.evaluation;
    return *find_catalogue(shown.catalogue_version);
}

Draft App::new_draft() const {
    return {.submission_id = SubmissionId::from_random(random_bytes<16>()),
            .secret = Secret::from_random(random_bytes<16>()),
            .saved_at = phone_now(),
            .evaluation = {.code = m_facts.code,
                           .catalogue_version = newest_catalogue().version,
                           .language = m_language,
                           .agreed_at = phone_now()}};
}

} // namespace zhiping::citizen
