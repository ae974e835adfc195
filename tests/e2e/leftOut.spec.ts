import type { Page } from '@playwright/test';
import { ScoringPage } from './pages/scoringPage.ts';
import { shareSampleShop } from './sampleShop.ts';
import { expect, test } from './startProgram.ts';

const shop = shareSampleShop();
let page: Page;
test.beforeAll(() => {
  ({ page } = shop);
});

const minor = (text: string) => Number(text.replace(/[^\d-]/g, ''));

test('the sum of all tiers goes on to what is left out of grading, as on paper', async () => {
  const scoring = new ScoringPage(page);
  await scoring.open();
  const amountOf = async (name: string) => {
    const row = scoring.tiers.getByRole('row').filter({ has: page.getByRole('rowheader', { name, exact: true }) });
    return minor(await row.getByRole('cell').nth(2).innerText());
  };
  await expect(scoring.tiers.getByRole('rowheader', { name: '总计', exact: true })).toBeVisible();

  expect(await amountOf('不参与评级')).toBeGreaterThan(0);
  expect(await amountOf('总计')).toBe((await amountOf('合计')) + (await amountOf('不参与评级')));
  await page.getByRole('navigation').getByRole('link', { name: '客户', exact: true }).click();
  await shop.list.settled();
  // The list of everybody tells the same.
  const told = page.getByRole('main').getByText(/^本期金额合计/);
  const all = minor(await told.innerText());
  await scoring.open();
  expect(await amountOf('总计')).toBe(all);
});
