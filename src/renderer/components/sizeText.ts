/** A size in KB, MB or GB, one decimal below 10. */
export function sizeText(bytes: number): string {
  const kilo = bytes / 1024;
  if (kilo < 999.5) return `${rounded(kilo)} KB`;
  const mega = kilo / 1024;
  return mega < 999.5 ? `${rounded(mega)} MB` : `${rounded(mega / 1024)} GB`;
}

function rounded(value: number): string {
  return value < 10 ? value.toFixed(1).replace(/\.0$/, '') : String(Math.round(value));
}
