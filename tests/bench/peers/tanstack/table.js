// The big table in React with TanStack Virtual: rows as elements of a table's roles, each drawn anew only when its own
// facts change.
import { useVirtualizer } from "@tanstack/react-virtual";
import { createElement, memo, useCallback, useMemo, useRef, useState } from "react";
import { createRoot } from "react-dom/client";
import { addressOf, columns, countWords, isFound, isLate, makeRows, rowHeight } from "../table_rows.mjs";

const h = createElement;
const rows = makeRows();

const cellOf = (row, { name }) => (name === "receipt" ? h("a", { href: addressOf(row) }, row.receipt) : row[name]);

const Row = memo(({ row, index, top, isTicked, tick }) =>
  h(
    "div",
    { role: "row", className: "row", "aria-rowindex": index + 2, style: { transform: `translateY(${top}px)` } },
    h(
      "div",
      { role: "cell" },
      h("input", {
        type: "checkbox",
        "aria-label": `选择 ${row.receipt}`,
        checked: isTicked,
        onChange: () => tick(row.receipt),
      }),
    ),
    columns.map((column) =>
      h(
        "div",
        { key: column.name, role: "cell", className: column.name === "due" && isLate(row) ? "late" : undefined },
        cellOf(row, column),
      ),
    ),
  ),
);

const sorted = (sort) => {
  if (!sort) return rows;
  const { name, sign } = sort;
  return rows.toSorted((a, b) => (a[name] < b[name] ? -sign : a[name] > b[name] ? sign : 0));
};

const Header = ({ sort, setSort, isAllTicked, tickAll }) =>
  h(
    "div",
    { role: "row", className: "header", "aria-rowindex": 1 },
    h(
      "div",
      { role: "columnheader" },
      h("input", { type: "checkbox", "aria-label": "全选", checked: isAllTicked, onChange: tickAll }),
    ),
    columns.map(({ name, label, sorts }) => {
      const sign = sort?.name === name ? sort.sign : 0;
      const press = () => setSort({ name, sign: sign === 1 ? -1 : 1 });
      return h(
        "div",
        {
          key: name,
          role: "columnheader",
          "aria-sort": ["descending", sorts ? "none" : undefined, "ascending"][sign + 1],
        },
        sorts ? h("button", { type: "button", onClick: press }, label, ["", " ↑", " ↓"].at(sign)) : label,
      );
    }),
  );

const Rows = ({ found, ticked, tick, header }) => {
  const scrolled = useRef(null);
  const virtualizer = useVirtualizer({
    count: found.length,
    getScrollElement: () => scrolled.current,
    estimateSize: () => rowHeight,
  });
  return h(
    "div",
    { role: "table", className: "table", "aria-label": "案件", "aria-rowcount": found.length + 1 },
    header,
    h(
      "div",
      { role: "rowgroup", className: "rows", ref: scrolled },
      h(
        "div",
        { role: "none", style: { height: virtualizer.getTotalSize(), position: "relative" } },
        virtualizer.getVirtualItems().map(({ index, start }) => {
          const row = found[index];
          return h(Row, { key: row.receipt, row, index, top: start, isTicked: ticked.has(row.receipt), tick });
        }),
      ),
    ),
  );
};

const App = () => {
  const [words, setWords] = useState("");
  const [sort, setSort] = useState(null);
  const [ticked, setTicked] = useState(() => new Set());
  const inOrder = useMemo(() => sorted(sort), [sort]);
  const found = useMemo(() => (words ? inOrder.filter((row) => isFound(row, words)) : inOrder), [inOrder, words]);
  const isAllTicked = ticked.size === rows.length;
  const tick = useCallback(
    (receipt) =>
      setTicked((before) => {
        const after = new Set(before);
        if (!after.delete(receipt)) after.add(receipt);
        return after;
      }),
    [],
  );
  const tickAll = () => setTicked(new Set(isAllTicked ? [] : rows.map(({ receipt }) => receipt)));
  const write = ({ target }) => setWords(target.value);
  return h(
    "main",
    null,
    h("input", { id: "search", "aria-label": "查找", placeholder: "回执号或地点", value: words, onChange: write }),
    h("p", { id: "count" }, countWords(found.length)),
    h(Rows, { found, ticked, tick, header: h(Header, { sort, setSort, isAllTicked, tickAll }) }),
  );
};

createRoot(document.getElementById("root")).render(h(App));
