#define ZHIPING_JSON template
#include "tests/support/json.hpp"
