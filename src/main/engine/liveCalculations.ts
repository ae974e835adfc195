import type { EngineEvent, Topic } from '../../shared/contract/events.ts';
import type { WireReply } from '../../shared/contract/hostBridge.ts';
import type { Output } from '../../shared/contract/index.ts';
import { newToken } from '../runtime/ids.ts';
import type { FileSession } from './fileSession.ts';
import type { JobBoard } from './jobBoard.ts';

const SCORE_DELAY_MS = 150;
const SCORE_TRIGGERS: readonly Topic[] = ['orders', 'receivables', 'dealers', 'scoring'];

interface LiveCalculationsOptions {
  /** False where nothing is calculated by itself. */
  auto: boolean;
  jobs: JobBoard;
  /** The file that is open for writing; null where none is. */
  writable(): FileSession | null;
  call(channel: string, input: unknown): Promise<WireReply>;
}

export interface LiveCalculations {
  /** Data of these topics have changed: what follows from them is calculated anew, soon and once. */
  changed(topics: readonly Topic[], by: string): void;
  /** Calculates where the stored result is not what the data say. */
  scoreIfStale(): Promise<void>;
  /** Writes down who is in which segment where that is due, asked for or by itself. */
  keepSegments(asked: boolean): Promise<void>;
  /** For the engine's events: what was put off until a job ends. */
  onEvent(event: EngineEvent): void;
  /** True while a calculation waits for its turn. */
  pending(): boolean;
  /** What waits is given up: its file is left. */
  stop(): void;
}

/** True where a change is a stored calculation: it follows from the data, so no copy and no calculation is due by it. */
export function isDerived(by: string): boolean {
  return /^(scoring|lifecycle)\.store/.test(by);
}

/** Keeps scores, and after them who is in which segment, in step with the data by themselves. */
export function createLiveCalculations({ auto, jobs, writable, call }: LiveCalculationsOptions): LiveCalculations {
  let timer: NodeJS.Timeout | undefined;
  let again = false;

  const runs = (...kinds: string[]) => jobs.running().some(({ kind }) => kinds.includes(kind));

  function scoreSoon(): void {
    clearTimeout(timer);
    timer = setTimeout(() => {
      timer = undefined;
      const session = writable();
      if (!session) return;
      again = runs('scoring.live');
      if (!again) session.startJob(newToken(), 'scoring.live', {});
    }, SCORE_DELAY_MS);
  }

  /** Who is in which segment is written down where that is due, once scores are what the data say. */
  async function keepSegments(asked = auto): Promise<void> {
    const busy = () => timer !== undefined || again || runs('scoring.live', 'segments.keep');
    if (!asked || !writable() || busy()) return;
    const reply = await call('segments.due', {});
    // Parsed by dispatch against the contract's output.
    if (reply.ok && (reply.data as Output<'segments.due'>).due && !busy())
      writable()?.startJob(newToken(), 'segments.keep', {});
  }

  return {
    changed(topics, by) {
      if (auto && !isDerived(by) && topics.some((topic) => SCORE_TRIGGERS.includes(topic))) scoreSoon();
      if (topics.includes('segments') && !by.startsWith('segments.store')) void keepSegments();
    },
    // A file so damaged that it cannot even tell stays open: its pages say so, and it can be checked and copied.
    async scoreIfStale() {
      if (!auto) return;
      const reply = await call('scoring.overview', {});
      // Parsed by dispatch against the contract's output.
      if (reply.ok && (reply.data as Output<'scoring.overview'>).stale) scoreSoon();
      else void keepSegments();
    },
    onEvent(event) {
      if (event.type !== 'job.progress') return;
      // What became due meanwhile was passed by.
      if (event.job.kind === 'segments.keep' && event.job.status === 'done') void keepSegments();
      if (event.job.kind !== 'scoring.live' || event.job.status === 'running') return;
      if (again) scoreSoon();
      again = false;
      void keepSegments();
    },
    keepSegments,
    pending: () => timer !== undefined || again,
    stop() {
      clearTimeout(timer);
      timer = undefined;
    },
  };
}
