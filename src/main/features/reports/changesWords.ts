import type { ChangesReportOptions } from '../../../shared/contract/reports.contract.ts';
import type { Language, T } from '../../../shared/i18n/translator.ts';
import type { ChangesFigures, TierMove } from './changes.figures.ts';
import { type Changes, RETURN_DAYS, RHYTHM_DAYS } from './changes.rules.ts';
import { commonWords, type FrameWords } from './frame.report.ts';
import type { ReportFormat } from './reportFormat.ts';
import { tierText } from './tierText.ts';

/** What has changed, with what is needed to write it down. */
export interface ChangesPaper {
  readonly figures: ChangesFigures;
  readonly changes: Changes;
  readonly options: ChangesReportOptions;
  readonly printedAt: number;
  readonly lang: Language;
  readonly t: T;
  readonly f: ReportFormat;
}

export function changesFrame({ figures, options, printedAt, t, f }: ChangesPaper): FrameWords {
  const { company, currency, batch, before } = figures;
  return {
    ...commonWords({ company, currency, unit: options.unit, printedAt }, t, f),
    title: t('reports.kind.changes'),
    period: t('changes.frame.period', { from: f.longDay(batch.period.from), to: f.longDay(batch.period.to) }),
    asOf:
      before === null
        ? t('changes.frame.notCompared')
        : t(`changes.frame.${before.kind}`, { from: f.longDay(before.from), to: f.longDay(before.to) }),
    filter: '',
    sort: '',
    rules: t('changes.frame.file', { name: short(batch.fileName), time: f.instant(batch.committedAt) }),
  };
}

const MOST_LETTERS = 40;

/** A file's name may be longer than the line it stands in. */
function short(name: string): string {
  const letters = [...name];
  return letters.length <= MOST_LETTERS ? name : `${letters.slice(0, MOST_LETTERS).join('')}…`;
}

export function changesNotes({ figures, t }: ChangesPaper): string[] {
  const notes = [
    t('changes.note.net'),
    t('changes.note.silent', { count: RHYTHM_DAYS }),
    t('changes.note.returned', { count: RETURN_DAYS }),
  ];
  if (figures.tiers !== null)
    notes.push(
      t(figures.tiers.live ? 'changes.note.tiersLive' : 'changes.note.tiersKept', { run: figures.tiers.runBefore }),
    );
  return [notes.join(' ')];
}

/** Both sides of a dealer's move, each as its own result calls it. */
export function movedTiers({ from, to }: TierMove, { figures: { tiers }, t }: ChangesPaper): [string, string] {
  if (tiers === null) return ['', ''];
  return [tierText(from, tiers.fromNaming, t), tierText(to, tiers.toNaming, t)];
}

/** Null where there was nothing above zero before. */
export function changeOf(now: number, before: number): number | null {
  return before > 0 ? (now - before) / before : null;
}
