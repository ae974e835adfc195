/** One measured figure of one run. The parent takes the median over the runs. */
export interface Sample {
  /** What was measured; the same words in every run. */
  what: string;
  value: number;
  unit: Unit;
  /** The same work reduced to what cannot be left out, measured in the same run. */
  floor?: { value: number; name: string };
  /** What the figure must not exceed: times the floor, or in its own unit. */
  goal?: { over: 'floor' | 'value'; max: number };
  note?: string;
}

export type Unit = 's' | 'ms' | 'MB' | '%' | '';

/** A line without figures: what could not be measured, and why. */
export interface Missing {
  what: string;
  missing: string;
}

export type Measured = Sample | Missing;

/** Takes a figure as soon as it is known. */
export type Emit = (measured: Measured) => void;

export interface BenchRow extends Omit<Sample, 'note'> {
  section: string;
  /** Median of the runs' ratios, undefined without a floor. */
  ratio: number | undefined;
  runs: number;
  /** Undefined where there is no goal. */
  verdict: 'met' | 'MISSED' | 'too busy' | undefined;
  note: string;
}

/** Medians over runs, in the order in which the figures first came. */
export function summarise(section: string, runs: readonly (readonly Sample[])[]): BenchRow[] {
  const byWhat = new Map<string, Sample[]>();
  for (const sample of runs.flat()) {
    const list = byWhat.get(sample.what);
    if (list) list.push(sample);
    else byWhat.set(sample.what, [sample]);
  }
  return [...byWhat.values()].flatMap((samples) => {
    const first = samples[0];
    return first ? [summary(section, first, samples)] : [];
  });
}

function summary(section: string, first: Sample, samples: readonly Sample[]): BenchRow {
  const value = median(samples.map((sample) => sample.value));
  const floors = samples.flatMap((sample) => sample.floor?.value ?? []);
  const ratios = samples.flatMap((sample) => (sample.floor ? sample.value / sample.floor.value : []));
  const ratio = ratios.length === 0 ? undefined : median(ratios);
  return {
    section,
    what: first.what,
    unit: first.unit,
    value,
    ratio,
    runs: samples.length,
    verdict: verdictOn(first.goal, { value, ratio, floor: floors.length === 0 ? undefined : median(floors) }),
    note: first.note ?? '',
    ...(first.floor ? { floor: { name: first.floor.name, value: median(floors) } } : {}),
    ...(first.goal ? { goal: first.goal } : {}),
  };
}

/** A machine that takes half of what is allowed for nothing at all can miss a goal, but not show that the program did. */
const BUSY_SHARE = 0.5;

function verdictOn(
  goal: Sample['goal'],
  { value, ratio, floor }: { value: number; ratio: number | undefined; floor: number | undefined },
): BenchRow['verdict'] {
  if (goal === undefined) return undefined;
  if (goal.over === 'floor') return (ratio ?? 0) <= goal.max ? 'met' : 'MISSED';
  if (value <= goal.max) return 'met';
  return floor !== undefined && floor > goal.max * BUSY_SHARE ? 'too busy' : 'MISSED';
}

/** The middle value; of an even number the mean of the two in the middle. NaN of nothing. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const half = sorted.length / 2;
  const upper = sorted[Math.floor(half)] ?? Number.NaN;
  const lower = sorted[Math.ceil(half) - 1] ?? Number.NaN;
  return (lower + upper) / 2;
}

/** The smallest value that at least `share` of the values do not exceed. NaN of nothing. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;
}
