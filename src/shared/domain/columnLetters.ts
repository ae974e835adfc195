/** A column's letters as spreadsheets show them: 0 → A, 26 → AA. */
export function columnLetters(column: number): string {
  const rest = column % 26;
  const before = column < 26 ? '' : columnLetters(Math.floor(column / 26) - 1);
  return before + String.fromCharCode(65 + rest);
}
