import type { CliIo } from './cliEngine.ts';

/** The process' own streams. */
export function processIo(streams: Pick<NodeJS.Process, 'stdin' | 'stdout' | 'stderr'>): CliIo {
  return {
    out: (text) => streams.stdout.write(text),
    err: (text) => streams.stderr.write(text),
    async readStdin() {
      const chunks: Buffer[] = [];
      // Standard input without an encoding yields buffers.
      for await (const chunk of streams.stdin) chunks.push(chunk as Buffer);
      return Buffer.concat(chunks).toString('utf8');
    },
    interactive: streams.stderr.isTTY === true,
  };
}
