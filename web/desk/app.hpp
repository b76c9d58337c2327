#pragma once

#include "web/desk/action_sheet.hpp"
#include "web/desk/address.hpp"
#include "web/desk/administration_screen.hpp"
#include "web/desk/audit_screen.hpp"
#include "web/desk/board_screen.hpp"
#include "web/desk/comments_screen.hpp"
#include "web/desk/counter_screen.hpp"
#include "web/desk/export_sheet.hpp"
#include "web/desk/list_sheets.hpp"
#include "web/desk/own_cases_screen.hpp"
#include "web/desk/person_sheet.hpp"
#include "web/desk/screens.hpp"
#include "web/desk/session.hpp"
#include "web/desk/unread.hpp"
#include "web/desk/worklist.hpp"
#include "web/platform/address.hpp"
#include "web/platform/clock.hpp"
#include "web/platform/frames.hpp"
#include "web/platform/keyboard.hpp"
#include "web/platform/screen.hpp"
#include "web/platform/scrolling.hpp"
#include "web/platform/storage.hpp"
#include "web/platform/tab.hpp"
#include "web/ui/frame_loop.hpp"

#include <map>
#include <string>
#include <vector>

namespace zhiping::desk {

// The desk. Its parts own one thing each and know nothing of screens; this draws them, passes on what the person and
// the page do, and is the only one that changes screens.
class App final : public platform::Guest,
                  public platform::AddressListener,
                  public platform::KeyListener,
                  public platform::ScrollListener,
                  public platform::StorageListener,
                  public platform::TabListener,
                  public platform::WakeListener {
public:
    explicit App(Language);

    void draw(const platform::View&) override;
    bool wants_frame() const override { return m_frames.wants_frame(); }
    void activate(std::uint32_t id) override;
    void change_text(std::uint32_t id, std::string_view text) override;
    void renew_canvas() override { m_canvas.renew(); }
    void go_to(std::string_view query) override;
    bool press_key(std::string_view key) override;
    void scroll(std::uint32_t id, float top) override;
    void show_tab() override;
    void stored_elsewhere(std::string_view key) override;
    void wake() override;

private:
    enum class Sheet { None, Account, Keys, Filters };

    // app.cpp: what is shown.
    void draw_frame(const platform::View&);
    void draw_screen();
    void draw_opening();
    void draw_desk();
    void draw_place();
    void draw_tabs();
    void draw_tab();
    void draw_list();
    void draw_opened();
    void draw_top_bar();
    void draw_sheets();
    void draw_sheet();
    void draw_keys();
    void draw_evidence();
    void want_frames();
    void draw_anew(); // Also what comes into being by it.
    std::string_view said(Message message) const { return text(message, m_language); }
    Tab tab() const;
    Date today() const;
    Instant now() const;
    bool is_case_here() const { return m_opened.state() == OpenedCase::State::Here; }
    bool has_sheet() const;
    bool leads_back() const;
    bool has_right(Right) const; // With what their own unit has.

    // app_steps.cpp: what the person does.
    void take(const SignInStep&);
    void take(const AccountStep&);
    void take(const WorklistStep&);
    void take(const CaseStep&);
    void act(std::monostate) {}
    void act(CloseAccount);
    void act(SignOut);
    void act(EndElsewhere);
    void act(EndSession);
    void act(OpenCase);
    void act(ChooseRow);
    void act(ChooseAll);
    void act(ChooseNone);
    void act(SortBy);
    void act(ScrollRows);
    void act(ClearFilters);
    void act(BeginHandOver);
    void act(ShowFilters);
    void act(CloseCase);
    void act(MoveCase);

    // app_case_steps.cpp: the same, in a case and over it.
    template <typename Step> void take_any(const Step& step) {
        std::visit([&](const auto& did) { act(did); }, step);
    }
    void act(BeginAction);
    void act(SendReply);
    void act(ShowEvidence);
    void act(AskForPerson);
    void act(LeaveAction);
    void act(SendAction);
    void act(CloseEvidence);
    void act(ClosePerson);
    void act(SendReason);
    void act(LeaveHandingOver);
    void act(HandOverChosen);
    void act(LeaveFilters);
    void act(SaveFilter);
    void act(UseFilter);
    void act(RemoveFilter);
    bool take_case_text(std::uint32_t id, std::string_view text);
    bool take_sheet_text(std::uint32_t id, std::string_view text);
    void case_changed();
    void acting_changed();
    void tell_changes();
    void sign_out_if_saved();
    void reply_changed();
    void action_done(const std::string& body);
    void leave_case();
    bool begin_if_possible(CaseAction);

    // app_role_steps.cpp: the tabs that are no lists of cases.
    void draw_comments_tab();
    void draw_own_cases_tab();
    void draw_counter_tab();
    void act(OpenComment);
    void act(ScrollComments);
    void act(MoreComments);
    void act(SendCommentAnswer);
    void act(SendOwnWords);
    void act(MoreOwnCases);
    void act(ReadOut);
    void act(LookUpCode);
    void act(AgreeForPerson);
    void act(ChooseSatisfaction);
    void act(ToggleSituation);
    void act(SubmitForPerson);
    void act(NextPerson);
    bool take_role_text(std::uint32_t id, std::string_view text);
    bool press_comment_key(std::string_view key);
    void act(ReadAgain) { read_again(); }
    void read_again();
    void retry_unread();
    void role_changed();
    void forget_roles();

    // app_board_steps.cpp: the board, and the lists that its numbers lead to.
    TabOwner owner() const;
    void draw_board_tab();
    void act(ShowBoard);
    void act(ShowBoardList);
    void act(SortBoard);
    void act(OpenFinding);
    void act(TurnBoardChart);
    void act(MoreBoardRows);
    void act(MoreFindings);
    void act(BackToBoard);
    void act(RemoveFound);
    bool take_board_text(std::uint32_t id, std::string_view text);
    bool press_board_key(std::string_view key);
    std::string found_words() const; // Which units and rounds a list is of; empty: of no certain ones.
    void return_to_board();
    void board_changed();

    // app_administration_steps.cpp: units, staff and what holds for all.
    void draw_administration_tab();
    void draw_administration_sheets();
    void act(ShowSection);
    void act(ShowChange);
    void act(OpenListed);
    void act(ScrollListed);
    void act(MoreListed);
    void act(FindListed);
    void act(AddListed);
    void act(SaveOpened);
    void act(ToggleRole);
    void act(AddAbsence);
    void act(CancelAbsence);
    void act(MoveAllCases);
    void act(AskFirst);
    void act(LeaveAsked);
    void act(SendAsked);
    void act(CloseShownOnce);
    void show_administered_anew();
    bool take_administered_text(std::uint32_t id, std::string_view text);
    bool press_administration_key(std::string_view key);
    bool move_administered(int rows);
    void administration_changed();

    // app_audit_steps.cpp: what staff did, and lists that become files.
    void draw_audit_tab();
    void draw_export_sheet();
    bool may_export() const; // The list that is shown.
    void act(SearchAudit);
    void act(SearchEverything);
    void act(SearchReceipt);
    void act(MoreAudit);
    void act(ScrollAudit);
    void act(BeginExport);
    void act(LeaveExport);
    void act(StartExport);
    void act(StopExport);
    bool press_audit_key(std::string_view key);
    void audit_changed();
    void exporting_changed();

    // app_steps.cpp: what becomes of it.
    bool press_writing_key();
    void wake_soon();
    void session_changed();
    void begin();
    void show_list();
    void list_changed();
    void announce_list();
    void forget();
    void go_to_tab(Tab);
    void filter_by(Filter);
    void open_case(const ReceiptNumber&);
    void open_what_address_names();
    void speak_other();
    void move_row(int rows);
    bool press_desk_key(std::string_view key);
    bool press_tab_key(std::string_view key);
    bool press_list_key(std::string_view key);
    bool press_case_key(std::string_view key);
    bool press_common_key(std::string_view key);
    bool press_sheet_key(std::string_view key);
    void look_later();
    void look_anew();
    void write_address();
    void say(std::string words);

    Language m_language;
    Api m_api;
    Session m_session;
    Worklist m_list;
    OpenedCase m_opened;
    Colleagues m_colleagues;
    Acting m_acting;
    ReplyEditor m_reply;
    Unmasking m_unmasking;
    HandingOver m_handing_over;
    SavedFilters m_filters;
    Comments m_comments;
    OwnCases m_own_cases;
    Counter m_counter;
    ShownBoard m_board;
    std::string m_board_link; // Of the board, that led to the list.
    Administration m_administration;
    Audit m_audit;
    Exporting m_exporting;
    Counter::State m_counter_state = {};    // As it was drawn last.
    std::string m_filter_name;              // As it is typed.
    std::optional<EvidenceView> m_evidence; // That is looked at.
    int m_seen = 0;                         // Events of the case that is open.
    std::optional<int> m_comments_open;     // As they were counted last.
    bool m_signs_out = false;               // Once what is written is saved.
    Address m_where;
    std::vector<std::string> m_unknown; // Of the address, that nobody knows.
    std::string m_search;               // As it is typed.
    Sheet m_sheet = Sheet::None;
    std::map<std::uint32_t, float> m_scrolled;
    float m_share = 48;             // Of a case's left pane, in hundredths.
    std::string m_said;             // What was done last, at the lower edge.
    std::optional<Tab> m_tab_shown; // As its list was asked for last.
    bool m_has_begun = false;
    bool m_announces = false; // How many are found, once the list is there.
    bool m_was_signed_in = false;
    Date m_day = {};              // On which it looked last.
    std::int64_t m_next_look = 0; // When the desk asks by itself what has changed; seconds since 1970.
    std::string m_last_badge;     // Of who was signed in before: what they saw is not for others.
    ui::FrameLoop m_frames;
    ui::Canvas m_canvas{ui::whole_window};
};

} // namespace zhiping::desk
