import { addDays, type CalendarDay } from './calendarDay.ts';
import { readAmountText } from './readAmount.ts';
import { isTimeAlone, readTypedDay } from './typedDay.ts';
import { amountIn } from './visitAmount.ts';
import { GOODS_UNIT } from './visitAmountSynonyms.ts';
import { GivenResult, type MarketSeen, type ResultProblem } from './visitResults.ts';
import * as words from './visitTextSynonyms.ts';

/** What a message is read against. */
export interface VisitTextOf {
  sheetId: number | null;
  /** The day the sheet is for: 下周一 is the Monday after it. */
  on: CalendarDay;
  /** Digits of the currency behind the point. */
  digits: number;
  /** Numbers of the sheet's lines: only these begin a new one in the middle of a paragraph. */
  lines: ReadonlySet<number>;
}

/** A message as it was read: rows, and lines of which nothing was understood. */
export interface ReadVisitText {
  rows: (GivenResult & { text: string })[];
  unread: { row: number; text: string }[];
}

/**
 * Reads what a rep writes of his day: `3 已订 3000 下周一`, `2 老板不在`, `5、有意向，周五再去`, `3 ordered 3000 next mon`, a line
 * each or several in a paragraph. What is understood leaves the text; what is left is kept as a note, so that nothing is lost.
 */
export function readVisitText(text: string, of: VisitTextOf): ReadVisitText {
  const rows: ReadVisitText['rows'] = [];
  const unread: ReadVisitText['unread'] = [];
  let row = 0;
  for (const piece of piecesOf(text, of.lines)) {
    row += 1;
    if (words.SMALL_TALK.test(piece)) continue;
    const read = readListed(piece, row, of) ?? [readLine(piece, row, of)];
    for (const each of read)
      if (each === undefined) unread.push({ row, text: piece });
      else rows.push({ ...each, text: piece });
    row += read.length - 1;
  }
  return { rows, unread };
}

/** One form of writing: half-width, plain blanks. Letters stay as written: names and article codes are kept. */
function plain(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[\u200b-\u200d\ufeff]/g, '')
    .replace(/[ \t\u00a0]+/g, ' ');
}

/** Lines, and within a paragraph where the number of a line of the sheet stands before a word for a result. */
function piecesOf(text: string, lines: ReadonlySet<number>): string[] {
  return plain(text)
    .split(/[\r\n]+|[;；]/)
    .flatMap((line) => splitParagraph(line.trim(), lines))
    .map((line) => line.trim())
    .filter((line) => /[\p{L}\p{N}]/u.test(line));
}

const INNER_NUMBER = /(?<=[\s,，。、!])(\d{1,3})(?=[ .、,:号號)]|[\u4e00-\u9fff])/g;

function splitParagraph(line: string, lines: ReadonlySet<number>): string[] {
  const listed = listAt(line, lines)?.end ?? 0;
  const starts = [...line.matchAll(INNER_NUMBER)]
    .filter(({ index }) => index >= listed)
    .filter((match) => lines.has(Number(match[1])) && beginsWithResult(line.slice(match.index)))
    .map(({ index }) => index);
  const cuts = [0, ...starts, line.length];
  return cuts.slice(1).map((end, at) => line.slice(cuts[at] ?? 0, end));
}

/** Whether after the number of a line, within a few characters, there is a word for what came of it. */
function beginsWithResult(text: string): boolean {
  const start = words.LINE_START.exec(text);
  return start !== null && saysResult(text.slice(start[0].length));
}

/** Whether a text begins with what came of a visit. */
function saysResult(text: string): boolean {
  return [...words.RESULT_WORDS.map(([, pattern]) => pattern), words.MISSED, words.MOVED].some(
    (pattern) => text.search(pattern) === 0,
  );
}

/** Lines of the sheet of which one thing is said: a row each. An amount might be of each or of all of them. */
function readListed(piece: string, row: number, of: VisitTextOf): GivenResult[] | undefined {
  const list = listAt(piece, of.lines);
  if (list === undefined) return undefined;
  return list.lines.flatMap((line, at) => {
    const read = readLine(`${line} ${piece.slice(list.end)}`, row + at, of);
    if (read === undefined || read.amountMinor === null) return read ?? [];
    const problem: ResultProblem = { code: 'amountUnclear', text: piece.slice(0, 300) };
    return { ...read, amountMinor: null, problems: [...read.problems, problem] };
  });
}

/** Numbers of lines at the beginning of a text, before what is said of all of them. */
function listAt(text: string, lines: ReadonlySet<number>): { lines: number[]; end: number } | undefined {
  const [whole = '', list = ''] = words.LINE_LIST.exec(text) ?? [];
  if (list === '' || !saysResult(text.slice(whole.length))) return undefined;
  const numbers = (list.match(/\d+/g) ?? []).map(Number);
  const [first = 0, last = 0] = numbers;
  const all = /[到至~-]/.test(list) ? [...lines].filter((line) => line >= first && line <= last) : numbers;
  return numbers.every((line) => lines.has(line)) && all.length > 1 ? { lines: all, end: whole.length } : undefined;
}

function readLine(piece: string, row: number, of: VisitTextOf): GivenResult | undefined {
  const start = words.LINE_START.exec(piece);
  const line = start === null ? null : Number(start[1]);
  const read = readParts(start === null ? piece : piece.slice(start[0].length), of);
  const known =
    read.problems.length > 0 ||
    read.result !== null ||
    read.what !== 'done' ||
    read.nextOn !== null ||
    read.amountMinor !== null;
  // Without a number it is of a dealer that is named before what came of it, or of nobody.
  if (line === null && (read.before === '' || (read.result === null && read.what === 'done'))) return undefined;
  if (line !== null && !known && read.body === '' && read.market === null && read.person === '') return undefined;
  const { before, ...said } = read;
  return GivenResult.parse({
    row,
    where: String(row),
    sheetId: of.sheetId,
    line,
    ...said,
    ...(line === null ? { dealerText: before.slice(0, 200) } : { body: joinTexts(before, said.body) }),
  });
}

type Parts = Pick<
  GivenResult,
  | 'what'
  | 'result'
  | 'reason'
  | 'reasonText'
  | 'person'
  | 'amountMinor'
  | 'market'
  | 'nextOn'
  | 'nextStep'
  | 'movedTo'
  | 'body'
> & { before: string; problems: ResultProblem[] };

function readParts(text: string, of: VisitTextOf): Parts {
  const parts: Parts = {
    before: '',
    what: 'done',
    result: null,
    reason: null,
    reasonText: '',
    person: '',
    amountMinor: null,
    market: null,
    nextOn: null,
    nextStep: '',
    movedTo: null,
    body: '',
    problems: [],
  };
  const said = words.LONG_DAYS.reduce((sum, [pattern, day]) => sum.replace(pattern, day), text);
  let rest = takeMarket(said, parts, of);
  rest = takeMet(rest, parts, of);
  rest = takeMoved(rest, parts, of);
  if (parts.what === 'done') rest = takeResult(rest, parts);
  if (parts.what === 'done' && parts.result === null) rest = takeMissed(rest, parts);
  // A figure beside a visit that was not made, or at which nothing was to be had, is of no order: it stays in the remark.
  if (parts.what === 'done' && !FRUITLESS.has(parts.result)) rest = takeAmount(rest, parts, of);
  rest = takeNext(rest, parts, of);
  takeDayBefore(parts, of);
  parts.body = joinTexts(parts.body, tidy(rest)).slice(0, 2000);
  if (parts.what !== 'done') {
    parts.reasonText = joinTexts(parts.reasonText, parts.body).slice(0, 200);
    parts.body = '';
  }
  return parts;
}

function takeMarket(text: string, parts: Parts, { on }: VisitTextOf): string {
  const found = words.COMPETITOR.exec(text);
  if (found === null) return text;
  const first = found[1] ?? '';
  const comma = words.PRICE_BEHIND.exec(text.slice(found.index + found[0].length))?.[0] ?? '';
  const whole = first + comma;
  const said = marketPart(whole, on).replaceAll(',', ' ').trim();
  // A figure behind a letter is of an article's code.
  const price = words.PRICE_DIFFERENCE.test(said) ? null : words.PRICE.exec(said);
  const named = (
    price === null ? said : said.slice(0, said.length - price[0].length + (/^\d/.test(price[0]) ? 0 : 1))
  ).trim();
  const [competitor = '', ...product] = named.split(/\s+/);
  const read = price === null ? undefined : readAmountText(price[1] ?? '');
  const market: MarketSeen = {
    competitor: competitor.slice(0, 200),
    product: product.join(' ').slice(0, 200),
    priceMicro: read?.kind === 'value' ? read.micro : null,
  };
  parts.market = market;
  const end = found.index + found[0].length - first.length + marketPart(whole, on).length;
  return `${text.slice(0, found.index)} ${text.slice(end)}`;
}

/** What is of the competitor: up to a day, a remark or a person behind it. A bare figure is his price and no day. */
function marketPart(text: string, on: CalendarDay): string {
  for (const { index } of text.trimEnd().matchAll(/(?<=\S)\s+(?=\S)/g)) {
    const rest = text.slice(index).trimStart();
    const [word = ''] = rest.split(/\s/);
    if (/^\d+(?:\.\d+)?(?:元|块钱?|yuan|rmb)?(?:\/[^\s,]+)?,?$/i.test(word)) continue;
    if (
      saysResult(rest) ||
      words.MARKET_END.test(rest) ||
      dayAtStart(word, on) !== undefined ||
      dayAtStart(rest, on)?.rest === ''
    )
      return text.slice(0, index);
  }
  return text;
}

function takeMet(text: string, parts: Parts, { on }: VisitTextOf): string {
  const found = words.MET.exec(text);
  if (found === null) return text;
  const said = found[1] ?? '';
  // Behind an English name nothing tells where it ends but what follows it.
  const end = [...said.matchAll(/(?<=\S) +(?=\S)/g)].find(({ index }) => {
    const rest = said.slice(index).trimStart();
    return saysResult(rest) || dayAtStart(rest, on) !== undefined;
  })?.index;
  const person = said.slice(0, end);
  parts.person = person.trim().slice(0, 100);
  return `${text.slice(0, found.index)} ${text.slice(found.index + found[0].length - said.length + person.length)}`;
}

function takeMoved(text: string, parts: Parts, of: VisitTextOf): string {
  const found = words.MOVED.exec(text);
  if (found === null) return text;
  parts.what = 'moved';
  parts.before = tidy(text.slice(0, found.index));
  const after = text.slice(found.index + found[0].length);
  const day = dayAtStart(after.trim(), of.on);
  if (day === undefined) {
    parts.problems.push({ code: 'movedMissing', text: tidy(after).slice(0, 300) });
    return after;
  }
  parts.movedTo = day.day;
  return day.rest;
}

function takeResult(text: string, parts: Parts): string {
  const found = words.RESULT_WORDS.map(([result, pattern]) => ({ result, match: pattern.exec(text) })).find(
    ({ match }) => match !== null,
  );
  if (found?.match == null) return text;
  const before = text.slice(0, found.match.index);
  const behind = text.slice(found.match.index + found.match[0].length);
  parts.result = found.result;
  parts.before = tidy(before);
  const other = `${before} ${behind}`;
  if (found.result === 'ordered' && words.ORDER_UNDONE.test(text)) doubt(parts, text);
  else if (found.result === 'ordered' && words.NOT_THERE.test(other)) doubt(parts, text);
  else if (FRUITLESS.has(found.result) && words.ORDER_MADE.test(other)) doubt(parts, text);
  else if (found.result === 'ordered' && !/^已/.test(found.match[0]) && words.MAYBE_BEFORE.test(before))
    parts.result = 'interested';
  return behind;
}

/** Words that say two things of one visit: the owner decides. */
function doubt(parts: Parts, text: string): void {
  parts.result = null;
  parts.problems.push({ code: 'resultUnclear', text: tidy(text).slice(0, 300) });
}

function takeMissed(text: string, parts: Parts): string {
  const said = words.MISSED.exec(text);
  const why = words.MISSED_WORDS.map(([reason, pattern]) => ({ reason, match: pattern.exec(text) })).find(
    ({ match }) => match !== null,
  );
  if (said === null && why?.match == null) return text;
  parts.what = 'missed';
  parts.reason = why?.reason ?? null;
  const first = Math.min(said?.index ?? text.length, why?.match?.index ?? text.length);
  parts.before = tidy(text.slice(0, first));
  let rest = text.slice(first);
  if (said !== null) rest = rest.replace(said[0], ' ');
  if (why?.match != null) rest = rest.replace(why.match[0], ' ');
  return rest;
}

/** Results that no amount goes with. */
const FRUITLESS: ReadonlySet<GivenResult['result']> = new Set(['no_need', 'boss_away', 'closed', 'refused']);

function takeAmount(text: string, parts: Parts, { digits, on }: VisitTextOf): string {
  const { amountMinor, unclear, left } = amountIn(text, digits, { on, afterResult: parts.result !== null });
  parts.amountMinor = amountMinor;
  if (unclear !== '') parts.problems.push({ code: 'amountUnclear', text: unclear.slice(0, 300) });
  return left;
}

/** A day before what came of it is the next one where it is still to come: 下周一 已订. */
function takeDayBefore(parts: Parts, { on }: VisitTextOf): void {
  if (parts.nextOn !== null || parts.what !== 'done') return;
  const day = dayAtStart(parts.before, on);
  if (day === undefined || day.rest !== '' || day.day <= on) return;
  parts.nextOn = day.day;
  parts.before = '';
}

/** A day by its form: 13-45, 2月30日, 05/12/2026. */
const NO_DAY = /^(?:(?:\d{4}[-/年])?\d{1,2}[-/月]\d{1,2}[日号]?|\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4})$/;

/** 12.5 */
const DOTTED = /^\d{1,2}\.\d{1,2}$/;
/** The next visit is no further ahead: as visits are moved. */
const MOST_AHEAD = 92;

/** Days among the words: the first is the next one, with what is done then. */
function takeNext(text: string, parts: Parts, { on }: VisitTextOf): string {
  const left: string[] = [];
  const tokens = text
    .split(/[,，。、;；!！]/)
    .flatMap((part) => part.trim().split(/ (?!(?:mon|tue|wed|thu|fri|sat|sun|week|month))/i));
  for (const token of tokens) {
    const word = token.trim();
    if (word === '') continue;
    const day = parts.nextOn === null && parts.what !== 'moved' ? dayAtStart(word, on) : undefined;
    // A dotted figure alone may be a price as well (统一 3.8); a day so far ahead without its year is one gone by, or none.
    const unsure =
      day !== undefined && (DOTTED.test(word) || (!/\d{4}/.test(word) && day.day > addDays(on, MOST_AHEAD)));
    if (unsure) parts.problems.push({ code: 'dayUnclear', text: word.slice(0, 300) });
    if (day === undefined || unsure) {
      // What has the form of a day and is none would else be lost among the remarks.
      if (!unsure && NO_DAY.test(word)) parts.problems.push({ code: 'dayUnclear', text: word.slice(0, 300) });
      left.push(word);
      continue;
    }
    parts.nextOn = day.day;
    const step = tidy(day.rest);
    if (step !== '' && !words.NEXT_AFTER.test(step)) parts.nextStep = joinTexts(parts.nextStep, step).slice(0, 200);
  }
  return left.join(' ');
}

/** The longest beginning of a text that is a day. */
function dayAtStart(text: string, on: CalendarDay): { day: CalendarDay; rest: string } | undefined {
  const from = words.NEXT_BEFORE.exec(text)?.[0].length ?? 0;
  // Next Monday is another day than Monday.
  return longestDay(text, on) ?? (from > 0 ? longestDay(text.slice(from), on) : undefined);
}

function longestDay(said: string, on: CalendarDay): { day: CalendarDay; rest: string } | undefined {
  for (let length = Math.min(said.length, 24); length > 0; length -= 1) {
    const part = said.slice(0, length).trim();
    const rest = said.slice(length);
    // A bare figure is no day, and a time without one none either.
    if (/^\d+$/.test(part) || isTimeAlone(part)) continue;
    // 1.5L, 05/12/2026 and 今年 go on.
    if (/[\da-z]$/i.test(part) && /^(?:[\da-z日号號]|[-/.]\d)/i.test(rest)) continue;
    if (/^.$/u.test(part) && /^年/.test(rest)) continue;
    const read = readTypedDay(part, on);
    // 3-5箱 is how many, 12月1日起 since when.
    // Monday, said on a Monday, is the next one.
    if (read?.day === on && words.WEEKDAY_ALONE.test(part)) return { day: addDays(on, 7), rest };
    if (read !== undefined && !words.SINCE.test(rest) && !GOODS_UNIT.test(rest.trimStart()))
      return { day: read.day, rest };
  }
  return undefined;
}

function joinTexts(...texts: readonly string[]): string {
  return texts.filter((text) => text !== '').join(' ');
}

/** Without marks at its ends. */
function tidy(text: string): string {
  return text.replace(/^[\s,，。、.:：;；!！)-]+|[\s,，。、:：;；!！(-]+$/g, '').replace(/\s+/g, ' ');
}
