#include "web/gallery/big_rows.hpp"

#include <algorithm>
#include <iterator>
#include <numeric>

namespace zhiping::gallery {

namespace {

constexpr std::size_t receipt_column = 0;
constexpr std::size_t due_column = 1;
constexpr std::size_t place_column = 6;

constexpr std::array<std::string_view, 5> dues{"逾期 1 天", "今天到期", "还有 1 天", "还有 2 天", "还有 3 天"};
constexpr std::array<std::string_view, 6> units{"蔡甸大队", "江岸大队", "洪山大队",
                                                "武昌大队", "汉阳大队", "东西湖大队"};
constexpr std::array<std::string_view, 6> statuses{"待核查", "核查中", "待审批", "已答复", "待复核", "已办结"};
constexpr std::array<std::string_view, 6> marks{"已逾期", "", "", "已催办", "", ""};
constexpr std::array<std::string_view, 5> situations{"态度粗暴、用语不文明", "没有违法行为却被处罚", "无故扣车",
                                                     "不听当事人陈述申辩", "执法不公"};
constexpr std::array<std::string_view, 8> roads{"汉阳大道", "建设大道", "解放大道", "珞喻路",
                                                "中山大道", "雄楚大道", "友谊大道", "二七路"};
constexpr std::array<std::string_view, 5> handlers{"王强", "李静", "陈晨", "赵敏", "—"};
constexpr std::array<std::string_view, 3> modules{"执法", "事故处理", "车驾管"};
constexpr std::uint32_t days = 30;

// Numerical Recipes' generator of 32 bits: the same in every language.
class Picks {
public:
    std::uint32_t number(std::uint32_t count) {
        m_state = m_state * 1664525u + 1013904223u;
        return (m_state >> 16) % count;
    }

    template <std::size_t size> std::string_view one_of(const std::array<std::string_view, size>& words) {
        return words[number(size)];
    }

private:
    std::uint32_t m_state = 24;
};

std::string receipt_of(std::size_t number) {
    const auto digits = std::to_string(number + 1);
    return "ZP-20261122-" + std::string(8 - digits.size(), '0') + digits;
}

std::string place_of(Picks& picks) {
    const std::string road{picks.one_of(roads)};
    return road + " " + std::to_string(picks.number(900) + 1) + " 号";
}

} // namespace

BigRows::BigRows() {
    Picks picks;
    m_rows.reserve(count);
    for (std::size_t number = 0; number < count; ++number)
        m_rows.push_back({keep(receipt_of(number)), picks.one_of(dues), picks.one_of(units), picks.one_of(statuses),
                          picks.one_of(marks), picks.one_of(situations), keep(place_of(picks)), picks.one_of(handlers),
                          keep("11月" + std::to_string(picks.number(days) + 1) + "日"), picks.one_of(modules)});
}

bool BigRows::is_late(std::size_t number) const { return cells(number)[due_column] == dues[0]; }

std::vector<std::uint32_t> BigRows::in_order(const std::optional<ui::TableSort>& sort) const {
    std::vector<std::uint32_t> numbers(count);
    std::iota(numbers.begin(), numbers.end(), 0);
    if (!sort) return numbers;
    const bool is_up = sort->direction == ui::Direction::Ascending;
    std::stable_sort(numbers.begin(), numbers.end(), [&](std::uint32_t a, std::uint32_t b) {
        const auto &first = cells(a)[sort->column], &second = cells(b)[sort->column];
        return is_up ? first < second : second < first;
    });
    return numbers;
}

std::vector<std::uint32_t> BigRows::found(std::span<const std::uint32_t> numbers, std::string_view words) const {
    std::vector<std::uint32_t> kept;
    std::copy_if(numbers.begin(), numbers.end(), std::back_inserter(kept), [&](std::uint32_t number) {
        const auto has_words = [&](std::size_t column) {
            return cells(number)[column].find(words) != std::string_view::npos;
        };
        return has_words(receipt_column) || has_words(place_column);
    });
    return kept;
}

} // namespace zhiping::gallery
