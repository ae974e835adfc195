import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

let count = 0;

function nextName(): string {
  count += 1;
  return `list${count}.csv`;
}

/** Writes rows as a CSV file and answers its path. Cells with commas, quotes or line breaks are quoted. */
export function writeCsv(dir: string, rows: readonly (readonly (string | number)[])[], name = nextName()): string {
  const path = join(dir, name);
  const cell = (value: string | number) =>
    /[",\n]/.test(String(value)) ? `"${String(value).replaceAll('"', '""')}"` : String(value);
  writeFileSync(path, `\ufeff${rows.map((row) => row.map(cell).join(',')).join('\r\n')}\r\n`);
  return path;
}
