// The rows of the big table, for both peers: the same as web/gallery/big_rows.cpp makes. The bench compares them.

export const rowCount = 100_000;
export const rowHeight = 36; // Of a desk's table.

// As the worklist has them (web/desk/worklist_screen.cpp).
export const columns = [
  { name: "receipt", label: "回执号", least: 212, share: 0, sorts: true },
  { name: "due", label: "时限", least: 96, share: 0, sorts: true },
  { name: "unit", label: "单位", least: 120, share: 1, sorts: true },
  { name: "status", label: "状态", least: 84, share: 0, sorts: true },
  { name: "marks", label: "提示", least: 96, share: 1, sorts: false },
  { name: "situations", label: "情形", least: 160, share: 3, sorts: false },
  { name: "place", label: "地点", least: 140, share: 2, sorts: true },
  { name: "handler", label: "承办人", least: 88, share: 0, sorts: true },
  { name: "received", label: "收到", least: 84, share: 0, sorts: true },
  { name: "module", label: "业务", least: 96, share: 0, sorts: true },
];

const dues = ["逾期 1 天", "今天到期", "还有 1 天", "还有 2 天", "还有 3 天"];
const units = ["蔡甸大队", "江岸大队", "洪山大队", "武昌大队", "汉阳大队", "东西湖大队"];
const statuses = ["待核查", "核查中", "待审批", "已答复", "待复核", "已办结"];
const marks = ["已逾期", "", "", "已催办", "", ""];
const situations = ["态度粗暴、用语不文明", "没有违法行为却被处罚", "无故扣车", "不听当事人陈述申辩", "执法不公"];
const roads = ["汉阳大道", "建设大道", "解放大道", "珞喻路", "中山大道", "雄楚大道", "友谊大道", "二七路"];
const handlers = ["王强", "李静", "陈晨", "赵敏", "—"];
const modules = ["执法", "事故处理", "车驾管"];
const days = 30;

// Numerical Recipes' generator of 32 bits: the same in every language.
export const makeRows = () => {
  let state = 24;
  const pick = (count) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return (state >>> 16) % count;
  };
  return Array.from({ length: rowCount }, (_, number) => ({
    receipt: `ZP-20261122-${String(number + 1).padStart(8, "0")}`,
    due: dues[pick(dues.length)],
    unit: units[pick(units.length)],
    status: statuses[pick(statuses.length)],
    marks: marks[pick(marks.length)],
    situations: situations[pick(situations.length)],
    place: `${roads[pick(roads.length)]} ${pick(900) + 1} 号`,
    handler: handlers[pick(handlers.length)],
    received: `11月${pick(days) + 1}日`,
    module: modules[pick(modules.length)],
  }));
};

export const isLate = (row) => row.due === dues[0];
export const isFound = (row, words) => row.receipt.includes(words) || row.place.includes(words);
export const addressOf = (row) => `?case=${row.receipt}`;
export const countWords = (count) => `共 ${count} 件`;
