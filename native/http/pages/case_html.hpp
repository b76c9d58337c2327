#pragma once

#include "native/http/pages/action_html.hpp"
#include "shared/evaluation/receipt.hpp"

// A case on the page of its evaluation, as its citizen reads it.
namespace zhiping::http {

// Why it is closed; until when a reply is promised, and why that changed.
Html standing_html(const CitizenCase&, Language);

// What waits for the citizen: a reply to be opened or answered, a question, a finding to contest. Nothing when nothing
// does.
Html waiting_html(const ActionPage&);

// The replies that were opened, the newest first.
Html replies_html(const CitizenCase&, const StoredEvaluation&, Language);

// What has happened, the newest first; above it what comes next.
Html timeline_html(const ActionPage&);

// What the citizen may do besides.
Html more_html(const ActionPage&);

} // namespace zhiping::http
