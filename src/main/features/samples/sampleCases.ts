import type { CasePatch, CaseRow } from '../../../shared/contract/cases.contract.ts';
import { addDays } from '../../../shared/domain/calendarDay.ts';
import { rawOf } from '../../db/open.ts';
import { approveCase, followUp, moveCase, noteCase, tellDealer, tryFollowUp } from '../cases/caseSteps.service.ts';
import { addCase, updateCase } from '../cases/cases.service.ts';
import { type BookDealer, onDay, type SampleBook } from './sampleBook.ts';
import { CASE_STORIES, type CaseStory, type CaseTale } from './sampleCaseStories.ts';

interface BoughtLine {
  billNumber: string;
  productCode: string;
  productName: string;
  unit: string;
  qtyMicro: number | null;
}

/** A dozen cases in every state: what was reported, by whom, and how far it has come. */
export async function tellCases(book: SampleBook): Promise<void> {
  const bought = new Set(book.bills.map(({ dealerId }) => dealerId));
  const buyers = book.dealers.filter(
    ({ id, tier }) => bought.has(id) && (tier === 'A' || tier === 'B' || tier === 'C'),
  );
  const stories = [...CASE_STORIES].sort((a, b) => b.daysAgo - a.daysAgo);
  for (const story of stories) {
    const dealer = buyers[story.buyer % buyers.length];
    if (dealer) await tellCase(book, dealer, story);
  }
}

async function tellCase(book: SampleBook, dealer: BookDealer, story: CaseStory): Promise<void> {
  const { ctx, lang, today } = book;
  const reported = addDays(today, -story.daysAgo);
  const at = (after: number) => onDay(ctx, addDays(reported, after));
  const fields: CasePatch = {
    reportedOn: reported,
    reportedTime: story.time,
    urgency: story.urgency,
    channel: story.channel,
    person: dealer.person,
    owner: dealer.rep,
    body: story.body[lang],
    demand: story.demand?.[lang] ?? '',
    ...(story.promised === undefined ? {} : { promisedOn: addDays(today, story.promised) }),
    ...(story.product ? boughtBy(book, dealer.id, reported) : {}),
  };
  let row = await addCase(at(0), { dealerId: dealer.id, kind: story.kind, fields });
  const edit = () => ({ id: row.id, expectedRevision: row.revision });
  const said = (tale: CaseTale) => tale.words?.[lang] ?? '';
  for (const tale of story.tales) {
    const on = addDays(reported, tale.after);
    const moment = { on, time: '' };
    row = await step(tale);
    async function step({ what, after }: CaseTale): Promise<CaseRow> {
      const then = at(after);
      switch (what) {
        case 'found':
          return updateCase(then, { ...edit(), patch: { ...tale.found, remedy: said(tale) } });
        case 'note':
          return noteCase(then, { ...edit(), ...moment, note: said(tale) });
        case 'approved':
          return approveCase(then, { ...edit(), verdict: 'yes', by: book.reps[0]?.name ?? dealer.rep, on, note: '' });
        case 'tried':
          return tryFollowUp(then, { ...edit(), ...moment, note: said(tale) });
        case 'told':
          return tellDealer(then, { ...edit(), ...moment, channel: 'wechat', note: said(tale) });
        case 'asked': {
          const { result = 'settled', satisfaction = 5 } = tale;
          return followUp(then, {
            ...edit(),
            ...moment,
            channel: 'phone',
            result,
            satisfaction,
            reason: said(tale),
            close: true,
          });
        }
        default:
          return moveCase(then, {
            ...edit(),
            to: what,
            ...moment,
            time: what === 'answered' ? (tale.time ?? '') : '',
            note: said(tale),
          });
      }
    }
  }
}

/** What the dealer bought last before he complained. */
function boughtBy({ ctx }: SampleBook, dealerId: number, before: string): Partial<BoughtLine> {
  const line = rawOf(ctx.db)
    .prepare<[number, string], BoughtLine>(
      `SELECT o.number AS billNumber, p.code AS productCode, l.product_name AS productName, l.unit, l.qty_micro AS qtyMicro
       FROM orders o JOIN order_line l ON l.order_id = o.id JOIN product p ON p.id = l.product_id
       WHERE o.dealer_id = ? AND o.kind = 'sale' AND o.ordered_on < ? ORDER BY o.ordered_on DESC, o.id DESC, l.line_no LIMIT 1`,
    )
    .get(dealerId, before);
  // A few of what was delivered.
  return line ? { ...line, qtyMicro: 2_000_000 } : {};
}
