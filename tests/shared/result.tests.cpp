#include "shared/result.hpp"
#include "shared/text/text_ids.hpp"
#include "tests/shared/support.hpp"

#include <memory>

using namespace zhiping;
using namespace zhiping::test;

TEST_CASE("A result holds a value or the reason there is none") {
    const Result<int> value = 7;
    CHECK(value);
    CHECK(*value == 7);
    const Result<int> none = invalid("age", Text::FieldMissing);
    CHECK_FALSE(none);
    CHECK(none.error() == Error{ErrorCode::Invalid, Text::FieldMissing, "age"});
}

TEST_CASE("What follows a result is skipped when there is no value") {
    int calls = 0;
    const auto halve = [&](int number) -> Result<int> {
        ++calls;
        if (number % 2 != 0) return invalid("number", Text::FieldOutOfRange);
        return number / 2;
    };
    CHECK(*Result<int>{8}.and_then(halve).and_then(halve) == 2);
    CHECK(calls == 2);
    CHECK(refusal(Result<int>{6}.and_then(halve).and_then(halve).and_then(halve)) ==
          invalid("number", Text::FieldOutOfRange));
    CHECK(calls == 4);
}

TEST_CASE("A value that can only be moved is moved out of its result") {
    Result<std::unique_ptr<int>> result{std::make_unique<int>(5)};
    const auto pointer = *std::move(result);
    CHECK(*pointer == 5);
}

TEST_CASE("Errors with another code, message or field differ") {
    const Error error{ErrorCode::Invalid, Text::FieldMissing, "a"};
    CHECK(error == invalid("a", Text::FieldMissing));
    CHECK_FALSE(error == invalid("b", Text::FieldMissing));
    CHECK_FALSE(error == invalid("a", Text::FieldWrongType));
    CHECK_FALSE(error == Error{ErrorCode::NotFound, Text::FieldMissing, "a"});
}
