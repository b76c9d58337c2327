#pragma once

#include "native/store/notice_sending.hpp"
#include "native/store/store.hpp"

// How notices stand, for the operator: nothing of a person, and no number of an evaluation.
namespace zhiping::app {

inline constexpr std::int64_t max_listed_troubles = 10;

struct NoticesListed {
    std::vector<store::NoticeCount> counts;
    std::vector<store::NoticeTrouble> troubles; // The newest first.
};
NoticesListed list_notices(store::Store&);

} // namespace zhiping::app
