import type { CalendarDay } from '../../shared/domain/calendarDay.ts';

export interface DayWatchDeps {
  today(): CalendarDay;
  everyMs: number;
  /** Called once for each new day, also after a night asleep. */
  onNewDay(): Promise<void>;
  /** A day that could not be told is told again at the next look. */
  onFailure(error: unknown): void;
}

/**
 * Notices that the calendar day has turned while the program is open. It looks at the clock now and then instead of waiting
 * for midnight: a PC that sleeps, or whose clock is set, would miss the moment.
 */
export function watchDay({ today, everyMs, onNewDay, onFailure }: DayWatchDeps): { stop(): void } {
  let told = today();
  let telling = false;
  async function look(): Promise<void> {
    const day = today();
    if (telling || day === told) return;
    telling = true;
    try {
      await onNewDay();
      told = day;
    } catch (error) {
      onFailure(error);
    } finally {
      telling = false;
    }
  }
  const timer = setInterval(() => void look(), everyMs).unref();
  return { stop: () => clearInterval(timer) };
}
