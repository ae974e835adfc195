import { existsSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { hasTrait, type ImportKind } from '../../../shared/contract/importFields.ts';
import type { TableBelow } from '../../../shared/contract/importSurvey.ts';
import { AppError } from '../../../shared/errors/appError.ts';
import { columnReasonText } from '../../../shared/i18n/columnReasonText.ts';
import type { Language, T, TextKey } from '../../../shared/i18n/translator.ts';
import { forkParser } from '../../engine/forkParser.ts';
import { createOwnParser } from '../../engine/ownParser.ts';
import { type InspectedFile, type InspectedSheet, inspectFile } from '../../features/imports/inspectFile.ts';
import { systemClock } from '../../runtime/clock.ts';
import { createTranslator } from '../../runtime/translate.ts';
import { bookPassword } from './bookPassword.ts';
import type { CliIo, CommonOptions } from './cliEngine.ts';
import { fieldTexts } from './fieldTexts.ts';

export interface InspectCommandOptions extends CommonOptions {
  kind?: ImportKind;
  encoding?: string;
  password?: string;
}

/** Says what a file is and how it would be understood; needs no data file and writes nothing. */
export async function runInspect(options: InspectCommandOptions, path: string, io: CliIo): Promise<boolean> {
  const full = resolve(path);
  const name = basename(full);
  if (!existsSync(full)) throw new AppError('file_missing', { name: path });
  const { parser, stop } = createOwnParser(options.host?.spawnParser ?? forkParser);
  try {
    const password = await bookPassword(options.password, io);
    const request = {
      path: full,
      name,
      ...(options.encoding === undefined ? {} : { encoding: options.encoding }),
      ...(password === undefined ? {} : { password }),
    };
    const inspected = await inspectFile(parser, request, { kind: options.kind }, systemClock.today());
    if (options.json) io.out(`${JSON.stringify({ file: name, ...inspected })}\n`);
    else for (const line of linesOf(name, inspected, options.lang)) io.out(`${line}\n`);
    return true;
  } finally {
    stop();
  }
}

function* linesOf(file: string, inspected: InspectedFile, lang: Language) {
  const t = createTranslator(lang);
  const { format, encoding, encodingUncertain, locked, sheets, chosen, sheetsAlike } = inspected;
  yield t('cli.inspect.file', { file, format: t(`cli.inspect.format.${format}`) });
  if (locked) yield t('cli.inspect.locked');
  if (encoding !== null)
    yield t(encodingUncertain ? 'cli.inspect.encodingUncertain' : 'cli.inspect.encoding', { encoding });
  for (const { sheet: name, columns, why, read, below } of sheetsAlike) {
    const column = columns?.split(':')[0];
    const sheet = column === undefined ? name : t('imports.sheets.table', { sheet: name, column });
    yield t(read ? 'cli.inspect.readAlong' : 'cli.inspect.notAlong', { sheet, why: t(`imports.sheets.why.${why}`) });
    for (const table of below) yield tableLine(table, t);
  }
  for (const sheet of sheets) {
    yield '';
    yield* sheetLines(sheet, sheet.name === chosen, t, lang);
  }
}

/** A table above or below the one that is read. */
function tableLine({ headerRow: row, headers, heading, rows: count, fit }: TableBelow, t: T): string {
  const named = headers.join(t('imports.otherTables.comma')).replace(/\s+/g, ' ');
  const under = heading === '' ? '' : ` ${t('imports.otherTables.under', { heading })}`;
  return `  ${t('imports.otherTables.at', { row, count, headers: named })}${under} ${t(`imports.otherTables.fit.${fit}`)}`;
}

function* sheetLines(sheet: InspectedSheet, isChosen: boolean, t: T, lang: Language) {
  const { name, state, rows, hiddenRows, hiddenColumns, merges, understood, error } = sheet;
  const marks = [
    ...(isChosen ? [t('cli.inspect.chosen')] : []),
    ...(state === 'visible' ? [] : [t(`cli.inspect.state.${state}`)]),
  ];
  const mark = marks.length === 0 ? '' : t('cli.inspect.marks', { list: marks.join(t('cli.inspect.comma')) });
  yield t('cli.inspect.sheet', { name, mark, count: rows });
  if (error !== null)
    yield `  ${t('cli.inspect.damaged', { reason: t(`errors.${error.code}` as TextKey, fieldTexts(error.params, lang)) })}`;
  if (hiddenRows > 0) yield `  ${t('cli.inspect.hiddenRows', { count: hiddenRows })}`;
  if ((hiddenColumns ?? []).length > 0)
    yield `  ${t('cli.inspect.hiddenColumns', { list: (hiddenColumns ?? []).join(' ') })}`;
  if ((merges ?? []).length > 0) yield `  ${t('cli.inspect.merges', { count: merges?.length ?? 0 })}`;
  if (understood === null) return;
  const { kind, headerRow, headerRows, columns, missing, dataRows, skipped } = understood;
  yield `  ${t('cli.inspect.kind', { kind: t(`imports.kind.${kind}`), count: dataRows })}`;
  yield `  ${headerRow === 0 ? t('cli.inspect.noHeader') : t('cli.inspect.header', { row: headerRow, count: headerRows })}`;
  const passed = Object.entries(skipped).map(([what, n]) => t(`imports.check.skip.${what}` as TextKey, { n }));
  if (passed.length > 0) yield `  ${t('imports.check.skipped', { list: passed.join(t('cli.inspect.comma')) })}`;
  for (const { columns: range, headers, fit } of understood.beside) {
    const named = headers.join(t('imports.otherTables.comma')).replace(/\s+/g, ' ');
    const column = range.split(':')[0] ?? '';
    yield `  ${t('imports.otherTables.besideText', { column, headers: named })} ${t(`imports.otherTables.fit.${fit}`)}`;
  }
  for (const table of understood.tables) yield tableLine(table, t);
  for (const { column, header, field, reason, samples } of columns) {
    const unread =
      hasTrait(kind, 'extras') && reason !== 'passing' ? 'cli.inspect.noField' : 'imports.understand.ignored';
    const label = field === null ? t(unread) : t(`imports.field.${field}`);
    const why = field === null ? '' : t('cli.inspect.because', { reason: columnReasonText(reason, t) });
    yield `  ${t('cli.inspect.column', { column, header: header.replace(/\s+/g, ' '), field: label, why, sample: (samples[0] ?? '').replace(/\s+/g, ' ') })}`;
  }
  for (const any of missing) {
    const fields = any.map((field) => t(`imports.field.${field}`)).join(t('cli.inspect.or'));
    yield `  ${t('cli.inspect.missing', { fields })}`;
  }
}
