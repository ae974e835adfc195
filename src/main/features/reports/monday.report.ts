import type { SlippingRow } from '../../../shared/contract/rhythm.contract.ts';
import { frameHeader, pageHtml } from './frame.report.ts';
import { type Html, html } from './html.ts';
import { isOld, isQuiet, type MondayPart } from './monday.rules.ts';
import { cycleWord, type MondayPaper, mondayFrame, slipMoney, slipWhy, tierWord } from './mondayWords.ts';

/** The Monday sheet as HTML for A4 portrait: the owner's page, then a page to hand to each rep. Finished figures only. */
export function mondayPage(paper: MondayPaper, styles: string): string {
  const { owner, reps, options, run, week, t } = paper;
  const words = mondayFrame(paper);
  const body = html`${frameHeader(words)}
${isOld(run.dataTo, week) && html`<p class="old">${t('monday.old', { day: paper.f.longDay(run.dataTo ?? '') })}${paper.unknown > 0 && html` ${t('monday.unknown', { count: paper.unknown })}`}</p>`}
${isQuiet(owner.lists) ? html`<p>${t('monday.quiet')}</p>` : part(owner, paper)}
${notes(paper)}
${reps.map((each) => html`<section class="rep"><h1>${t('monday.of', { rep: each.rep ?? '' })}</h1>${part(each, paper)}</section>`)}`;
  return pageHtml({ lang: options.lang, words, body, styles, ownStyles: OWN_STYLES, portrait: true });
}

/** A blank column to write the outcome into; lines for what the meeting decides. */
const OWN_STYLES = `.rep{break-before:page}.mName{width:28mm}.mTier{width:9mm}.mRep{width:14mm}.mPhone{width:20mm}.mMoney{width:19mm}.mOwes{width:16mm}.mDay{width:17mm}
.mWrite{width:17mm}.monday{table-layout:fixed;font-size:7.5pt}.monday td{padding:0.5mm 1mm}.monday td.clip1{overflow:hidden;text-overflow:ellipsis;white-space:nowrap}
.monday tr>:last-child{padding-left:4mm}
.noteLine{border-bottom:0.2mm solid #888;height:8mm}h2 small{font-weight:400;font-size:7.5pt}h2{margin:1.6mm 0 0.6mm}.note{margin:0.4mm 0}.decided{break-inside:avoid}.old{border:0.3mm solid #000;padding:1mm 2mm}`;

function part(of: MondayPart, paper: MondayPaper): Html {
  const { t, f, against } = paper;
  const { slipping, lost, late, due, once, fallen } = of.lists;
  const amount: Column<SlippingRow & { amountMinor: number }> = [
    'mMoney',
    t('scoring.tier.amount'),
    (row) => f.amount(row.amountMinor),
    'n',
  ];
  const day: Column<SlippingRow> = ['mDay', t('rhythm.column.lastOn'), (row) => f.day(row.lastOn)];
  const cycle: Column<SlippingRow> = ['mDay', t('rhythm.column.cycle'), (row) => cycleWord(row, paper)];
  const dueOn: Column<SlippingRow> = ['mDay', t('monday.dueOn'), (row) => f.day(row.dueOn)];
  const expected: Column<SlippingRow> = [
    'mMoney',
    t('rhythm.column.expected'),
    (row) => f.amount(row.expectedMinor),
    'n',
  ];
  return html`${list(of, paper, 'slipping', t('monday.slipping'), slipping, [
    ['', t('rhythm.column.reason'), (row) => slipWhy(row, paper)],
    [
      'mMoney',
      t(paper.weighing.state === 'told' ? 'rhythm.column.likely' : 'rhythm.column.atStake'),
      (row) => f.amount(slipMoney(row)),
      'n',
    ],
  ])}${paper.weighing.state === 'told' && slipping.length > 0 && html`<p class="note">${t('monday.likely')}</p>`}${list(of, paper, 'lost', t('monday.lost', { cycles: paper.goneCycles }), lost, [day, cycle, amount])}${list(of, paper, 'late', t('monday.late'), late, [day, cycle, dueOn, expected])}${list(
    of,
    paper,
    'due',
    t('monday.due'),
    due,
    [day, cycle, dueOn, expected],
  )}${list(of, paper, 'once', t('monday.once'), once, [
    ['mDay', t('monday.firstOn'), (row) => f.day(row.lastOn)],
    amount,
  ])}${
    against !== null &&
    list(
      of,
      paper,
      'fallen',
      t('monday.fallen', { day: f.longDay(against.asOf) }),
      fallen.map((row) => ({ ...row, id: row.dealerId, tier: row.to })),
      [
        ['mDay', t('reports.migration.before'), (row) => tierWord(row.from, paper)],
        ['mMoney', t('scoring.tier.amount'), (row) => f.amount(row.amountMinor), 'n'],
      ],
    )
  }${owing(of, paper)}`;
}

/** How wide, its heading, what it says, and `n` for figures. */
type Column<R> = readonly [style: string, word: string, text: (row: R) => string, end?: 'n'];
interface Listed {
  id: number;
  name: string;
  tier: string | null;
  rep: string | null;
  phone: string;
}

/** One list: who, what tier, whose, the phone, what it is about, what is owed, and room for the outcome. */
function list<R extends Listed>(
  of: MondayPart,
  paper: MondayPaper,
  which: keyof MondayPart['left'],
  title: string,
  rows: readonly R[],
  columns: readonly Column<R>[],
): Html | false {
  const { t, f, balancesOn, owed } = paper;
  if (rows.length === 0) return false;
  // Everybody's page names the rep; his own need not.
  const everybody = of.rep === null;
  const rep: Column<R>[] =
    everybody && rows.some((row) => row.rep) ? [['mRep', t('rhythm.column.rep'), (row) => row.rep ?? '']] : [];
  const tier: Column<R>[] = rows.some((row) => row.tier !== null)
    ? [['mTier', t('rhythm.column.tier'), (row) => tierWord(row.tier, paper)]]
    : [];
  // A shop that keeps no phones or reps needs no empty columns for them.
  const phone: Column<R>[] = rows.some((row) => row.phone !== '')
    ? [['mPhone', t('rhythm.column.phone'), (row) => row.phone]]
    : [];
  const owing = (row: R, part: 'balanceMinor' | 'overdueMinor') => {
    const minor = owed.get(row.id)?.[part] ?? 0;
    return minor > 0 ? f.amount(minor) : '';
  };
  // Where no list of balances was imported the columns are not there, nor where nothing is overdue the second of them.
  const owes: Column<R>[] =
    balancesOn === null ? [] : [['mOwes', t('monday.owes'), (row) => owing(row, 'balanceMinor'), 'n']];
  const overdue: Column<R>[] = rows.some((row) => owing(row, 'overdueMinor') !== '')
    ? [['mOwes', t('monday.overdue'), (row) => owing(row, 'overdueMinor'), 'n']]
    : [];
  const all: Column<R>[] = [
    ['mName', t('rhythm.column.name'), (row) => row.name],
    ...tier,
    ...rep,
    ...phone,
    ...columns,
    ...owes,
    ...overdue,
    // What is left of the width is for writing, unless a sentence needs it.
    [columns.some(([style]) => style === '') ? 'mWrite' : '', t('monday.outcome'), () => ''],
  ];
  return html`<h2>${title}${more(of.left[which], paper)}</h2><table class="monday"><colgroup>${all.map(([style]) => (style === '' ? html`<col>` : html`<col class="${style}">`))}</colgroup>
<thead><tr>${all.map(([, word, , end]) => (end ? html`<th class="n">${word}</th>` : html`<th>${word}</th>`))}</tr></thead>
<tbody>${rows.map(
    (row) =>
      html`<tr>${all.map(([style, , text, end]) => html`<td class="${end ?? (style === '' ? '' : 'clip1')}">${text(row)}</td>`)}</tr>\n`,
  )}</tbody></table>`;
}

function more(count: number, { t }: MondayPaper): Html | false {
  return count > 0 && html` <small>${t('monday.more', { count })}</small>`;
}

function owing(of: MondayPart, paper: MondayPaper): Html | false {
  const { t } = paper;
  const rows = of.lists.owing.map((row) => ({ ...row, tier: null }));
  return list(of, paper, 'owing', t('monday.owing'), rows, []);
}

function notes({ t }: MondayPaper): Html {
  return html`<div class="decided"><h2>${t('monday.decided')}</h2><div class="noteLine"></div><div class="noteLine"></div></div>`;
}
