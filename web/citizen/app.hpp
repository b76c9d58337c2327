#pragma once

#include "shared/evaluation/draft.hpp"
#include "shared/evaluation/receipt.hpp"
#include "shared/wire/plain_form.hpp"
#include "web/citizen/screens.hpp"
#include "web/platform/clock.hpp"
#include "web/platform/drawing.hpp"
#include "web/platform/files.hpp"
#include "web/platform/history.hpp"
#include "web/platform/network.hpp"
#include "web/platform/screen.hpp"
#include "web/platform/server_form.hpp"
#include "web/platform/storage.hpp"
#include "web/ui/canvas.hpp"
#include "web/ui/frame_loop.hpp"

#include <optional>
#include <string>
#include <vector>

namespace zhiping::citizen {

// The citizen's form: which screen is shown, the draft, and the submission under way. Only this
// object changes screens.
class App final : public platform::Guest,
                  public platform::HistoryListener,
                  public platform::StorageListener,
                  public platform::WakeListener,
                  public platform::FileListener,
                  public platform::ServerFormListener {
public:
    App(const CodeFacts&, Language);

    bool begin(std::string_view plain_form, std::string_view touched) override;
    void give_back() override;
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
    void renew_canvas() override { m_canvas.renew(); }

private:
    enum class Screen { Instructions, Evaluation, Check, Receipt, Left };

    bool can_show(Screen) const;              // With what has been agreed to and filled in.
    static std::string_view place_of(Screen); // In the browser's history.
    static std::optional<Screen> screen_at(std::string_view place);
    void draw_frame(const platform::View&);
    Did draw_screen();
    void draw_top_bar();
    void take(const Did&);

    void agree();
    void leave();
    void clear();
    void check_and(Step);

    // app_beginning.cpp
    void load_what_is_kept();
    void go_on_with(const wire::PlainForm&);
    Screen first_screen() const;
    void keep_in_plain_form();

    // app_submission.cpp
    void submit();
    void send();
    void read_reply(const platform::HttpReply&);
    void show_receipt(const Receipt&);
    void refuse(const platform::HttpReply&);
    void wait_for_network();
    void stop_waiting();
    void offer_anew();
    void become_another_submission(bool shares_files = false);
    void read_evidence();
    void send_evidence_again(const std::string& reason);
    void wait_after_break(int count); // Until it is tried again.

    // app_evidence.cpp
    void change_evidence(const Did&);
    void remove_evidence(std::size_t index);
    void forget_problems_of_evidence();
    void forget_evidence();
    void refuse_files(int count, Message reason);
    FieldProblem problem_of_evidence(std::size_t index) const;
    void mend_evidence(std::size_t index);
    void wait_for_uploads();
    void go_on_once_uploaded();
    std::string address_of_evidence() const; // Empty when there is none to view.

    void go_to(Screen);
    void show(Screen);
    void go_back(std::string_view field);
    void ask_whether_to_clear();
    void show_problems(std::vector<FieldProblem>);
    void keep_draft();
    void update_title();

    Draft new_draft() const;
    const Catalogue& catalogue() const; // The version that what is shown was made under.
    std::string_view text_of(Message message) const { return text(message, m_language); }

    CodeFacts m_facts;
    Language m_language;
    bool m_elder;
    Screen m_screen = Screen::Instructions;
    Draft m_draft;
    Draft m_kept;                                   // As it was last kept on the phone.
    std::optional<wire::PlainForm> m_in_plain_form; // What the server's form says by now.
    bool m_draft_kept = true;
    std::vector<FieldProblem> m_problems;
    bool m_clearing = false; // Asked for once; the second time it is done.
    bool m_sending = false;
    int m_attempts = 0; // To send it, that nobody answered; while there are any, it is sent again by itself.
    std::optional<Evaluation> m_sent; // As it was submitted last.
    bool m_uploading = false;         // It is submitted once all evidence is uploaded.
    int m_broken_uploads = 0;         // Since anything arrived.
    std::vector<FileRefusal> m_refusals;
    std::optional<FileId> m_removing; // Asked for once; the second time it is done.
    int m_files_coming = 0;           // Chosen, but not offered yet.
    int m_files_unwanted = 0;         // The same, for a draft that is no more; they come first.
    bool m_files_wait = false;        // Files were chosen that cannot be taken before the network is back.
    std::optional<StoredEvaluation> m_stored;
    std::optional<Secret> m_stored_secret; // Of m_stored; none when the tab was not allowed to keep it.
    std::uint32_t m_statement_id = 0;
    ui::FrameLoop m_frames;
    ui::Canvas m_canvas;
    Uploads m_uploads{m_draft}; // Their pictures go before the canvas does.
};

} // namespace zhiping::citizen
