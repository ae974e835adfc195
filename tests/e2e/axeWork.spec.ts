import type { Page } from '@playwright/test';
import { Findings } from './pages/findings.ts';
import { shareSampleShop } from './sampleShop.ts';
import { expect, test } from './startProgram.ts';

/** Dialogs of the work with dealers, in both themes. */
/** A case of the first dealer that the picker offers, so that lists and figures are not empty; its page is shown then. */
async function addCase(page: Page, findings: Findings): Promise<void> {
  await findings.goTo('/cases');
  await page.getByRole('main').getByRole('button', { name: '登记客诉' }).first().click();
  const dialog = page.getByRole('dialog', { name: '登记客诉、建议、售后或退换货' });
  await expect(dialog.getByRole('combobox', { name: '客户' })).toBeFocused();
  await findings.look('add case');
  await page.keyboard.insertText('便利');
  await page.getByRole('option').first().click();
  await dialog.getByRole('textbox', { name: '内容' }).fill('到货破了两箱');
  await dialog.getByRole('combobox', { name: '经办人' }).fill('赵经理');
  await findings.look('add case, filled');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByRole('main').getByRole('heading', { level: 1 })).toHaveText(/^KS-/);
}

test.describe('dialogs', () => {
  const shop = shareSampleShop();

  test('of dealers: one entry for many, when they are visited', async () => {
    const { page, list } = shop;
    const findings = new Findings(page);
    for (const [act, dialog] of [
      ['记跟进', /^给 2 家客户记同一条跟进/],
      ['拜访安排', /^改 2 家客户的拜访安排/],
    ] as const) {
      await list.grid.focus();
      for (const key of act === '拜访安排' ? [] : ['Space', 'ArrowDown', 'Space']) await page.keyboard.press(key);
      await page.getByRole('main').getByRole('button', { name: '更多操作' }).click();
      await page.getByRole('menuitem', { name: act }).click();
      await findings.lookAtDialog(act, dialog);
    }
    await list.openFirst();
    await page.getByRole('region', { name: '拜访安排' }).getByRole('button', { name: '修改' }).click();
    await findings.lookAtDialog('visit settings', /^拜访安排/);
    findings.nothing();
  });

  test('of cases, their rules and their figures', async () => {
    const { page } = shop;
    const findings = new Findings(page);
    const main = page.getByRole('main');
    await addCase(page, findings);
    await findings.look('case');
    await findings.goTo('/cases');
    await main.getByRole('button', { name: '规则' }).click();
    await findings.lookAtDialog('case rules', '客诉规则');
    await findings.goTo('/cases/stats');
    await expect(main.getByRole('heading', { name: '原因排名' })).toBeVisible();
    await findings.look('figures of cases');
    findings.nothing();
  });
});
