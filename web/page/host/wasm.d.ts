// What em++ makes of a program; web/CMakeLists.txt says of which. What it exports, its parts know.
declare module "program.js" {
  export default function create<Exports>(options: Record<string, unknown>): Promise<Exports>;
}
