/** The command line itself is wrong: the JSON does not parse, a number is none. */
export class WrongUsage extends Error {
  override readonly name = 'WrongUsage';
}

/** A seed: any whole number up to nine digits. @throws WrongUsage */
export function seedNumber(text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new WrongUsage(`not a whole number: ${text}`);
  return Number(text);
}

/** A number as an option takes it, up to six digits. @throws WrongUsage */
export function wholeNumber(text: string): number {
  if (!/^\d{1,6}$/.test(text)) throw new WrongUsage(`not a whole number: ${text}`);
  return Number(text);
}
