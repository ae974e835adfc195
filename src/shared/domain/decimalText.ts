/** Moves the point of `1.25e-3` so that no exponent is left; undefined where the text is no number. Exact. */
export function expandExponent(text: string): string | undefined {
  const match = /^([+-]?)(\d*)\.?(\d*)(?:e([+-]?\d{1,3}))?$/i.exec(text);
  if (!match || `${match[2]}${match[3]}` === '') return undefined;
  return shiftDecimal(`${match[1]}${match[2]}${match[3] ? `.${match[3]}` : ''}`, Number(match[4] ?? 0));
}

/** Multiplies a plain decimal text by a power of ten without leaving text: ("-13.3603", 4) → "-133603". */
export function shiftDecimal(text: string, places: number): string {
  if (places === 0) return text;
  const sign = /^[+-]/.exec(text)?.[0] ?? '';
  const [whole = '', fraction = ''] = text.slice(sign.length).split('.');
  const digits = whole + fraction;
  const point = whole.length + places;
  const padded =
    point > digits.length ? digits.padEnd(point, '0') : digits.padStart(digits.length - Math.min(point, 0), '0');
  const at = Math.max(point, 0);
  const left = padded.slice(0, at).replace(/^0+(?=\d)/, '') || '0';
  const right = padded.slice(at);
  return `${sign}${left}${right === '' ? '' : `.${right}`}`;
}
