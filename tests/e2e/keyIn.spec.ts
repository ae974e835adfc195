import type { Page } from '@playwright/test';
import { faultsOf, showTheme } from './pages/accessibility.ts';
import { shareSampleShop } from './sampleShop.ts';
import { expect, test } from './startProgram.ts';

const shop = shareSampleShop();
let page: Page;
let planned: { rep: string; on: string };
/** The number of the sheet that the tests key in: the sample shop has sheets of its own. */
let sheet = '';
// After a test that failed the next one begins with a shop of its own, which has to have its sheet too.
test.beforeAll(async () => {
  page = shop.page;
  planned = await planEight();
});

/** How many keys were pressed for a sheet. */
let keys = 0;
async function press(...pressed: readonly string[]): Promise<void> {
  for (const key of pressed) {
    keys += 1;
    await page.keyboard.press(key);
  }
}

const goTo = (path: string) => page.evaluate((to) => location.assign(`#${to}`), path);

/** Asks the program as the page itself does. */
async function ask<A>(channel: string, input: object): Promise<A> {
  const answer = await page.evaluate(
    async ({ channel: to, input: what }) => {
      const response = await fetch('/call', {
        method: 'POST',
        headers: {
          'Content-Type': 'application/json',
          Authorization: `Bearer ${sessionStorage.getItem('dealerdesk.token')}`,
        },
        body: JSON.stringify({ channel: to, input: what }),
      });
      return (await response.json()) as unknown;
    },
    { channel, input },
  );
  return (answer as { data: A }).data;
}

/** Eight visits of a rep on today's plan, a Sunday on which nobody else is seen, and their sheet. */
async function planEight(): Promise<{ rep: string; on: string }> {
  const { today: on } = await ask<{ today: string }>('session.get', {});
  const { reps } = await ask<{ reps: { id: number; name: string }[] }>('reps.list', {});
  const { ids } = await ask<{ ids: number[] }>('dealers.ids', {});
  const [first] = reps;
  if (first === undefined) throw new Error('the sample has reps');
  await ask('visits.add', { visits: ids.slice(0, 8).map((dealerId) => ({ dealerId, repId: first.id, on })) });
  const issued = await ask<{ days: { repId: number; sheetId: number }[] }>('visits.issueSheets', { from: on, to: on });
  sheet = String(issued.days.find(({ repId }) => repId === first.id)?.sheetId);
  return { rep: first.name, on };
}

async function openSheet(): Promise<void> {
  await page.getByRole('textbox', { name: '拜访单号' }).fill(sheet);
  await page.keyboard.press('Enter');
}

test('a sheet of eight is keyed in by the keyboard alone', async () => {
  const { rep, on } = planned;
  await goTo('/visits/key-in');
  await openSheet();
  await expect(page.getByText(new RegExp(`拜访单号 ${sheet} · ${rep}`))).toBeVisible();
  const first = page.getByRole('textbox', { name: /第 1 行 .*结果/ });
  await expect(first).toBeFocused();

  keys = 0;
  // Ordered, 3000, in a week; owner away; interested, next Friday; closed; no need; missed for want of time; moved; ordered.
  await press('1', '3', '0', '0', '0', 'Tab', '+', '7', 'Enter');
  await press('4', 'Enter', '2', '+', '3', 'Enter', '5', 'Enter', '3', 'Enter');
  await press('8', 'Enter', '9', '+', '1', 'Enter', '1', '8', '0', '0', 'Enter');
  await press('Control+Enter');

  await expect(page.getByText('已写入 8 行。')).toBeVisible();
  // The sheet is done: the next number is typed at once.
  await expect(page.getByRole('textbox', { name: '拜访单号' })).toBeFocused();
  await expect(page.getByRole('row', { name: /3,000/ })).toBeVisible();
  // Nobody said why the sixth was missed: that is told, not passed over.
  await expect(page.getByRole('row', { name: /未访 · 其他（没说原因）/ })).toBeVisible();
  // At three keys a second that is a quarter of a minute; a sheet may take a whole one.
  expect(keys).toBeLessThanOrEqual(45);

  await goTo('/visits/spoken');
  await expect(page.getByRole('table', { name: '口头订单' }).getByRole('row', { name: /3,000/ }).first()).toBeVisible();
  expect(await ask('visits.spoken', { from: on, to: on })).toMatchObject({ total: 2 });
});

test('a message is understood line by line beside what is there, and the pages keep nobody out', async () => {
  await goTo('/visits/key-in');
  await openSheet();
  await page.getByText('微信文字', { exact: true }).click();
  await page
    .getByRole('textbox', { name: '微信文字' })
    .fill('1 拒访\n2 老板不在 见张姐 竞品 蓝月 洗衣液 12.5\n9 关门\n今天好累啊');
  await page.keyboard.press('Control+Enter');

  const preview = page.getByRole('table', { name: '核对' });
  await expect(preview.getByRole('row', { name: /与已有不同.*拒访.*已下单/ })).toBeVisible();
  await expect(preview.getByRole('row', { name: /补充.*张姐/ })).toBeVisible();
  await expect(preview.getByRole('row', { name: /单上没有这一行：9/ })).toBeVisible();
  await expect(page.getByRole('alert').getByText('今天好累啊')).toBeVisible();
  const found: string[] = [];
  const look = async (place: string) => {
    for (const theme of ['light', 'dark'] as const) {
      await showTheme(page, theme);
      for (const fault of await faultsOf(page, { graveOnly: true })) found.push(`${place} ${theme}: ${fault}`);
    }
    await showTheme(page, 'light');
  };
  await look('text');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByText(/已写入 1 行，2 行没有写入/)).toBeVisible();
  await page.getByText('逐行补录', { exact: true }).click();
  await expect(page.getByRole('textbox', { name: /第 1 行 .*结果/ })).toBeVisible();
  await look('keys');
  await goTo('/visits/market');
  await expect(page.getByRole('row', { name: /蓝月 洗衣液 12.5/ })).toBeVisible();
  await look('market');
  await goTo('/visits/spoken');
  await expect(page.getByRole('table', { name: '口头订单' })).toBeVisible();
  await look('spoken');
  expect(found).toEqual([]);
});

test('what was typed is there again when the page was left; an unplanned visit stays in sight with its number', async () => {
  await goTo('/visits/key-in');
  const open = async () => {
    await openSheet();
    await expect(page.getByRole('textbox', { name: /第 1 行 .*结果/ })).toBeVisible();
  };
  await open();
  await page.getByRole('combobox', { name: '加一家计划外的客户' }).fill('hw');
  await page.getByRole('option').first().click();
  const result = page.getByRole('textbox', { name: /第 \+1 行 .*结果/ });
  await expect(result).toBeFocused();
  await press('1', '5', '0', '0');

  await goTo('/today');
  await expect(page.getByRole('heading', { level: 1, name: '今日' })).toBeVisible();
  await goTo('/visits/key-in');
  await open();
  await expect(page.getByText('离开这一页以前填的、还没保存的内容还在。')).toBeVisible();
  await expect(page.getByRole('textbox', { name: /第 \+1 行 .*金额/ })).toHaveValue('500');
  await result.focus();
  await press('Control+Enter');

  await expect(page.getByText('已写入 1 行。')).toBeVisible();
  await expect(page.getByText('离开这一页以前填的、还没保存的内容还在。')).toBeHidden();
  await expect(page.getByRole('row').filter({ has: result })).toContainText('500');
  await page.getByRole('alert').filter({ hasText: '已写入 1 行' }).getByRole('button', { name: '撤销' }).click();
  await expect(page.getByRole('row').filter({ has: result })).not.toContainText('500');
});

test('a message of another sheet is told, kept while that one is opened, and what was handed back stays in the box', async () => {
  const { reps } = await ask<{ reps: { id: number }[] }>('reps.list', {});
  const { ids } = await ask<{ ids: number[] }>('dealers.ids', {});
  const { today: on } = await ask<{ today: string }>('session.get', {});
  await ask('visits.add', {
    visits: ids.slice(30, 32).map((dealerId) => ({ dealerId, repId: reps[4]?.id, on })),
  });
  const issued = await ask<{ days: { sheetId: number }[] }>('visits.issueSheets', {
    ...{ from: on, to: on, reps: [reps[4]?.id] },
  });
  const other = String(issued.days[0]?.sheetId);
  await goTo('/visits/key-in');
  await openSheet();
  await page.getByText('微信文字', { exact: true }).click();
  const box = page.getByRole('textbox', { name: '微信文字' });
  await box.fill(`${other}号单\n1 已订 700\n9 关门\n今天好累啊`);
  const told = page.getByRole('status').filter({ hasText: `这段话写的是 ${other} 号单` });
  await expect(told).toContainText(`拜访单号 ${sheet}`);
  await expect(page.getByRole('button', { name: '看懂了什么' })).toBeDisabled();
  expect(await faultsOf(page, { graveOnly: true })).toEqual([]);

  await page.getByRole('button', { name: `打开 ${other} 号单` }).press('Enter');
  await expect(page.getByText(new RegExp(`拜访单号 ${other} · `))).toBeVisible();
  await expect(told).toBeHidden();
  await expect(box).toHaveValue(`${other}号单\n1 已订 700\n9 关门\n今天好累啊`);
  await box.press('Control+Enter');
  await expect(page.getByRole('table', { name: '核对' }).getByRole('row', { name: /单上没有这一行：9/ })).toBeVisible();
  await box.press('Control+Enter');
  await expect(page.getByText(/已写入 1 行，1 行没有写入/)).toBeVisible();
  await expect(box).toHaveValue(`${other}号单\n9 关门\n今天好累啊`);
  await box.fill('');
});

test('a long message does not freeze the page: its first rows are drawn, and it is said how many there are', async () => {
  await goTo('/visits/key-in');
  await openSheet();
  await page.getByText('微信文字', { exact: true }).click();
  const lines = Array.from({ length: 600 }, (_, at) => `${20 + (at % 70)} 关门`);
  await page.getByRole('textbox', { name: '微信文字' }).fill(lines.join('\n'));
  await page.keyboard.press('Control+Enter');

  await expect(page.getByText('先列前 500 行，共 600 行；导出里是全部。')).toBeVisible();
  await expect(page.getByRole('table', { name: '核对' }).getByRole('row')).toHaveCount(501);
});

test('what cannot be written takes the focus; a sheet of a day to come says so before anything is typed', async () => {
  await goTo('/visits/key-in');
  await openSheet();
  const first = page.getByRole('textbox', { name: /第 1 行 .*结果/ });
  await first.focus();
  // Otherwise than it was told before.
  await press('6', 'Control+Enter');
  const leftOver = page.getByRole('region', { name: /^有几行还不能直接写入/ });
  await expect(leftOver).toBeFocused();
  await expect(leftOver).toBeInViewport();

  const { reps } = await ask<{ reps: { id: number; name: string }[] }>('reps.list', {});
  const [, second] = reps;
  const { ids } = await ask<{ ids: number[] }>('dealers.ids', {});
  await ask('visits.add', { visits: [{ dealerId: ids[0], repId: second?.id, on: '2026-12-18' }] });
  const issued = await ask<{ days: { sheetId: number }[] }>('visits.issueSheets', {
    ...{ from: '2026-12-18', to: '2026-12-18', reps: [second?.id] },
  });
  sheet = String(issued.days[0]?.sheetId);
  await openSheet();
  await expect(page.getByRole('alert').filter({ hasText: '2026年12月18日 的，那天还没到' })).toBeVisible();
  await expect(page.getByLabel('日期')).toHaveValue('2026-12-18');
  await expect(page.getByRole('combobox', { name: '或业务员' })).toHaveValue(second?.name ?? '');
});

test('a sheet that was printed anew says so, where its lines went, and opens the later one', async () => {
  const { reps } = await ask<{ reps: { id: number; name: string }[] }>('reps.list', {});
  const { ids } = await ask<{ ids: number[] }>('dealers.ids', {});
  const on = '2026-12-19';
  const rep = reps[2];
  const issue = async () => {
    const issued = await ask<{ days: { sheetId: number }[] }>('visits.issueSheets', {
      ...{ from: on, to: on, reps: [rep?.id] },
    });
    return String(issued.days[0]?.sheetId);
  };
  const added = await ask<{ ids: number[] }>('visits.add', {
    visits: ids.slice(0, 2).map((dealerId) => ({ dealerId, repId: rep?.id, on })),
  });
  const first = await issue();
  await ask('visits.place', { ids: added.ids.slice(0, 1), on: '2026-12-21' });
  const later = await issue();

  await goTo('/visits/key-in');
  sheet = first;
  await openSheet();
  await expect(page.getByText(`后来又出过一张新单：拜访单号 ${later}`)).toBeVisible();
  await expect(page.getByRole('row', { name: /后来改到 2026年12月21日/ })).toContainText(String(rep?.name));
  expect(await faultsOf(page, { graveOnly: true })).toEqual([]);

  await page.getByRole('button', { name: '打开新单' }).press('Enter');
  await expect(page.getByText(new RegExp(`拜访单号 ${later} · ${rep?.name}`))).toBeVisible();
  await expect(page.getByText('后来又出过一张新单')).toBeHidden();
  await expect(page.getByRole('textbox', { name: '拜访单号' })).toHaveValue(later);
});

test('a workbook that came back is taken row by row, and says which columns were not read', async () => {
  const { reps } = await ask<{ reps: { id: number }[] }>('reps.list', {});
  const { ids } = await ask<{ ids: number[] }>('dealers.ids', {});
  const { today: on } = await ask<{ today: string }>('session.get', {});
  await ask('visits.add', { visits: [{ dealerId: ids[20], repId: reps[3]?.id, on }] });
  const issued = await ask<{ days: { sheetId: number }[] }>('visits.issueSheets', {
    ...{ from: on, to: on, reps: [reps[3]?.id] },
  });
  await goTo('/visits/key-in');
  await page.getByText('Excel 表', { exact: true }).click();
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: '选填好的拜访单…' }).click();
  const rows = [
    '拜访单号,序号,结果,订货金额,店主心情',
    `${issued.days[0]?.sheetId},1,已下单,260,好`,
    '999999,1,关门,,',
  ];
  await (await chooser).setFiles({ name: '拜访.csv', mimeType: 'text/csv', buffer: Buffer.from(rows.join('\n')) });

  await expect(page.getByRole('alert').filter({ hasText: '里没有认出的列：店主心情' })).toBeVisible();
  const preview = page.getByRole('table', { name: '核对' });
  await expect(preview.getByRole('row', { name: /没有这张拜访单|999999/ })).toBeVisible();
  expect(await faultsOf(page, { graveOnly: true })).toEqual([]);
  await page.getByRole('button', { name: '写入', exact: true }).press('Enter');
  await expect(page.getByText(/已写入 1 行/)).toBeVisible();
});
