import type { MigrationReportOptions } from '../../../shared/contract/reports.contract.ts';
import type { MoveCell, RunSummary } from '../../../shared/contract/scoring.contract.ts';
import { explainScore, reasonTexts } from '../../../shared/domain/scoreReasons.ts';
import { tierCodes, tierName } from '../../../shared/domain/tiers.ts';
import type { Language, T } from '../../../shared/i18n/translator.ts';
import type { ExplainedMove } from '../scoring/migration.repo.ts';
import { commonWords, type FrameWords, segmentWords } from './frame.report.ts';
import type { ReportFormat } from './reportFormat.ts';

/** A comparison ready for paper. */
export interface MigrationPaper {
  /** Null for the owner's own grades. */
  from: RunSummary | null;
  to: RunSummary;
  cells: readonly MoveCell[];
  up: number;
  down: number;
  same: number;
  /** Who stands elsewhere, the largest amounts first. */
  rows: readonly ExplainedMove[];
  options: MigrationReportOptions;
  segmentNames: readonly string[];
  company: string;
  currency: string;
  /** Epoch ms. */
  printedAt: number;
  lang: Language;
  t: T;
  f: ReportFormat;
}

/** What the matrix alone is made of. */
export type MovesTable = Pick<MigrationPaper, 'from' | 'to' | 'cells' | 'up' | 'down' | 'same' | 't' | 'f'>;

const PLACES = ['ungraded', 'absent', 'other'] as const;

/** A standing as the side of the comparison calls it. */
export function standingWord(code: string, side: 'from' | 'to', { from, to, t }: MovesTable): string {
  const place = PLACES.find((known) => known === code);
  if (place === 'absent' && from === null) return t('scoring.moves.noGrade');
  if (place) return t(`scoring.moves.${place}`);
  return tierName((side === 'from' ? (from ?? to) : to).rules, code);
}

/** The tiers of a side in order, then what occurs besides. */
export function standingsOf(side: 'from' | 'to', { from, to, cells }: MovesTable): string[] {
  const seen = new Set(cells.map((cell) => cell[side]));
  return [...tierCodes((side === 'from' ? (from ?? to) : to).rules), ...PLACES.filter((place) => seen.has(place))];
}

/** Reasons that explain a tier itself; amounts stand beside it. */
const TELLING = /^(pinned|ungraded_|d_|value|rfm_|abc_(first|a|b|c|crossing|count)$)/;

/** Why a dealer stands where it stands now. */
export function whyText({ figures }: ExplainedMove, { t, f }: MigrationPaper): string {
  const words = {
    money: (minor: number) => f.amount(minor),
    share: f.cut,
    under: (fraction: number) => t('scoring.reason.under_share', { share: f.cut(fraction) }),
    day: (day: string) => day,
  };
  return explainScore(figures)
    .filter(({ code }) => TELLING.test(code))
    .map((reason) => t(`scoring.reason.${reason.code}`, reasonTexts(reason, words)))
    .join(' ');
}

/** A run by its number, day and scheme. */
function runWord(run: RunSummary, { t, f }: MigrationPaper): string {
  const scheme = t('reports.frame.rules', { name: run.schemeName, version: run.schemeVersion });
  const id = run.runId === null ? t('reports.frame.live') : t('reports.frame.run', { id: run.runId });
  return [f.longDay(run.asOf), scheme, id].join(t('reports.frame.listComma'));
}

export function migrationFrame(paper: MigrationPaper): FrameWords {
  const { from, to, t, f, company, currency, options, printedAt } = paper;
  const before = from === null ? t('scoring.moves.original') : runWord(from, paper);
  return {
    ...commonWords({ company, currency, unit: options.unit, printedAt }, t, f),
    title: t('reports.kind.migration'),
    period: t('reports.migration.from', { before }),
    asOf: t('reports.migration.to', { now: runWord(to, paper) }),
    filter:
      paper.segmentNames.length === 0
        ? ''
        : t('reports.frame.filter', { words: segmentWords(paper.segmentNames, t).join('') }),
    sort: t('reports.migration.sort'),
    rules: '',
  };
}

export function sumWord({ up, down, same, t }: MigrationPaper): string {
  return t('reports.migration.sum', { up, down, same });
}
