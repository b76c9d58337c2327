#pragma once

#include "native/http/exchange/callers.hpp"

// What can be done on pages alone, without any script: open a code, evaluate, read the receipt; and the files that
// pages load.
namespace zhiping::http {

void get_evaluate_page(Exchange&, const CodeHolder&);
void post_form(Exchange&, const CodeHolder&);
void get_receipt_page(Exchange&, const PageHolder&);
void post_action(Exchange&, const PageHolder&);
void post_person(Exchange&, const PageHolder&);
void get_my_page(Exchange&, const Anyone&);
void get_my_export(Exchange&, const Anyone&);
void post_my_page(Exchange&, const Anyone&);
void get_messages(Exchange&, const Anyone&);
void get_gallery(Exchange&, const Anyone&);
void get_desk_gallery(Exchange&, const Anyone&);
void get_asset(Exchange&, const Anyone&);

} // namespace zhiping::http
