#pragma once

#include "web/citizen/field_problem.hpp"
#include "web/citizen/setting.hpp"
#include "web/citizen/step.hpp"
#include "web/citizen/uploads.hpp"
#include "web/platform/drawing.hpp"
#include "web/platform/files.hpp"

#include <optional>
#include <span>
#include <string>
#include <vector>

namespace zhiping::citizen {

// So many of the files that were chosen last are not there, for this reason; the first of them by name, but for those
// that were never read.
struct FileRefusal {
    static constexpr std::size_t max_names = 3;

    Message reason;
    int count;
    std::vector<std::string> names;
};

// A line for each reason.
std::string words_of(std::span<const FileRefusal>, Language);

// The photos and videos of a draft: chosen and still being read, refused, on their way to the server, held. It tells
// the person what happens to them, and tries again what the network broke.
class EvidenceFiles {
public:
    EvidenceFiles(const Setting& setting, Draft& draft) : m_setting(setting), m_uploads(draft) {}

    void begin() { m_uploads.begin(); }
    void begin_once_agreed() { m_uploads.begin_once_agreed(); }

    // The person chose so many: take() comes for each, in the order of choosing.
    void expect(int count);
    void wait_for_network(); // None of them can be taken before it is back.
    bool lose();             // Nor then. False when none was expected.

    // False when it was refused; `instead` of one that has to be chosen again.
    bool take(const platform::OfferedFile&, std::optional<std::size_t> instead);

    void hear(const platform::FileNews&);
    void show_thumbnail(std::string_view file, const platform::Pixels& pixels) {
        m_uploads.show_thumbnail(file, pixels);
    }
    void retry(); // What the network broke.

    // Does what the person pressed; returns the name of what the focus goes to.
    std::string change(const Did&);
    void go_on_with_all() { m_uploads.go_on_with_all(); }
    void forget_question() { m_removing.reset(); } // Whether to remove one: something else was done.
    void forget_refusals() { m_refusals.clear(); }

    // None of it is wanted any more, what is still being read neither; on the server only what was not submitted.
    void forget_all(bool was_submitted);

    // Everything is sent once more, as Uploads says.
    void begin_anew(bool shared = false) { m_uploads.begin_anew(shared); }

    bool are_held() const { return m_uploads.are_held() && m_coming == 0; }

    // Of the first that only the person can mend; it leads to what mends it.
    std::optional<FieldProblem> find_problem() const;

    std::string list_held() const; // Name and size of each that the server holds, a line each.

    const Uploads& uploads() const { return m_uploads; }
    std::span<const FileRefusal> refusals() const { return m_refusals; }
    int coming() const { return m_coming; } // Chosen, and being read.
    bool is_waiting() const { return m_is_waiting; }
    bool is_asking_to_remove(const ChosenFileId& file) const { return m_removing == file; }

private:
    void refuse(int count, Message reason, std::string_view name = {});
    std::string remove(std::size_t index);

    const Setting& m_setting;
    Uploads m_uploads;
    std::vector<FileRefusal> m_refusals;
    std::optional<ChosenFileId> m_removing; // Asked for once; the second time it is done.
    int m_coming = 0;
    int m_unwanted = 0; // Coming for a draft that is no more; they come first.
    bool m_is_waiting = false;
    int m_breaks = 0; // Of uploads since anything arrived.
};

} // namespace zhiping::citizen
