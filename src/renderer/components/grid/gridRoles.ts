/**
 * The grid's elements are laid out as blocks and flex rows, which takes the meaning of a table away from them; their
 * roles are therefore said aloud. One tab stop serves the whole grid, so cells are not focusable themselves.
 */
export const ROLE = {
  grid: { role: 'grid' },
  group: { role: 'rowgroup' },
  row: { role: 'row' },
  head: { role: 'columnheader' },
  cell: { role: 'gridcell' },
} as const;
