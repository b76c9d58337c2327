#include "native/command_line/run.hpp"

int main(int argc, char** argv) { return zhiping::command_line::run(argc, argv); }
