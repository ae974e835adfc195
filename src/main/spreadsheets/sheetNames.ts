const MAX_LENGTH = 31;

/** Gives names that Excel accepts: allowed characters, at most 31 of them, no two alike. */
export function sheetNamer(): (wanted: string) => string {
  const taken = new Set<string>();
  return (wanted) => {
    // an apostrophe would have to be doubled in the print titles, which exceljs does not do
    const base = wanted.replace(/[[\]:*?/\\']/g, ' ').trim() || 'Sheet';
    let name = cut(base, MAX_LENGTH);
    for (let copy = 2; taken.has(name.toLowerCase()); copy += 1) {
      const suffix = ` (${copy})`;
      name = cut(base, MAX_LENGTH - suffix.length) + suffix;
    }
    taken.add(name.toLowerCase());
    return name;
  };
}

function cut(text: string, length: number): string {
  return text
    .slice(0, length)
    .replace(/[\ud800-\udbff]$/, '')
    .trim(); // no half character at the end
}
