import type { CliIo } from './cliEngine.ts';

/** The process' own streams. */
export function processIo(streams: Pick<NodeJS.Process, 'stdin' | 'stdout' | 'stderr'>): CliIo {
  for (const stream of [streams.stdout, streams.stderr]) {
    // Whoever reads may have enough before the end, as `head` has: the work is finished all the same.
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE') throw error;
    });
  }
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
