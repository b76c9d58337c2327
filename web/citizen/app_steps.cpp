#include "web/citizen/app.hpp"

#include "shared/text/text_ids.hpp"
#include "web/citizen/evidence_names.hpp"

#include <algorithm>
#include <utility>

// What follows from what the person did and from what happened: which part is told, which screen comes next.
namespace zhiping::citizen {

void App::take(const Did& did) {
    if (did.step == Step::Stay) return;
    const bool asked_to_clear = std::exchange(m_clearing, false);
    m_evidence.forget_question();
    switch (did.step) {
    case Step::Stay: return;
    case Step::Agree: return agree();
    case Step::Leave: return leave();
    case Step::Next:
    case Step::Submit: return check_and(did.step);
    case Step::Back: return go_back(did.field);
    case Step::ClearDraft: return asked_to_clear ? clear() : ask_whether_to_clear();
    case Step::StartAgain: return go_to(Screen::Instructions);
    case Step::PauseUpload:
    case Step::GoOnUploading:
    case Step::MoveUp:
    case Step::RemoveEvidence:
    case Step::RemoveAgain: return change_evidence(did);
    case Step::AskPosition: return ask_position();
    case Step::RemovePosition: return remove_position();
    }
}

void App::agree() {
    m_keeper.agree();
    m_evidence.begin_once_agreed();
    go_to(Screen::Evaluation);
}

void App::leave() {
    m_submitter.abandon();
    m_evidence.forget_all(false);
    m_keeper.erase();
    go_to(Screen::Left);
}

void App::ask_whether_to_clear() {
    m_clearing = true;
    platform::move_focus(m_canvas.id_of(clear_again));
    want_frames();
}

void App::clear() {
    m_submitter.abandon();
    m_evidence.forget_all(false);
    m_keeper.clear();
    go_to(Screen::Evaluation);
    platform::announce(m_setting.words(Text::DraftCleared));
}

void App::check_and(Step step) {
    if (is_being_sent(m_submitter.state())) return;
    drop_what_does_not_count(evaluation());
    if (auto problems = all_problems(); !problems.empty()) return show_problems(std::move(problems));
    if (step == Step::Next) return go_to(Screen::Check);
    m_submitter.submit();
}

std::vector<Error> App::answer_problems() const {
    return find_problems(m_keeper.draft().evaluation, m_setting.facts.module, number_need(m_setting.facts));
}

std::vector<FieldProblem> App::all_problems() const {
    std::vector<FieldProblem> problems;
    for (const auto& error : answer_problems())
        problems.push_back({error.field, std::string{m_setting.words(error.message)}});
    if (auto problem = m_evidence.find_problem()) problems.push_back(*std::move(problem));
    return problems;
}

void App::go_back(std::string_view field) {
    m_submitter.go_back();
    go_to(Screen::Evaluation);
    const auto target = target_of(m_canvas, field, evaluation(), catalogue().of(m_setting.facts.module));
    if (target) platform::move_focus(target);
}

void App::go_to(Screen screen) {
    m_place.go_to(screen);
    want_frames();
}

void App::show_problems(std::vector<FieldProblem> problems) {
    m_place.show_problems(std::move(problems), m_canvas.id_of("errors"));
    want_frames();
}

void App::return_to(std::string_view place) {
    const auto screen = find_screen(place);
    const auto state = m_submitter.state();
    if (state == SubmissionState::Sending) return m_place.stay_ahead();
    if (state == SubmissionState::Stored || !screen || !can_show(*screen)) return m_place.stay();
    m_submitter.go_back();
    m_place.return_to(*screen);
    want_frames();
}

void App::wake() {
    m_submitter.wake();
    m_evidence.retry();
    want_frames();
}

void App::stored_elsewhere(std::string_view key) {
    if (!m_keeper.is_taken_over(key)) return;
    m_keeper.become_another_submission();
    m_evidence.begin_anew(true);
    m_keeper.keep_now();
}

void App::follow_submission() {
    switch (m_submitter.state()) {
    case SubmissionState::FillingIn: return want_frames();
    case SubmissionState::Sending:
    case SubmissionState::SendingAgain: m_place.forget_problems(); return want_frames();
    case SubmissionState::WaitingForUploads: return go_to(Screen::Check);
    case SubmissionState::WaitingForNetwork: return m_submitter.attempts() == 1 ? go_to(Screen::Check) : want_frames();
    case SubmissionState::Stored: return show_receipt();
    case SubmissionState::Refused: return show_refusal(m_submitter.refusal());
    }
}

void App::show_receipt() {
    m_evidence.forget_all(true);
    m_keeper.erase();
    go_to(Screen::Receipt);
}

void App::show_refusal(const SubmissionRefusal& refusal) {
    const auto& [kind, problem] = refusal;
    const bool is_there = m_place.screen() == Screen::Evaluation;
    if (kind == RefusalKind::ArrivedBefore) offer_anew();
    if (kind == RefusalKind::Evidence) m_evidence.begin_anew();
    if (kind == RefusalKind::Evidence || (!problem.field.empty() && !is_there)) go_to(Screen::Evaluation);
    show_problems({problem});
}

// The answers stay, as another submission.
void App::offer_anew() {
    m_keeper.forget_kept();
    m_keeper.become_another_submission();
    m_evidence.begin_anew();
    m_keeper.keep_now();
}

// Photos and videos ----------------------------------------------------------------------------

void App::choose_files(int count) {
    m_place.forget_problems_at(field::evidence);
    m_evidence.expect(count);
    want_frames();
}

void App::files_wait() {
    m_evidence.wait_for_network();
    want_frames();
}

void App::offer_file(const platform::OfferedFile& offered) {
    if (!m_evidence.take(offered, find_chosen_again(offered.input))) return return_for_refused_files();
    m_keeper.keep(); // Nothing is drawn while the page is hidden.
    go_on_once_uploaded();
    want_frames();
}

void App::files_lost() {
    if (m_evidence.lose()) return_for_refused_files();
}

// Nothing is submitted without them before the person knows.
void App::return_for_refused_files() {
    want_frames();
    if (m_submitter.state() != SubmissionState::WaitingForUploads) return;
    go_back(field::evidence);
}

void App::hear_of_file(const platform::FileNews& news) {
    m_evidence.hear(news);
    m_keeper.keep();
    go_on_once_uploaded();
    want_frame();
}

void App::show_thumbnail(std::string_view file, const platform::Pixels& pixels) {
    m_evidence.show_thumbnail(file, pixels);
    want_frame();
}

void App::change_evidence(const Did& did) {
    m_place.forget_problems_at(field::evidence);
    m_evidence.forget_refusals();
    platform::move_focus(m_canvas.id_of(m_evidence.change(did)));
    want_frames();
}

// Where it was ---------------------------------------------------------------------------------

void App::ask_position() {
    m_place.forget_problems_at(field::position);
    m_positioning.ask();
    tell_of_position();
}

void App::remove_position() {
    m_positioning.remove(evaluation().where);
    platform::move_focus(m_canvas.id_of(field::position));
    want_frames();
}

void App::take_position(const platform::MeasuredPosition& measured) {
    m_positioning.take(measured, evaluation().where);
    m_keeper.keep();
    tell_of_position();
}

void App::miss_position(platform::PositionProblem problem) {
    m_positioning.miss(problem);
    tell_of_position();
}

void App::tell_of_position() {
    platform::announce(position_words(m_positioning, evaluation().where, m_setting.language));
    want_frames();
}

// What only the person can mend keeps the submission from waiting.
void App::go_on_once_uploaded() {
    if (m_submitter.state() != SubmissionState::WaitingForUploads) return;
    auto problem = m_evidence.find_problem();
    if (!problem) return m_submitter.go_on_once_uploaded();
    m_submitter.go_back();
    go_to(Screen::Evaluation);
    show_problems({*std::move(problem)});
}

// The file that has to be chosen again at this input.
std::optional<std::size_t> App::find_chosen_again(std::uint32_t input) const {
    const auto& all = m_evidence.uploads().chosen();
    const auto found = std::find_if(all.begin(), all.end(), [&](const ChosenEvidence& chosen) {
        return m_canvas.id_of(again_name(chosen.file)) == input;
    });
    if (found == all.end()) return std::nullopt;
    return static_cast<std::size_t>(found - all.begin());
}

} // namespace zhiping::citizen
