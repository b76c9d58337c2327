#include "native/outside/wechat/wechat.hpp"

#include <algorithm>

namespace zhiping::outside {

namespace {

using enum WechatConsequence;

// From the pages of code2Session, getStableAccessToken, getPhoneNumber and sendMessage, WeChat's list of global error
// codes, and Tencent Cloud's list for subscribe messages (43107, 43108, 45168, 40038).
constexpr WechatErrorFacts errors[] = {
    {-1, Later, "the system is busy"},
    {40001, NewToken, "the access token, or the secret, is not good"},
    {40002, Final, "the kind of grant is wrong"},
    {40003, Final, "the openid is wrong, or of another mini-program"},
    {40013, Final, "the app id is wrong"},
    {40014, NewToken, "the access token is no token"},
    {40029, BadCode, "the code is wrong or too old"},
    {40037, Final, "there is no such template"},
    {40038, Later, "as many messages of a long-term template as a day may have"},
    {40125, Final, "the secret is wrong"},
    {40163, BadCode, "the code was used"},
    {40164, Final, "this server's address is not on the list of the mini-program"},
    {40226, BadCode, "the user is blocked for being a risk"},
    {40243, Final, "the secret is frozen"},
    {41001, NewToken, "the access token is missing"},
    {41002, Final, "the app id is missing"},
    {41004, Final, "the secret is missing"},
    {41008, BadCode, "the code is missing"},
    {41030, Final, "the page is not in the mini-program that is published"},
    {42001, NewToken, "the access token is too old"},
    {43002, Final, "it has to be posted"},
    {43101, Unwanted, "the user does not want it, or has accepted no more"},
    {43107, Final, "sending is forbidden to the mini-program, or with this template"},
    {43108, Later, "two messages to one user at once"},
    {43116, Final, "the template is limited because it was misused"},
    {44002, Final, "nothing was posted"},
    {45009, Later, "asked as often as a day allows"},
    {45011, Later, "asked too often"},
    {45168, Final, "forbidden words"},
    {47001, Final, "what was posted cannot be read"},
    {47003, Final, "a field is wrong"},
    {48001, Final, "the mini-program may not ask for this"},
    {48004, Final, "asking is forbidden to the mini-program"},
    {50002, Final, "the account is limited"},
    {50004, Final, "the mini-program may have no access token"},
};

} // namespace

WechatErrorFacts facts_of_wechat_error(int code) {
    const auto* const facts =
        std::find_if(std::begin(errors), std::end(errors), [code](const auto& row) { return row.code == code; });
    return facts == std::end(errors) ? WechatErrorFacts{code, Final, "an error that is not known"} : *facts;
}

} // namespace zhiping::outside
