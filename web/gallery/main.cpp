#include "web/gallery/gallery.hpp"

using namespace zhiping;

int main() {
    static gallery::Gallery all;
    platform::run(all);
    return 0;
}
