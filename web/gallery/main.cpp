#include "web/gallery/gallery.hpp"

using namespace zhiping;

int main() {
    if (!platform::open_canvas()) return 1;
    static gallery::Gallery all;
    platform::run(all);
    return 0;
}
