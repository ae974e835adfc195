import type { BrowserContext, Page } from '@playwright/test';
import { random } from '../helpers/random.ts';

/** How many times slower the window's processor runs. */
const CPU_RATE = 4;
/** Every answer of the program is held back for up to so long, ms. */
const MOST_DELAY_MS = 400;

/**
 * Makes the window that of an old PC under load, so that a spec that does not wait for what it needs is found out:
 * a slow processor, and answers that come late and not in the order of their questions.
 * @param seed repeats the same delays for the same questions
 */
export async function slowDown(context: BrowserContext, page: Page, seed: number): Promise<void> {
  const delays = random(seed);
  await context.route('**/call', async (route) => {
    const response = await route.fetch();
    await new Promise((done) => setTimeout(done, delays() * MOST_DELAY_MS));
    await route.fulfill({ response });
  });
  const session = await context.newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate: CPU_RATE });
}
