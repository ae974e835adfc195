import { EngineEvent } from '../../shared/contract/events.ts';
import { isAppError } from '../../shared/errors/appError.ts';
import { getConnection, setConnection } from './connection.ts';
import type { LoopbackSession } from './loopbackSession.ts';

/** Pauses between attempts to reach the program again, in ms; the last one repeats. */
const RETRY_MS = [250, 500, 1000, 2000, 5000] as const;

/**
 * Keeps a stream of newline-delimited JSON events open for as long as the window lives. The host ends itself when no
 * stream has been open for 10 s, so this is also what keeps it alive.
 */
export function streamEvents(session: LoopbackSession, emit: (event: EngineEvent) => void): void {
  let failures = 0;
  const attempt = async (): Promise<void> => {
    try {
      const response = await session.send('/events');
      if (!response.ok || response.body === null) throw new Error(`events: ${response.status}`);
      setConnection('connected');
      failures = 0;
      await readLines(response.body, emit);
    } catch (error) {
      if (isAppError(error) && error.code === 'session_ended') return;
    }
    if (failures > 0) setConnection('lost');
    const wait = RETRY_MS[Math.min(failures, RETRY_MS.length - 1)];
    failures += 1;
    if (getConnection() !== 'ended') setTimeout(() => void attempt(), wait);
  };
  void attempt();
}

async function readLines(body: ReadableStream<Uint8Array>, emit: (event: EngineEvent) => void): Promise<void> {
  const reader = body.getReader();
  const decoder = new TextDecoder();
  let rest = '';
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    const lines = (rest + decoder.decode(part.value, { stream: true })).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) {
      // Blank lines only keep the stream open.
      if (line.trim() === '') continue;
      const event = EngineEvent.safeParse(JSON.parse(line));
      if (event.success) emit(event.data);
    }
  }
}
