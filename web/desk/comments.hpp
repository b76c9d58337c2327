#pragma once

#include "shared/comments/comment.hpp"
#include "web/desk/api.hpp"

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace zhiping::desk {

// An answer to a comment as it is being written.
struct CommentDraft {
    std::optional<CommentOutcome> outcome = {}; // Never preselected.
    std::string words = {};
    std::string outcome_problem = {};
    std::string words_problem = {};
    std::string problem = {}; // Of all of it.
    bool is_sending = false;

    bool is_written() const { return outcome || !words.empty(); }
};

// The comments of a unit, which of them is open, and the answers to them that are being written. What is written stays
// until it is sent, whatever else is opened.
class Comments {
public:
    enum class State { Reading, Here, Failed };

    // `changed` is called when anything is to be drawn anew.
    Comments(Api& api, std::function<void()> changed) : m_api(api), m_changed(std::move(changed)) {}

    void show(std::string_view unit_id); // Asks the first time, and where it failed; what is there stays as it is.
    void refresh();                      // The first page. What is there stays until the answer comes.
    void show_more();                    // The next page.
    void show_answered_too(bool);
    void lose_answer(); // None comes any more: whoever was signed in is not, or is again.
    void forget();

    State state() const { return m_state; }
    const std::string& problem() const { return m_problem; }
    const std::vector<Comment>& items() const { return m_items; }
    bool has_more() const { return m_next.has_value(); }
    bool shows_answered_too() const { return m_answered_too; }

    void open(std::size_t row);
    bool move(int rows);                        // Opens the one that many rows on; false where there is none.
    std::optional<std::size_t> current() const; // The row of the one that is open, while it is in the list.
    const Comment* opened() const { return m_opened ? &*m_opened : nullptr; }

    const CommentDraft& draft() const; // Of the one that is open; empty where none is written.
    void choose(std::optional<CommentOutcome>);
    void write(std::string_view words);
    void send();

    std::string take_said() { return std::exchange(m_said, {}); } // What was done; once.

private:
    void ask_for_page(const std::string& after);
    void take_page(const Answer&, bool is_next);
    void take_sent(const ReceiptNumber&, const Answer&);
    void take_refusal(CommentDraft&, const Answer&);
    void put(const Comment&);
    CommentDraft* open_draft();

    Api& m_api;
    std::function<void()> m_changed;
    State m_state = State::Reading;
    std::string m_problem;
    std::string m_unit_id; // Empty: nothing has been asked for.
    bool m_answered_too = false;
    std::vector<Comment> m_items;
    std::optional<std::string> m_next;
    std::uint32_t m_asked = 0; // How often: only the answer to the last question counts.
    std::uint32_t m_begun = 0; // How often it was forgotten: what was sent before is nobody's.
    std::optional<Comment> m_opened;
    std::map<std::string, CommentDraft, std::less<>> m_drafts; // By receipt number.
    std::string m_said;
};

} // namespace zhiping::desk
