#pragma once

#include "shared/cases/actor.hpp"
#include "shared/units/unit.hpp"

#include <array>
#include <vector>

// Who has to do with cases in tests.
namespace zhiping::test {

// A bureau, two detachments, and brigades below them.
inline const std::vector<Unit> province{
    {"420000", {}, Level::Bureau, {"湖北省公安厅交管局", "Hubei Bureau"}},
    {"420100", "420000", Level::Detachment, {"武汉支队", "Wuhan Detachment"}},
    {"420114", "420100", Level::Brigade, {"蔡甸大队", "Caidian Brigade"}},
    {"420115", "420100", Level::Brigade, {"江夏大队", "Jiangxia Brigade"}},
    {"420200", "420000", Level::Detachment, {"黄石支队", "Huangshi Detachment"}},
};

inline Actor staff(Role role, std::string unit_id, std::string name, std::string badge = {}) {
    return {role, std::move(unit_id), {std::move(name), std::move(badge)}};
}

inline const Actor citizen{Role::Citizen};
inline const Actor time_passed{Role::Clock};
inline const Actor handler = staff(Role::Handler, "420114", "承办甲", "1001");
inline const Actor colleague = staff(Role::Handler, "420114", "承办乙", "1002");
inline const Actor brigade_lead = staff(Role::Lead, "420114", "大队负责人", "1003");
inline const Actor reviewer = staff(Role::Handler, "420100", "复核甲", "2001");
inline const Actor detachment_lead = staff(Role::Lead, "420100", "支队负责人", "2002");
inline const Actor bureau_handler = staff(Role::Handler, "420000", "总队甲", "3001");
inline const Actor bureau_lead = staff(Role::Lead, "420000", "总队负责人", "3002");

// Whose conduct the evaluation is about.
inline const Officer named_officer{"王某某", "012345"};

// All of them, and some whom a case of Caidian does not concern or who may not act on it.
inline const std::array everybody{citizen,
                                  time_passed,
                                  handler,
                                  colleague,
                                  brigade_lead,
                                  reviewer,
                                  detachment_lead,
                                  bureau_handler,
                                  bureau_lead,
                                  Actor{Role::Handler, "420114", named_officer},
                                  Actor{Role::Officer, "420114", named_officer},
                                  staff(Role::Lead, "420200", "黄石负责人", "5001"),
                                  staff(Role::Handler, "420115", "江夏甲", "4001"),
                                  staff(Role::Administrator, "420100", "支队管理员", "2003")};

} // namespace zhiping::test
