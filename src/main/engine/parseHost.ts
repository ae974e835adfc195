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

/** No sign of life for this long ends a parse process. */
const SILENCE_MS = 30_000;

interface Line {
  process: ParserProcess;
  timer: NodeJS.Timeout;
  over: boolean;
}

/** Starts, watches and kills the processes that parse; passes their answers on. */
export function createParseHost(spawn: SpawnParser, silenceMs = SILENCE_MS) {
  const lines = new Map<number, Line>();

  function start(
    parseId: number,
    command: Exclude<ParseCommand, { type: 'ack' }>,
    onAnswer: (a: ParseAnswer) => void,
  ): void {
    const { name } = command.request;
    const child = spawn();
    const finish = (answer: ParseAnswer) => {
      if (line.over) return;
      line.over = true;
      clearTimeout(line.timer);
      onAnswer(answer.type === 'error' ? { ...answer, params: { name, ...answer.params } } : answer);
      child.kill();
      lines.delete(parseId);
    };
    const silent = () => finish({ type: 'error', code: 'sheet_timeout', params: {} });
    const line: Line = { process: child, timer: setTimeout(silent, silenceMs), over: false };
    lines.set(parseId, line);
    child.onMessage((answer) => {
      if (line.over) return;
      clearTimeout(line.timer);
      line.timer = setTimeout(silent, silenceMs);
      if (answer.type === 'error' || answer.type === 'end') finish(answer);
      else if (answer.type !== 'alive') onAnswer(answer);
    });
    child.onExit((code, signal) =>
      finish({
        type: 'error',
        // V8 aborts when its heap is full; the system kills what takes the machine's memory.
        code: signal !== null || code === 134 ? 'sheet_out_of_memory' : 'sheet_xml_corrupt',
        params: {},
      }),
    );
    child.send(command);
  }

  return {
    start,
    ack: (parseId: number) => lines.get(parseId)?.process.send({ type: 'ack' }),
    stop(parseId: number) {
      const line = lines.get(parseId);
      if (!line) return;
      line.over = true;
      clearTimeout(line.timer);
      line.process.kill();
      lines.delete(parseId);
    },
    stopAll() {
      for (const parseId of [...lines.keys()]) this.stop(parseId);
    },
  };
}

export type ParseHost = ReturnType<typeof createParseHost>;
