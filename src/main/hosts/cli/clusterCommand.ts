import type { T } from '../../../shared/i18n/translator.ts';
import { createTranslator } from '../../runtime/translate.ts';
import type { CliIo, CommonOptions } from './cliEngine.ts';
import { clusterFile } from './clusterFile.ts';
import { clusterTable, type TableClusters } from './clusterTable.ts';
import { noDataFile, WrongUsage } from './wrongUsage.ts';

export interface ClusterCommandOptions extends CommonOptions {
  table?: string;
  columns?: string;
  log: boolean;
  standardise: boolean;
  k?: number;
  auto: boolean;
  seed: number;
  header: boolean;
  features?: string;
  asOf?: string;
  windowMonths?: number;
  plain: boolean;
}

/** Finds groups that are alike, of the dealers of a data file or of the rows of a plain one. @throws WrongUsage */
export async function runCluster(options: ClusterCommandOptions, io: CliIo): Promise<boolean> {
  const t = createTranslator(options.lang);
  if (options.k !== undefined && options.auto) throw new WrongUsage(t('cli.cluster.kOrAuto'));
  if (options.k !== undefined && options.k < 1) throw new WrongUsage(t('cli.cluster.leastK'));
  if (options.table === undefined) {
    if (options.columns !== undefined) throw new WrongUsage(t('cli.cluster.columnsOfTable'));
    const features = namesOf(options.features);
    // Of dealers logarithm and standardising go without saying; --plain leaves both out.
    const [log, standardise] = [options.log || !options.plain, options.standardise || !options.plain];
    return clusterFile({ ...options, features, k: options.k ?? null, log, standardise }, io);
  }
  noDataFile(options, '--table', t);
  for (const [name, given] of Object.entries({
    '--features': options.features,
    '--as-of': options.asOf,
    '--window-months': options.windowMonths,
    '--plain': options.plain || undefined,
  }))
    if (given !== undefined) throw new WrongUsage(t('cli.cluster.notOfTable', { name }));
  const found = await clusterTable({
    table: options.table,
    columns: namesOf(options.columns),
    log: options.log,
    standardise: options.standardise,
    k: options.k ?? null,
    seed: options.seed,
    noHeader: !options.header,
    host: options.host,
  });
  if (options.json) io.out(`${JSON.stringify(found)}\n`);
  else for (const line of linesOf(found, t)) io.out(`${line}\n`);
  return true;
}

/** What is named with commas between, those of Chinese too. */
export function namesOf(text: string | undefined): string[] {
  return (text ?? '')
    .split(/[,，、]/)
    .map((name) => name.trim())
    .filter((name) => name !== '');
}

function* linesOf(found: TableClusters, t: T) {
  const { k, rows, sse, totalSs, silhouette, silhouetteSampled, sizes, params, centres, constant, curve } = found;
  if (params.auto)
    for (const point of curve)
      yield t('cli.cluster.curve', { k: point.k, sse: figure(point.sse), silhouette: figure(point.silhouette ?? 0) });
  yield t('cli.cluster.head', { k, rows, sse: figure(sse), totalSs: figure(totalSs) });
  if (silhouette !== null)
    yield t(silhouetteSampled ? 'cli.cluster.silhouetteSampled' : 'cli.cluster.silhouette', {
      value: figure(silhouette),
    });
  for (const [label, size] of sizes.entries()) {
    const centre = params.columns.map((name, c) => `${name} ${figure(centres[label]?.[c] ?? 0)}`).join('  ');
    yield t('cli.cluster.line', { label, size, centre });
  }
  if (constant.length > 0) yield t('cli.cluster.constant', { columns: constant.join(', ') });
}

/** Six digits, as much as anybody reads. */
function figure(value: number): string {
  return String(Number(value.toPrecision(6)));
}
