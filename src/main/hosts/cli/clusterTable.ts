import { AppError } from '../../../shared/errors/appError.ts';
import { clusterRows } from '../../analytics/clusterRun.ts';
import { type Scale, scaleOf, standardise, unstandardise } from '../../analytics/standardise.ts';
import { createRandom } from '../../runtime/random.ts';
import type { CliHost } from './cliEngine.ts';
import { isNumeric, numberAt } from './columnNumbers.ts';
import { columnNamed, type PlainTable, readPlainFile } from './plainFile.ts';

export interface ClusterTableOptions {
  table: string;
  /** Names of the columns; every column of numbers where none is named. */
  columns: readonly string[];
  log: boolean;
  standardise: boolean;
  /** null: chosen by the silhouette. */
  k: number | null;
  seed: number;
  noHeader: boolean;
  host: CliHost | undefined;
}

/** The most clusters that are tried where k is chosen. */
export const MOST_AUTO = 8;

/** The stable shape of the command line. */
export interface TableClusters {
  table: string;
  rows: number;
  params: {
    k: number;
    auto: boolean;
    seed: number;
    columns: string[];
    log: boolean;
    standardise: boolean;
  };
  k: number;
  sse: number;
  totalSs: number;
  sizes: number[];
  /** Mean over the rows; null for one cluster, which has nothing beside it. */
  silhouette: number | null;
  /** It was estimated from some of the rows. */
  silhouetteSampled: boolean;
  silhouettes: number[];
  /** Every k that was tried. */
  curve: { k: number; sse: number; silhouette: number | null }[];
  /** For each row its place in `sizes` and `centres`, from 0. */
  labels: number[];
  /** In the units of the file. */
  centres: number[][];
  /** In the space the distances were measured in. */
  featureCentres: number[][];
  /** Columns in which all rows are equal: they tell nobody apart. */
  constant: string[];
}

/**
 * Clusters the rows of a plain file.
 * @throws AppError of the `plain_` and `sheet_` families, cluster_one_row, cluster_all_equal, cluster_too_many, cluster_log
 */
export async function clusterTable(options: ClusterTableOptions): Promise<TableClusters> {
  const table = await readPlainFile(options.table, { noHeader: options.noHeader, host: options.host });
  const places =
    options.columns.length === 0 ? columnsOfNumbers(table) : options.columns.map((name) => columnNamed(table, name));
  const twice = places.find((place, i) => places.indexOf(place) !== i);
  if (twice !== undefined) throw new AppError('plain_column_twice', { column: table.header[twice] ?? '' });
  const names = places.map((place) => table.header[place] ?? '');
  const features = places.map((place) => featureOf(columnOf(table, place, options.log), options));
  const columns = features.map(({ values }) => values);
  const distinct = distinctRows(columns);
  if (table.rows.length === 1) throw new AppError('cluster_one_row', { name: table.name });
  if (distinct < 2) throw new AppError('cluster_all_equal', { name: table.name });
  if (options.k !== null && options.k > distinct)
    throw new AppError('cluster_too_many', { k: options.k, most: distinct });
  const run = clusterRows(columns, ksOf(options.k, distinct), (stream) => createRandom(options.seed, stream).next);
  const { chosen, curve, totalSs } = run;
  const silhouette = (k: number, value: number) => (k === 1 ? null : value);
  return {
    table: table.name,
    rows: table.rows.length,
    params: {
      k: chosen.k,
      auto: options.k === null,
      seed: options.seed,
      columns: names,
      log: options.log,
      standardise: options.standardise,
    },
    k: chosen.k,
    sse: chosen.sse,
    totalSs,
    sizes: chosen.sizes,
    silhouette: silhouette(chosen.k, chosen.silhouette.mean),
    silhouetteSampled: chosen.silhouette.sampled,
    silhouettes: chosen.silhouette.groups,
    curve: curve.map((point) => ({ ...point, silhouette: silhouette(point.k, point.silhouette) })),
    labels: [...chosen.labels],
    centres: chosen.centres.map((centre) =>
      centre.map((value, c) => originalOf(value, features[c]?.scale, options.log)),
    ),
    featureCentres: chosen.centres,
    constant: names.filter((_, c) => features[c]?.constant === true),
  };
}

/** Columns mostly of numbers; names and codes in letters say nothing of a distance. */
function columnsOfNumbers(table: PlainTable): number[] {
  const places = table.header.map((_, place) => place).filter((place) => isNumeric(table, place));
  if (places.length > 0) return places;
  throw new AppError('cluster_no_columns', { name: table.name, columns: table.header.join(', ') });
}

/** Every k that is tried. */
function ksOf(k: number | null, distinct: number): number[] {
  if (k !== null) return [k];
  const most = Math.max(2, Math.min(MOST_AUTO, distinct - 1));
  return Array.from({ length: most - 1 }, (_, i) => i + 2);
}

function columnOf(table: PlainTable, place: number, log: boolean): Float64Array {
  return Float64Array.from(table.rows, (_, row) => {
    const value = numberAt(table, row, place);
    if (!log) return value;
    if (value > 0) return Math.log(value);
    throw new AppError('cluster_log', {
      name: table.name,
      line: table.lines[row] ?? 0,
      column: table.header[place] ?? '',
      text: table.rows[row]?.[place] ?? '',
    });
  });
}

interface Feature {
  values: Float64Array;
  scale: Scale | undefined;
  constant: boolean;
}

function featureOf(column: Float64Array, options: ClusterTableOptions): Feature {
  const scale = scaleOf(column);
  return options.standardise
    ? { values: standardise(column, scale), scale, constant: scale.sd === 0 }
    : { values: column, scale: undefined, constant: scale.sd === 0 };
}

function originalOf(value: number, scale: Scale | undefined, log: boolean): number {
  const plain = scale === undefined ? value : unstandardise(value, scale);
  return log ? Math.exp(plain) : plain;
}

function distinctRows(columns: readonly Float64Array[]): number {
  return new Set(Array.from(columns[0] ?? [], (_, row) => columns.map((column) => column[row]).join())).size;
}
