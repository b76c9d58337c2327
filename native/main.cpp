#include "native/command_line/run.hpp"

int main(int argc, char** argv) {
    const zhiping::outside::SystemClock clock;
    zhiping::outside::SystemRandom random;
    return zhiping::command_line::run(argc, argv, {clock, random});
}
