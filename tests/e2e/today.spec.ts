import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { ImportPage } from './pages/importPage.ts';
import { SettingsPage } from './pages/settingsPage.ts';
import { expect, test } from './startProgram.ts';

/** The day: begun with, worked off by keys, and reminded of. */

/** A Sunday at ten: nobody works, and no hour is a quiet one. */
const MORNING = new Date('2026-11-22T10:00:00+08:00');

const heading = (page: Page) => page.getByRole('heading', { level: 1, name: '今日' });
const part = (page: Page, name: string) => page.getByRole('region', { name });
const reminder = (page: Page) => page.getByRole('status').filter({ hasText: '今天要做的事' });

async function importDealers(page: Page): Promise<void> {
  const imports = new ImportPage(page);
  await imports.open();
  await imports.pick({ name: 'list.csv', text: '客户编号,客户名称\nK1,城东店\nK2,河西店' });
  await imports.waitFor('识别结果');
  await imports.next('检查结果');
  await imports.next('导入完成');
}

/** Logs a call with a next step for today, by keys. */
async function logStep(page: Page, dealer: string, step: string): Promise<void> {
  await page.keyboard.press('Control+l');
  const dialog = page.getByRole('dialog', { name: '记一条跟进' });
  await expect(dialog.getByLabel('客户名称')).toBeFocused();
  await page.keyboard.insertText(dealer);
  await page.keyboard.press('Enter');
  await expect(dialog.getByRole('radio', { name: '去电' })).toBeFocused();
  for (const key of ['1', '1', 'Tab']) await page.keyboard.press(key);
  await page.keyboard.insertText(step);
  await page.keyboard.press('Tab');
  await page.keyboard.insertText('今天');
  await page.keyboard.press('Enter');
  await expect(dialog).toBeHidden();
}

test('a file opens on the day, whose lines are worked off by keys; reminders come once a day and lead to it', async ({
  program,
}) => {
  const { page, home } = program;
  const kept = join(home, 'state.json');
  /** Preferences are written when they have settled. */
  const keeps = (what: RegExp) => expect.poll(() => (existsSync(kept) ? readFileSync(kept, 'utf8') : '')).toMatch(what);
  await page.clock.install({ time: MORNING });
  await importDealers(page);
  await page.evaluate(() => {
    location.hash = '#/';
  });
  await expect(heading(page)).toBeFocused();
  await expect(part(page, '到期的下一步')).toContainText('没有到期的下一步。');
  await logStep(page, '城东店', '送样品');
  await logStep(page, '河西店', '对账');

  const steps = part(page, '到期的下一步');
  await expect(steps.getByRole('listitem')).toHaveCount(2);
  await heading(page).focus();
  await page.keyboard.press('ArrowDown');
  await expect(steps.getByRole('link', { name: '城东店' })).toBeFocused();
  await page.keyboard.press('t');
  await expect(steps.getByRole('listitem')).toHaveCount(1);
  // What stands in its place has the keys.
  await expect(steps.getByRole('link', { name: '河西店' })).toBeFocused();
  await page.keyboard.press('d');
  await expect(steps).toContainText('没有到期的下一步。');
  await page.getByRole('alert').filter({ hasText: '1 项下一步已完成' }).getByRole('button', { name: '撤销' }).click();
  await expect(steps.getByRole('link', { name: '河西店' })).toBeVisible();
  await steps.getByRole('button', { name: '收起：到期的下一步' }).click();
  await expect(steps.getByRole('listitem')).toHaveCount(0);

  await keeps(/today\.folded/);
  await page.reload();
  await expect(heading(page)).toBeFocused();
  await expect(steps.getByRole('button', { name: '展开：到期的下一步' })).toBeVisible();
  // Sunday: nobody is reminded unless the owner wishes it.
  await page.clock.runFor(6_000);
  await expect(reminder(page)).toHaveCount(0);
  await new SettingsPage(page).open();
  await page.getByRole('checkbox', { name: '休息日不提醒（按节假日页的工作日）' }).uncheck();
  await keeps(/skipOff[^,]*false/);
  await page.reload();
  await expect(page.getByRole('heading', { level: 1, name: '设置' })).toBeVisible();
  await page.clock.runFor(6_000);
  await expect(reminder(page)).toContainText('到期的下一步 1 项');
  await reminder(page).getByRole('button', { name: '去看看' }).click();
  await expect(heading(page)).toBeFocused();
  await expect(reminder(page)).toHaveCount(0);
  await keeps(/reminders\.told/);

  // Opened again on the same day it has nothing new to say.
  await page.reload();
  await expect(heading(page)).toBeFocused();
  await page.clock.runFor(30_000);
  await expect(reminder(page)).toHaveCount(0);
});
