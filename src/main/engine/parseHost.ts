import type { ParseAnswer, ParseCommand } from '../spreadsheets/parser.ts';

/** A started parse process; each host starts one in its own way. */
export interface ParserProcess {
  send(command: ParseCommand): void;
  onMessage(listener: (answer: ParseAnswer) => void): void;
  /** Called once, however the process ends. `signal` is set when the system or we killed it. */
  onExit(listener: (code: number | null, signal: string | null) => void): void;
  kill(): void;
}

export type SpawnParser = () => ParserProcess;
type ParseWork = Exclude<ParseCommand, { type: 'ack' }>;

/**
 * No progress for this long ends a parse process: one that is silent, and one that says it is alive and has done nothing
 * since it last said so.
 */
const PATIENCE_MS = 30_000;
/** A process that has done its work well waits this long for more: an import reads its file three times. */
const REST_MS = 10_000;
/** One that holds a book in memory, and is large by that, waits as long as the book does. */
const HOLD_MS = 1500;
/** One that has grown beyond this is not used again: what it holds is wanted by the commit of the large file it has read. */
const REUSE_RSS_BYTES = 96 * 1024 * 1024;
/** One that was killed beyond this was killed for its memory. */
const LARGE_RSS_BYTES = 400 * 1024 * 1024;

/** How V8 ends a process whose heap is full: it aborts, on some systems by a trap. */
const HEAP_SIGNALS: readonly (string | null)[] = ['SIGABRT', 'SIGTRAP', 'SIGILL'];
const HEAP_CODE = 134;

interface Running {
  process: ParserProcess;
  /** What it works on; null while it rests. */
  line: { parseId: number; name: string; untaken: number; onAnswer: (answer: ParseAnswer) => void } | null;
  timer: NodeJS.Timeout | undefined;
  rssBytes: number;
  /** Pieces of work that it has counted; a process never counts back. */
  steps: number;
}

/**
 * A process that watches its memory says so itself; of one that died without a word only a full heap proves it, and a kill
 * when it was large already: that is how the system takes memory back. Anybody may kill a small one.
 */
function ranOutOfMemory(code: number | null, signal: string | null, rssBytes: number): boolean {
  if (code === HEAP_CODE || HEAP_SIGNALS.includes(signal)) return true;
  return signal === 'SIGKILL' && rssBytes > LARGE_RSS_BYTES;
}

/** Starts, watches and kills the processes that parse; passes their answers on. */
export function createParseHost(spawn: SpawnParser, patienceMs = PATIENCE_MS) {
  const busy = new Map<number, Running>();
  let resting: Running | undefined;

  function launch(): Running {
    const running: Running = { process: spawn(), line: null, timer: undefined, rssBytes: 0, steps: 0 };
    running.process.onMessage((answer) => onMessage(running, answer));
    running.process.onExit((code, signal) => {
      if (resting === running) resting = undefined;
      const full = ranOutOfMemory(code, signal, running.rssBytes);
      fail(running, { type: 'error', code: full ? 'sheet_out_of_memory' : 'sheet_broken_off', params: {} });
    });
    return running;
  }

  function onMessage(running: Running, answer: ParseAnswer): void {
    if (!running.line) return;
    if (answer.type !== 'alive' || hasMoved(running, answer.steps)) watch(running);
    if (answer.type === 'alive') {
      running.rssBytes = answer.rssBytes;
      running.steps = answer.steps;
    } else if (answer.type === 'error') fail(running, answer);
    else if (answer.type === 'end') rest(running, answer);
    else {
      if (answer.type === 'chunk') running.line.untaken += 1;
      running.line.onAnswer(answer);
    }
  }

  /** Who waits for his rows to be taken has nothing to do meanwhile. */
  function hasMoved({ line, steps }: Running, counted: number): boolean {
    return counted > steps || (line?.untaken ?? 0) > 0;
  }

  function watch(running: Running): void {
    clearTimeout(running.timer);
    running.timer = setTimeout(() => fail(running, { type: 'error', code: 'sheet_timeout', params: {} }), patienceMs);
  }

  /** Work that failed ends its process: what it was reading may have left it in any state. */
  function fail(running: Running, answer: Extract<ParseAnswer, { type: 'error' }>): void {
    const { line } = running;
    end(running);
    line?.onAnswer({ ...answer, params: { name: line.name, ...answer.params } });
  }

  function rest(running: Running, answer: Extract<ParseAnswer, { type: 'end' }>): void {
    const { line } = running;
    if (line) busy.delete(line.parseId);
    running.line = null;
    clearTimeout(running.timer);
    const isLarge = running.rssBytes > REUSE_RSS_BYTES;
    if (resting || (isLarge && !answer.holds)) end(running);
    else {
      resting = running;
      running.timer = setTimeout(() => end(running), isLarge ? HOLD_MS : REST_MS);
    }
    line?.onAnswer(answer);
  }

  function end(running: Running): void {
    if (running.line) busy.delete(running.line.parseId);
    if (resting === running) resting = undefined;
    running.line = null;
    clearTimeout(running.timer);
    running.process.kill();
  }

  return {
    start(parseId: number, work: ParseWork, onAnswer: (answer: ParseAnswer) => void): void {
      const running = resting ?? launch();
      resting = undefined;
      running.line = { parseId, name: work.request.name, untaken: 0, onAnswer };
      busy.set(parseId, running);
      watch(running);
      running.process.send(work);
    },
    ack(parseId: number): void {
      const running = busy.get(parseId);
      if (running?.line) running.line.untaken -= 1;
      running?.process.send({ type: 'ack' });
    },
    stop(parseId: number): void {
      const running = busy.get(parseId);
      if (running) end(running);
    },
    stopAll(): void {
      for (const running of busy.values()) end(running);
      if (resting) end(resting);
    },
  };
}
