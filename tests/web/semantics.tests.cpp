#include "web/ui/semantics.hpp"
#include "tests/support/json.hpp"

#include <catch_amalgamated.hpp>

using namespace zhiping::ui;
using zhiping::tests::Json;

TEST_CASE("Nodes know what they are inside of") {
    Semantics semantics;
    semantics.begin();
    semantics.open({.id = 1, .role = Role::Main});
    semantics.open({.id = 2, .role = Role::Group});
    semantics.add({.id = 3, .role = Role::Radio});
    semantics.close();
    semantics.add({.id = 4, .role = Role::Paragraph});
    semantics.close();
    const auto nodes = Json::parse(semantics.to_json(0))["nodes"];
    CHECK(nodes[0]["parent"] == -1);
    CHECK(nodes[1]["parent"] == 0);
    CHECK(nodes[2]["parent"] == 1);
    CHECK(nodes[3]["parent"] == 0);
}

TEST_CASE("What is inside of something that may not be operated may not be operated either") {
    Semantics semantics;
    semantics.begin();
    semantics.open({.id = 1, .role = Role::Main, .disabled = true});
    semantics.open({.id = 2, .role = Role::Group});
    semantics.add({.id = 3, .role = Role::Radio});
    semantics.close();
    semantics.close();
    semantics.add({.id = 4, .role = Role::Button});
    const auto nodes = Json::parse(semantics.to_json(0))["nodes"];
    CHECK(nodes[2]["disabled"] == 1);
    CHECK_FALSE(nodes[3].contains("disabled"));
}

TEST_CASE("Whatever a person wrote passes through the document unharmed") {
    Semantics semantics;
    semantics.begin();
    const std::string nasty = "\"\\</script>\n\t\x01 中文 😡 \u2028";
    semantics.add({.id = 1, .role = Role::TextArea, .value = nasty});
    CHECK(Json::parse(semantics.to_json(0))["nodes"][0]["value"] == nasty);
}

TEST_CASE("The document of one frame leaves nothing behind for the next") {
    Semantics semantics;
    semantics.begin();
    semantics.add({.id = 1, .role = Role::Paragraph});
    semantics.begin();
    CHECK(semantics.nodes().empty());
}
