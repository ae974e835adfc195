import type { Act, ChangeEntry } from '../../../shared/contract/data.contract.ts';
import type { Output, Parsed } from '../../../shared/contract/index.ts';
import { minorDigits, scaledToDecimal } from '../../../shared/domain/money.ts';
import {
  type ChangeContext,
  changeAction,
  changeEntity,
  changeLines,
  changeName,
} from '../../../shared/i18n/changeText.ts';
import type { T } from '../../../shared/i18n/translator.ts';
import { type Db, rawOf } from '../../db/open.ts';
import type { JobEnv } from '../../jobs/jobPort.ts';
import { localDayOf } from '../../runtime/clock.ts';
import type { Ctx } from '../../runtime/context.ts';
import { createTranslator } from '../../runtime/translate.ts';
import type { OutColumn, OutValue } from '../../spreadsheets/outgoing.ts';
import { writeTables } from '../../spreadsheets/writeTables.ts';
import { readSettings } from '../settings/settings.service.ts';
import { listTimeline } from './acts.service.ts';

type ExportParams = Parsed<'data.export'>;

/** Acts read at a time, and so many changes of one: of a larger act the rest is counted in a line of its own. */
const PAGE = 50;
const MOST_PARTS = 20_000;

/** Starts writing the timeline as it is filtered. */
export function exportActs(ctx: Ctx, input: ExportParams): Output<'data.export'> {
  return { jobId: ctx.startJob('data.export', input) };
}

/**
 * A row for each field that was changed, newest act first.
 * @param tierName what a tier is called today
 * @throws AppError disk_full, not_writable, cancelled
 */
export async function writeActs(
  params: ExportParams,
  env: JobEnv<unknown>,
  tierName: (code: string) => string,
): Promise<void> {
  const t = createTranslator(params.lang);
  const target = await env.resolveFile(params.file, 'write');
  const { currency } = await readSettings(env.db);
  await writeTables(
    target.path,
    {
      currencyDigits: minorDigits(currency),
      sheets: [
        {
          name: t('data.changes.title'),
          columns: columnsOf(t),
          rows: actRows(params, env, { ...wordsOf(env.db, t, currency), tierName }),
        },
      ],
      onProgress: (done) => {
        env.port.checkCancelled();
        env.port.progress('building', done, null);
      },
    },
    params.format,
  );
}

function columnsOf(t: T): OutColumn[] {
  const text = (key: Parameters<T>[0], width: number): OutColumn => ({ header: t(key), kind: 'text', width });
  return [
    text('data.changes.when', 20),
    text('data.changes.who', 12),
    text('data.changes.act', 10),
    text('data.changes.kind', 14),
    text('data.changes.about', 28),
    text('data.changes.subject', 20),
    text('data.changes.field', 16),
    text('data.changes.before', 30),
    text('data.changes.after', 30),
    text('data.changes.state', 16),
  ];
}

async function* actRows(
  params: ExportParams,
  env: JobEnv<unknown>,
  context: ChangeContext,
): AsyncGenerator<OutValue[]> {
  const { file: _file, lang: _lang, ...filter } = params;
  let cursor: Parsed<'data.acts'>['cursor'];
  for (;;) {
    const page = await listTimeline(env, { ...filter, limit: PAGE, cursor }, MOST_PARTS);
    for (const act of page.acts) yield* rowsOfAct(act, context);
    if (page.next === null) return;
    cursor = page.next;
  }
}

function* rowsOfAct(act: Act, context: ChangeContext): Generator<OutValue[]> {
  const { t } = context;
  const when = momentText(act.at);
  const state = !act.undone
    ? ''
    : act.undoneBy
      ? t('data.changes.undoneBy', { by: act.undoneBy })
      : t('data.changes.undone');
  const { import: imported } = act;
  if (imported) {
    const what = t(imported.undone ? 'data.changes.takenBack' : 'data.changes.committed', { file: imported.fileName });
    yield [when, act.actor, '', t('data.changes.kindImport'), what, '', '', '', '', state];
  }
  for (const entry of act.entries)
    for (const line of linesOf(entry, context)) yield [when, act.actor, ...headOf(entry, t), ...line, state];
  if (act.count > act.entries.length)
    yield [when, act.actor, '', '', t('data.changes.parts', { count: act.count }), '', '', '', '', state];
}

function headOf(entry: ChangeEntry, t: T): string[] {
  return [
    t(`data.changes.action.${changeAction(entry)}`),
    t(`dealers.history.entity.${changeEntity(entry.entity)}`),
    changeName(entry, t) || (entry.subject === '' ? t('data.changes.nameless') : ''),
    entry.subject,
  ];
}

/** Field, before, after; one empty line where nothing is told, as of a picture or of what is hidden. */
function linesOf(entry: ChangeEntry, context: ChangeContext): string[][] {
  const lines = changeLines(entry, context).map(({ field, before, after }) => [field, before, after]);
  return lines.length === 0 ? [['', '', '']] : lines;
}

function wordsOf(db: Db, t: T, currency: string): Omit<ChangeContext, 'tierName'> {
  const name = rawOf(db).prepare<[number], string>('SELECT name FROM rep WHERE id = ?').pluck();
  return {
    t,
    format: { day: (day) => day, money: (minor) => scaledToDecimal(minor, minorDigits(currency)) },
    repName: (id) => name.get(id)?.toString(),
  };
}

/** This PC's time. */
function momentText(at: number): string {
  return `${localDayOf(at)} ${new Date(at).toTimeString().slice(0, 8)}`;
}
