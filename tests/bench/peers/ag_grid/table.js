// The big table in AG Grid Community, with the modules that it needs and no others.
import {
  CellStyleModule,
  ClientSideRowModelModule,
  createGrid,
  ExternalFilterModule,
  ModuleRegistry,
  RowApiModule,
  RowSelectionModule,
  themeQuartz,
} from "ag-grid-community";
import { addressOf, columns, countWords, isFound, isLate, makeRows, rowHeight } from "../table_rows.mjs";

ModuleRegistry.registerModules([
  CellStyleModule,
  ClientSideRowModelModule,
  ExternalFilterModule,
  RowApiModule, // How many are found.
  RowSelectionModule,
]);

const search = document.getElementById("search");
const count = document.getElementById("count");
const rows = makeRows();
let words = "";

const link = ({ data }) => {
  const element = document.createElement("a");
  element.href = addressOf(data);
  element.textContent = data.receipt;
  return element;
};

const columnOf = ({ name, label, least, share, sorts }) => ({
  field: name,
  headerName: label,
  sortable: sorts,
  width: least,
  ...(share > 0 && { minWidth: least, flex: share }),
  ...(name === "receipt" && { cellRenderer: link }),
  ...(name === "due" && { cellClassRules: { late: ({ data }) => isLate(data) } }),
});

const grid = createGrid(document.getElementById("table"), {
  theme: themeQuartz.withParams({ rowHeight, headerHeight: rowHeight }),
  columnDefs: columns.map(columnOf),
  rowData: rows,
  getRowId: ({ data }) => data.receipt,
  rowSelection: { mode: "multiRow" },
  animateRows: false,
  isExternalFilterPresent: () => words !== "",
  doesExternalFilterPass: ({ data }) => isFound(data, words),
  onModelUpdated: ({ api }) => {
    count.textContent = countWords(api.getDisplayedRowCount());
  },
});

search.addEventListener("input", () => {
  words = search.value;
  grid.onFilterChanged();
});
