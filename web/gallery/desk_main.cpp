#include "web/gallery/desk_gallery.hpp"

using namespace zhiping;

int main() {
    static gallery::DeskGallery all;
    platform::listen_to_scrolling(all);
    platform::run(all);
    return 0;
}
