import type { Answers } from './load.ts';
import { type Emit, percentile } from './samples.ts';

const MAX_ANSWER_MS = 50;

/** A row for each question of the grid: what 99 of 100 answers took, against an idle thread at the same moments. */
export function emitAnswers(when: string, { ms, echo }: Answers, emit: Emit): void {
  for (const [kind, times] of Object.entries(ms)) {
    emit({
      what: `${kind}, ${when}: p99`,
      value: percentile(times, 0.99),
      unit: 'ms',
      floor: { value: percentile(echo, 0.99), name: 'idle thread' },
      goal: { over: 'value', max: MAX_ANSWER_MS },
      note: `${times.length} asked, p50 ${percentile(times, 0.5).toFixed(1)}, worst ${Math.max(...times).toFixed(0)}`,
    });
  }
}
