#pragma once

#include "web/citizen/draft_keeper.hpp"
#include "web/citizen/evidence_files.hpp"
#include "web/citizen/place.hpp"
#include "web/citizen/plain_form_copy.hpp"
#include "web/citizen/positioning.hpp"
#include "web/citizen/screens.hpp"
#include "web/citizen/setting.hpp"
#include "web/citizen/submitter.hpp"
#include "web/platform/clock.hpp"
#include "web/platform/drawing.hpp"
#include "web/platform/files.hpp"
#include "web/platform/history.hpp"
#include "web/platform/position.hpp"
#include "web/platform/screen.hpp"
#include "web/platform/server_form.hpp"
#include "web/platform/storage.hpp"
#include "web/ui/canvas.hpp"
#include "web/ui/frame_loop.hpp"

#include <optional>
#include <string>
#include <vector>

namespace zhiping::citizen {

// The citizen's form. Its parts own one thing each and know nothing of screens; this draws them, passes on what the
// person and the page do, and is the only one that changes screens.
class App final : public platform::Guest,
                  public platform::HistoryListener,
                  public platform::StorageListener,
                  public platform::WakeListener,
                  public platform::FileListener,
                  public platform::PositionListener,
                  public platform::ServerFormListener,
                  private SubmissionListener {
public:
    App(const CodeFacts&, Language);

    bool begin(std::string_view plain_form, std::string_view touched) override;
    void sign_in(std::string_view name, std::string_view phone) override;
    void save_answers() override;
    void draw(const platform::View&) override;
    bool wants_frame() const override { return m_frames.wants_frame(); }
    void activate(std::uint32_t id) override;
    void change_text(std::uint32_t id, std::string_view text) override;
    void return_to(std::string_view place) override;
    void wake() override;
    void stored_elsewhere(std::string_view key) override;
    void offer_file(const platform::OfferedFile&) override;
    void hear_of_file(const platform::FileNews&) override;
    void show_thumbnail(std::string_view file, const platform::Pixels&) override;
    void choose_files(int count) override;
    void files_wait() override;
    void files_lost() override;
    void take_position(const platform::MeasuredPosition&) override;
    void miss_position(platform::PositionProblem) override;
    void renew_canvas() override { m_canvas.renew(); }

private:
    // app.cpp: what is shown.
    void draw_frame(const platform::View&);
    Did draw_screen();
    void draw_top_bar();
    void switch_language(Language);
    void switch_elder_mode();
    void want_frames();
    void want_frame();
    void update_title();
    std::string_view screen_title() const;
    bool can_show(Screen) const; // With what has been agreed to and filled in.
    Screen first_screen() const;
    const Catalogue& catalogue() const; // The version that what is shown was made under.
    Evaluation& evaluation() { return m_keeper.draft().evaluation; }

    // app_steps.cpp: what follows from what happened.
    void take(const Did&);
    void agree();
    void leave();
    void clear();
    void ask_whether_to_clear();
    void check_and(Step);
    std::vector<FieldProblem> all_problems() const;
    std::vector<Error> answer_problems() const; // Without those of the evidence.
    void go_back(std::string_view field);
    void go_to(Screen);
    void show_problems(std::vector<FieldProblem>);
    void follow_submission() override;
    void show_receipt();
    void show_refusal(const SubmissionRefusal&);
    void offer_anew();
    void change_evidence(const Did&);
    void ask_position();
    void remove_position();
    void tell_of_position();
    void return_for_refused_files();
    void go_on_once_uploaded();
    std::optional<std::size_t> find_chosen_again(std::uint32_t input) const;

    Setting m_setting;
    bool m_elder;
    const bool m_in_shell = platform::is_in_shell();
    Place m_place;
    DraftKeeper m_keeper{m_setting};
    PlainFormCopy m_plain_form;
    bool m_clearing = false; // Asked for once; the second time it is done.
    std::uint32_t m_statement_id = 0;
    std::uint32_t m_position_words_id = 0;
    std::uint32_t m_document_number_id = 0;
    Positioning m_positioning;
    ui::FrameLoop m_frames;
    ui::Canvas m_canvas;
    EvidenceFiles m_evidence{m_setting, m_keeper.draft()}; // Its pictures go before the canvas does.
    Submitter m_submitter{m_setting, m_keeper, m_evidence, *this};
};

} // namespace zhiping::citizen
