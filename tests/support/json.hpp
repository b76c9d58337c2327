#pragma once

#include <nlohmann/json.hpp>

#include <string>

// JSON as tests read and write it. The library is compiled in json.cpp: in each of fifty files it took a third of the
// time.
namespace zhiping::tests {

using Json = nlohmann::json;
using JsonInput = nlohmann::detail::iterator_input_adapter<std::string::const_iterator>;
using JsonParser = nlohmann::detail::parser<Json, JsonInput>;
using JsonReader = nlohmann::detail::json_sax_dom_parser<Json>;
using JsonFilter = nlohmann::detail::json_sax_dom_callback_parser<Json>;

} // namespace zhiping::tests

#ifndef ZHIPING_JSON // json.cpp says that here is where it is compiled.
#define ZHIPING_JSON extern template
#endif
ZHIPING_JSON class nlohmann::basic_json<>;
ZHIPING_JSON class nlohmann::detail::serializer<zhiping::tests::Json>;
ZHIPING_JSON class nlohmann::detail::lexer<zhiping::tests::Json, zhiping::tests::JsonInput>;
ZHIPING_JSON class nlohmann::detail::parser<zhiping::tests::Json, zhiping::tests::JsonInput>;
ZHIPING_JSON class nlohmann::detail::json_sax_dom_parser<zhiping::tests::Json>;
ZHIPING_JSON class nlohmann::detail::json_sax_dom_callback_parser<zhiping::tests::Json>;
ZHIPING_JSON bool zhiping::tests::JsonParser::sax_parse_internal(zhiping::tests::JsonReader*);
ZHIPING_JSON bool zhiping::tests::JsonParser::sax_parse_internal(zhiping::tests::JsonFilter*);
#undef ZHIPING_JSON
