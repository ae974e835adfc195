import type { TodayLine, TodayPartName } from '../contract/today.contract.ts';
import { FESTIVAL_NAMES } from '../domain/festivalNames.ts';
import type { T, TextKey } from './translator.ts';

/** How days and amounts are written: on the screen and on paper by their own formats. */
export interface LineFormat {
  day(day: string): string;
  moneyRound(minor: number): string;
}

/** What stands beside a line's name, and at its end. */
export interface LineWords {
  text: string;
  right: string;
}

/** How a dealer likes to be reached, and when; "" where neither is known. */
export function reachText({ channel, times }: Pick<TodayLine, 'channel' | 'times'>, t: T): string {
  return joined(
    channel === null ? '' : t('activities.reach.channel', { channel: t(`activities.channel.${channel}`) }),
    times === '' ? '' : t('activities.reach.times', { times }),
  );
}

/** What a line is called: a festival by its name in the language of the reader. */
export function lineName({ name, word }: Pick<TodayLine, 'name' | 'word'>, t: T): string {
  const festival = FESTIVAL_NAMES.find((known) => known === word);
  return name === '' && festival !== undefined ? t(`activities.care.festival.${festival}`) : name;
}

const joined = (...parts: readonly string[]) => parts.filter((part) => part !== '').join(' · ');

/**
 * The words of a line; its part says what its day and its amount are. What stands in `word` is one of the part's own list in the
 * contract, each of which has its sentence.
 */
export function lineWords(part: TodayPartName, line: TodayLine, t: T, format: LineFormat): LineWords {
  const day = line.on === null ? '' : format.day(line.on);
  const late = line.late > 0 ? t('today.lateDays', { count: line.late }) : '';
  const amount = line.amountMinor === null ? '' : format.moneyRound(line.amountMinor);
  const reach = reachText(line, t);
  switch (part) {
    case 'plan':
      return {
        text: joined(line.time, line.text, reach),
        right: line.done ? t(`today.visit.${line.word}` as TextKey) : '',
      };
    case 'steps':
      return {
        text: joined(line.text || t('activities.steps.unnamed'), line.rep, reach),
        right: joined(late || day, line.time),
      };
    case 'visits':
      return { text: joined(line.rep, reach), right: late || day };
    case 'sheets':
      return { text: day, right: t('today.openLines', { count: line.count }) };
    case 'cases':
      return {
        text: joined(t(`cases.kind.${line.word}` as TextKey), line.text, line.rep),
        right: late || t(line.promised ? 'today.promisedOn' : 'today.reportedOn', { day }),
      };
    case 'untold':
      return { text: joined(t(`cases.verdict.${line.word}` as TextKey), line.text, line.rep, reach), right: day };
    case 'spoken':
      return { text: joined(day, line.text, line.rep), right: amount };
    case 'care':
      if (line.care === null) return { text: t('today.festivalAhead'), right: day };
      return {
        text: joined(
          line.care.occasion === 'festival'
            ? t(`activities.care.festival.${line.word}` as TextKey)
            : t(`activities.care.occasion.${line.word}` as TextKey),
          line.text,
        ),
        right: day,
      };
    case 'without':
      return {
        text: joined(day === '' ? t('today.noContact') : t('today.lastContact', { day }), line.rep, reach),
        right: amount,
      };
    case 'slipping':
      return { text: joined(line.rep, reach), right: amount === '' ? '' : t('today.stake', { amount }) };
    case 'surveys':
      return { text: '', right: late || day };
    case 'owing':
      return { text: line.rep, right: amount === '' ? '' : t('today.over', { amount }) };
  }
}
