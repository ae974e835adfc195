/** What a number format makes of a serial number. An elapsed time ([h]:mm) stays a number. */
export type FormatKind = 'number' | 'date' | 'time';

/**
 * Formats that the file does not spell out because every Excel knows them.
 * @source ECMA-376 part 1, 18.8.30 (numFmt), with the zh-CN and zh-TW tables for 27–36 and 50–58
 */
const BUILT_IN: ReadonlyMap<number, FormatKind> = new Map([
  ...ids(14, 17, 'date'),
  ...ids(18, 21, 'time'),
  ...ids(22, 22, 'date'),
  ...ids(27, 31, 'date'),
  ...ids(32, 35, 'time'),
  ...ids(36, 36, 'date'),
  ...ids(45, 45, 'time'),
  ...ids(47, 47, 'time'),
  ...ids(50, 54, 'date'),
  ...ids(55, 56, 'time'),
  ...ids(57, 58, 'date'),
]);

function ids(from: number, to: number, kind: FormatKind): [number, FormatKind][] {
  return Array.from({ length: to - from + 1 }, (_, offset) => [from + offset, kind]);
}

/** The kind of a format id for which the file gives no code. */
export function builtInKind(id: number): FormatKind {
  return BUILT_IN.get(id) ?? 'number';
}

const kinds = new Map<string, FormatKind>();

/** The kind of a format code, judged by its first section (the one for positive numbers, as all dates are). */
export function formatKind(code: string): FormatKind {
  const known = kinds.get(code);
  if (known) return known;
  const kind = judge(code);
  if (kinds.size < 10_000) kinds.set(code, kind);
  return kind;
}

function judge(code: string): FormatKind {
  if (/\[(h+|m+|s+)\]/i.test(withoutLiterals(code))) return 'number';
  const section = withoutLiterals(code).split(';')[0] ?? '';
  const plain = section
    .replace(/\[[^\]]*\]/g, '') // colours, locales, conditions
    .replace(/g\/[^;]*|general/gi, '') // "General" in any language is G/ and that language's word
    .replace(/e[+-]/gi, '') // exponents
    .replace(/am\/pm|a\/p/gi, 'h')
    .toLowerCase();
  if (/[yd]|e|g|aaa|b[12]/.test(plain)) return 'date';
  if (/[hs]/.test(plain)) return 'time';
  return /m/.test(plain) ? 'date' : 'number';
}

/** Takes away quoted text and the characters after `\`, `_` and `*`, none of which is part of the pattern. */
function withoutLiterals(code: string): string {
  return code.replace(/"[^"]*"?|\\.|_.|\*./gs, '');
}
