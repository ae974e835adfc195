import type { Parser } from '../spreadsheets/parser.ts';
import { createParseHost, type SpawnParser } from './parseHost.ts';
import { relayedParser } from './relayedParser.ts';

/** A parser without an engine around it; `stop` ends its processes. For looking at a file without any data file. */
export function createOwnParser(spawn: SpawnParser): { parser: Parser; stop: () => void } {
  const host = createParseHost(spawn);
  let last = 0;
  const parser = relayedParser({
    start(command, onAnswer) {
      if (command.type === 'ack') throw new Error('nothing to take yet');
      last += 1;
      const id = last;
      host.start(id, command, onAnswer);
      return { ack: () => host.ack(id), stop: () => host.stop(id) };
    },
    checkCancelled: () => undefined,
  });
  return { parser, stop: () => host.stopAll() };
}
