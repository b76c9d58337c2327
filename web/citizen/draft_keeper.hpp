#pragma once

#include "shared/evaluation/draft.hpp"
#include "shared/wire/plain_form.hpp"
#include "web/citizen/setting.hpp"

#include <string_view>

namespace zhiping::citizen {

// The draft, and its keeping on the phone: on every change, under its code and its submission id, so that two tabs do
// not write over each other. Nothing is kept before the instructions are agreed to.
class DraftKeeper {
public:
    explicit DraftKeeper(const Setting&);

    Draft& draft() { return m_draft; } // One object for good, whatever becomes of what is in it.
    const Draft& draft() const { return m_draft; }

    bool is_kept() const { return m_is_kept; } // False once the phone did not allow it.

    // Goes on with what is kept for the code, if anything is.
    void load();

    // With what was filled in before the form was here: it counts as agreed to, as that form says. What cannot go into
    // the kept draft becomes a draft of its own, and the other stays on the phone. Whoever fills in anew wants nothing
    // sent by itself.
    void go_on_with(const wire::PlainForm&);

    void agree();
    void keep();              // If anything has changed.
    void keep_now();          // Whatever has.
    void set_submitted(bool); // Kept at once.
    void forget_kept();       // It goes from the phone; what is filled in stays here.
    void erase();             // Everything; the next one is not agreed to yet.
    void clear();             // Every answer; the next one is as agreed to as this one was.

    // Another id and secret for the same answers. The next time they are kept, it is as another draft.
    void become_another_submission();

    // Whether what another tab has just kept or erased under this key is this draft, which is not on its way. What is
    // stays the same submission, whichever tab sends it: the server stores it once.
    bool is_taken_over(std::string_view key) const;

private:
    Draft new_draft() const;
    void write();

    const Setting& m_setting;
    Draft m_draft;
    Draft m_kept; // As it was last kept.
    bool m_is_kept = true;
};

} // namespace zhiping::citizen
