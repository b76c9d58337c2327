#pragma once

#include "shared/text/text.hpp"
#include "web/citizen/step.hpp"
#include "web/citizen/uploads.hpp"

#include <span>
#include <string>
#include <string_view>
#include <vector>

// How photos and videos are called: by the person, and by what operates them on the screen.
namespace zhiping::citizen {

// In the order of the list.
std::vector<EvidenceFormat> formats_of(const Uploads&);

// "照片 1"; each kind is counted by itself.
std::string name_of_evidence(const Uploads&, std::size_t index, Language);

// How many photos and videos: "照片 2 张，视频 1 段".
std::string count_evidence(std::span<const EvidenceFormat>, Language);

// Where the focus goes when something is wrong with the evidence as a whole.
inline constexpr std::string_view first_file_input = "evidence.photo";

// The name of the row in which a file is listed.
std::string row_name(const ChosenFileId&);

// The name of the button that does this with a file. Each has its own, so that the second tap of a double tap finds
// another button.
std::string action_name(const ChosenFileId&, Step);

// The name of the input at which this file is chosen once more.
std::string again_name(const ChosenFileId&);

} // namespace zhiping::citizen
