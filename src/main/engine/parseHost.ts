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

/** No sign of life for this long ends a parse process. */
const SILENCE_MS = 30_000;
/** A process that has done its work well waits this long for more: an import reads its file three times. */
const REST_MS = 10_000;
/** One that has grown beyond this is not used again. */
const REUSE_RSS_BYTES = 400 * 1024 * 1024;

/** How V8 ends a process whose heap is full: it aborts, on some systems by a trap. */
const HEAP_SIGNALS: readonly (string | null)[] = ['SIGABRT', 'SIGTRAP', 'SIGILL'];
const HEAP_CODE = 134;

interface Running {
  process: ParserProcess;
  /** What it works on; null while it rests. */
  line: { parseId: number; name: string; onAnswer: (answer: ParseAnswer) => void } | null;
  timer: NodeJS.Timeout | undefined;
  rssBytes: number;
}

/**
 * A process that watches its memory says so itself; of one that died without a word only a full heap proves it, and a kill
 * when it was large already: that is how the system takes memory back. Anybody may kill a small one.
 */
function ranOutOfMemory(code: number | null, signal: string | null, rssBytes: number): boolean {
  if (code === HEAP_CODE || HEAP_SIGNALS.includes(signal)) return true;
  return signal === 'SIGKILL' && rssBytes > REUSE_RSS_BYTES;
}

/** Starts, watches and kills the processes that parse; passes their answers on. */
export function createParseHost(spawn: SpawnParser, silenceMs = SILENCE_MS) {
  const busy = new Map<number, Running>();
  let resting: Running | undefined;

  function launch(): Running {
    const running: Running = { process: spawn(), line: null, timer: undefined, rssBytes: 0 };
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
    watch(running);
    if (answer.type === 'alive') running.rssBytes = answer.rssBytes;
    else if (answer.type === 'error') fail(running, answer);
    else if (answer.type === 'end') rest(running, answer);
    else running.line.onAnswer(answer);
  }

  function watch(running: Running): void {
    clearTimeout(running.timer);
    running.timer = setTimeout(() => fail(running, { type: 'error', code: 'sheet_timeout', params: {} }), silenceMs);
  }

  /** Work that failed ends its process: what it was reading may have left it in any state. */
  function fail(running: Running, answer: Extract<ParseAnswer, { type: 'error' }>): void {
    const { line } = running;
    end(running);
    line?.onAnswer({ ...answer, params: { name: line.name, ...answer.params } });
  }

  function rest(running: Running, answer: ParseAnswer): void {
    const { line } = running;
    if (line) busy.delete(line.parseId);
    running.line = null;
    clearTimeout(running.timer);
    if (resting || running.rssBytes > REUSE_RSS_BYTES) end(running);
    else {
      resting = running;
      running.timer = setTimeout(() => end(running), REST_MS);
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
      running.line = { parseId, name: work.request.name, onAnswer };
      busy.set(parseId, running);
      watch(running);
      running.process.send(work);
    },
    ack: (parseId: number) => busy.get(parseId)?.process.send({ type: 'ack' }),
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
