import { expect, type Page } from '@playwright/test';
import axe from 'axe-core';

/** Where to look, by which rules, and whether what is no more than a nuisance counts too. */
export interface Look {
  readonly within?: string;
  readonly rules?: readonly string[];
  readonly graveOnly?: boolean;
}

/**
 * What axe finds on the page as it is shown, a line for each rule with the elements that break it. Printed pages in their
 * frames are paper and not looked at, so axe need not be carried into every frame and a second page: a look takes a third
 * of the time, and there are hundreds.
 */
export async function faultsOf(page: Page, look: Look = {}): Promise<string[]> {
  // A page that was loaded anew has lost it. The window's own policy forbids it scripts of others; the debugger may.
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe.source);
  const { violations } = await page.evaluate(({ within, rules }) => {
    // Colours on their way from one to the other belong to neither. Waiting for their end may be for ever: a transition that
    // is begun anew meanwhile ends nobody's promise.
    for (const run of document.getAnimations()) if (run instanceof CSSTransition) run.finish();
    return (window as unknown as { axe: typeof axe }).axe.run(
      { ...(within === undefined ? {} : { include: [within] }), exclude: ['iframe'] },
      { resultTypes: ['violations'], ...(rules === undefined ? {} : { runOnly: [...rules] }) },
    );
  }, look);
  return violations
    .filter(({ impact }) => look.graveOnly !== true || impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`);
}

/** The page in a theme, as a PC whose owner likes it so. */
export async function showTheme(page: Page, theme: 'light' | 'dark'): Promise<void> {
  await page.emulateMedia({ colorScheme: theme });
  await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', theme);
}
