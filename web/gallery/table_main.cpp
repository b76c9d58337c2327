#include "web/gallery/big_table.hpp"

using namespace zhiping;

int main() {
    static gallery::BigTable table;
    platform::listen_to_scrolling(table);
    platform::run(table);
    return 0;
}
