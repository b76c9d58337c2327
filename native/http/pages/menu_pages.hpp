#pragma once

#include "native/http/exchange/callers.hpp"
#include "native/http/pages/visit.hpp"
#include "shared/catalogue/module.hpp"

#include <string>

// The ways to a code, for whoever has none at hand to scan.
namespace zhiping::http {

// What can be evaluated, and where else to go. With `code` in the address, as somebody typed it, it leads to the form.
void get_menu_page(Exchange&, const Anyone&);

// The places of a module; with `module`, `city` and `q` in the address.
void get_places_page(Exchange&, const Anyone&);

// A document by its number and the day of issue, for whoever is signed in.
void get_documents_page(Exchange&, const Anyone&);
void post_documents_page(Exchange&, const Anyone&);

// What the law leaves open against a decision.
void get_law_page(Exchange&, const Anyone&);

// Whether most codes of a module are on documents; else they hang at places.
inline constexpr bool is_on_documents(Module module) {
    return module == Module::LawEnforcement || module == Module::AccidentHandling;
}

// "module=service&", for an address.
std::string module_query(Module);

// A page of ours under `path`, in the language and letters of this visit. `query` is ready for an address: "a=b&".
std::string address_at(const Visit&, const std::string& path, const std::string& query = {});

} // namespace zhiping::http
