/** A file's size in KB or MB, one decimal below 10. */
export function sizeText(bytes: number): string {
  const kilo = bytes / 1024;
  if (kilo < 999.5) return `${rounded(kilo)} KB`;
  return `${rounded(kilo / 1024)} MB`;
}

function rounded(value: number): string {
  return value < 10 ? value.toFixed(1).replace(/\.0$/, '') : String(Math.round(value));
}
