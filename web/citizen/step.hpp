#pragma once

#include <cstddef>
#include <string_view>

namespace zhiping::citizen {

enum class Step {
    Stay,
    Agree,
    Leave,
    Next,
    Back,
    ClearDraft,
    Submit,
    StartAgain,
    PauseUpload,
    GoOnUploading,
    MoveUp,
    RemoveEvidence,
    RemoveAgain,
    AskPosition,
    RemovePosition
};

// What the person did on a screen, and to which field when that matters.
struct Did {
    Step step = Step::Stay;
    std::string_view field = {};
    std::size_t index = 0; // Of the evidence.

    Did() = default;
    Did(Step done) : step(done) {}
    Did(Step done, std::string_view at) : step(done), field(at) {}
    Did(Step done, std::size_t which) : step(done), index(which) {}
};

} // namespace zhiping::citizen
