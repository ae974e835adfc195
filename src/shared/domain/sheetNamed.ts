/** A message that says of which sheet it is. */
export interface NamedSheet {
  /** The number that is printed on the sheet. */
  id: number;
  /** The words that name it. */
  head: string;
  /** The message without them. */
  rest: string;
}

/** 拜访单号 67, 拜访单：67, 单号67, sheet no. 67 */
const WORD_FIRST = /^(?:拜访单号?|单号|sheet(?:\s*(?:no\.?|number))?)\s*[:：#]?\s*(\d{1,9})(?:\s*号)?(?![\d.,]?\d)/iu;
/** 67号单, 67 号拜访单, 67拜访单; 3 单子 and 3 号单价 are of a line. */
const NUMBER_FIRST = /^(?:第\s*)?(\d{1,9})\s*(?:号\s*(?:拜访)?单|拜访单)(?![\p{L}\p{N}])/iu;

/** The sheet that the first line of a message names; undefined where it names none. */
export function sheetNamedIn(text: string): NamedSheet | undefined {
  const whole = text.normalize('NFKC').replace(/^\s+/, '');
  const found = WORD_FIRST.exec(whole) ?? NUMBER_FIRST.exec(whole);
  const id = Number(found?.[1] ?? 0);
  if (found === null || id < 1) return undefined;
  return { id, head: found[0], rest: whole.slice(found[0].length).replace(/^[\s:：,，。、;；·]+/, '') };
}
