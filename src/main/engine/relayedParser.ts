import { APP_ERROR_CODES, AppError, type AppErrorCode } from '../../shared/errors/appError.ts';
import type { BookHead, ParseAnswer, ParseCommand, Parser } from '../spreadsheets/parser.ts';
import type { RawRow } from '../spreadsheets/workbook.ts';

/** One running parse process as the job worker sees it. */
interface ParseLine {
  ack(): void;
  stop(): void;
}

interface Relay {
  start(command: ParseCommand, onAnswer: (answer: ParseAnswer) => void): ParseLine;
  checkCancelled(): void;
}

const CANCEL_POLL_MS = 50;
const text = new TextDecoder();

/** A {@link Parser} whose work is done by a process that the engine's thread starts, watches and can kill. */
export function relayedParser(relay: Relay): Parser {
  return {
    async head(request, rowsPerSheet, hold = false) {
      let head: BookHead | undefined;
      for await (const answer of answers(relay, { type: 'head', request, rowsPerSheet, hold })) {
        if (answer.type === 'head') head = answer.head;
      }
      if (!head) throw new AppError('internal', { incident: 'parser' });
      return head;
    },
    async unlock(request, target) {
      for await (const _ of answers(relay, { type: 'unlock', request, target }));
    },
    async *rows(request, sheet, told, most) {
      const asked = { type: 'rows' as const, request, sheet, ...(most === undefined ? {} : { most }) };
      for await (const answer of answers(relay, asked)) {
        // Written by our own parse process from typed rows.
        if (answer.type === 'chunk') yield JSON.parse(text.decode(answer.rows)) as RawRow[];
        if (answer.type === 'end' && answer.sheet !== undefined) told?.(answer.sheet);
      }
    },
  };
}

async function* answers(relay: Relay, command: ParseCommand): AsyncGenerator<ParseAnswer> {
  const arrived: ParseAnswer[] = [];
  let wake: () => void = () => undefined;
  const line = relay.start(command, (answer) => {
    arrived.push(answer);
    wake();
  });
  try {
    while (true) {
      const answer = arrived.shift();
      if (answer === undefined) {
        relay.checkCancelled();
        await new Promise<void>((resolve) => {
          const timer = setTimeout(resolve, CANCEL_POLL_MS);
          wake = () => {
            clearTimeout(timer);
            resolve();
          };
        });
        continue;
      }
      if (answer.type === 'error') throw new AppError(knownCode(answer.code), answer.params);
      if (answer.type === 'chunk') line.ack();
      yield answer;
      if (answer.type === 'end') return;
    }
  } finally {
    line.stop();
  }
}

function knownCode(code: string): AppErrorCode {
  return APP_ERROR_CODES.find((known) => known === code) ?? 'internal';
}
