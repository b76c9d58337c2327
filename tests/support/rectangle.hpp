#pragma once

#include <algorithm>
#include <cmath>

namespace zhiping::tests {

// In CSS pixels of the document.
struct Rectangle {
    float x;
    float y;
    float width;
    float height;

    float right() const { return x + width; }
    float bottom() const { return y + height; }
    float centre_x() const { return x + width / 2; }
    float centre_y() const { return y + height / 2; }

    bool contains(float point_x, float point_y, float error) const {
        return point_x >= x - error && point_x <= right() + error && point_y >= y - error &&
               point_y <= bottom() + error;
    }

    bool is_same_as(const Rectangle& other, float error) const {
        return std::abs(x - other.x) <= error && std::abs(y - other.y) <= error &&
               std::abs(right() - other.right()) <= error && std::abs(bottom() - other.bottom()) <= error;
    }
};

// Whether a person sees the two beside each other: more than half of the lower one's height is common.
inline bool are_in_one_row(const Rectangle& first, const Rectangle& second) {
    const float common = std::min(first.bottom(), second.bottom()) - std::max(first.y, second.y);
    return common > std::min(first.height, second.height) / 2;
}

} // namespace zhiping::tests
