#pragma once

#include <string>

namespace zhiping::tests {

// Whether WeChat takes a value for a field such as "thing2", by the table of limits on its page of sendMessage.
bool is_wechat_value(const std::string& field, const std::string& value);

} // namespace zhiping::tests
