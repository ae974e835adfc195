import { ANALYSIS_TABS, addressOf } from '../../src/renderer/app/analysis/analysisTabs.ts';
import { DataPage } from './pages/dataPage.ts';
import { DealersPage } from './pages/dealersPage.ts';
import { Findings } from './pages/findings.ts';
import { ImportPage } from './pages/importPage.ts';
import { navigationPages, openByKeys, pressPage } from './pages/navigation.ts';
import { ReportPage } from './pages/reportPage.ts';
import { ScoringPage } from './pages/scoringPage.ts';
import { StartPage } from './pages/startPage.ts';
import { expect, test } from './startProgram.ts';

/** Nobody is kept out: every page, dialog and menu in both themes, empty and filled, whole at 1280 × 800. */
test.describe.configure({ timeout: 600_000 });

const WORK_PAGES = [
  '/activities/next',
  '/activities/care',
  '/visits',
  '/visits/due',
  '/visits/routes',
  '/visits/rules',
  '/visits/capacity',
  '/visits/market',
  '/visits/holidays',
];
const WORK_PAGES_LOOKED_AT = new Set(['/visits', '/visits/market']);
/** What opens a dialog, and what it is called. */
const WORK_DIALOGS: Readonly<Record<string, readonly (readonly [button: string, dialog: string])[]>> = {
  '/visits': [
    ['排拜访计划', '排拜访计划'],
    ['加一次拜访', '加一次拜访'],
  ],
  '/visits/market': [['记一条竞品', '记一条竞品']],
  '/activities/care': [['节日备礼', '给节日备礼']],
  '/visits/routes': [['新建线路', '新建线路']],
  '/visits/holidays': [['贴入一份放假名单', '贴入一份放假名单']],
};

/** The rooms of the program, looked at one after the other. */
class Rooms extends Findings {
  /** Every page of the navigation but the list, whose first rows each test waits for itself. */
  async lookAtPages(state: string): Promise<void> {
    for (const place of (await navigationPages(this.page)).filter(({ label }) => label !== '客户')) {
      await openByKeys(this.page, place);
      await this.look(`${state} ${place.label}`);
    }
  }

  /** The pages of 分群 behind the first. */
  async lookAtAnalysis(state: string): Promise<void> {
    for (const tab of ANALYSIS_TABS.slice(1)) {
      await this.goTo(addressOf(tab));
      await expect(this.page.getByRole('tab', { selected: true })).toBeVisible();
      await this.look(`${state} ${tab}`);
    }
  }

  /** What 分群 shows further: parts of a page, results of the models, which begin by themselves. */
  async lookAtResults(): Promise<void> {
    for (const part of ['key', 'needs']) {
      await this.goTo(`/segments/demand?part=${part}`);
      await expect(this.page.getByRole('main').getByRole('table').first()).toBeVisible();
      await this.look(`demand ${part}`);
    }
    await this.goTo('/segments/clusters');
    await expect(this.page.getByRole('heading', { name: '各群是什么样的客户' })).toBeVisible({ timeout: 30_000 });
    await this.look('clusters found');
    await this.goTo('/segments/predictions');
    await expect(this.page.getByRole('heading', { name: '拿过去验证' })).toBeVisible({ timeout: 30_000 });
    await this.look('predictions made');
    await this.goTo('/scoring/marks');
    await expect(this.page.getByRole('main').getByRole('table')).toBeVisible();
    await this.look('marks');
  }

  /** The pages behind 跟进 and 拜访 that the navigation does not name, with something on them, and their dialogs. */
  async lookAtWork(): Promise<void> {
    await this.logStep();
    for (const address of WORK_PAGES) {
      await this.goTo(address);
      await expect(this.page.getByRole('tab', { selected: true })).toBeVisible();
      // Others look at these.
      if (!WORK_PAGES_LOOKED_AT.has(address)) await this.look(address);
      for (const [button, dialog] of WORK_DIALOGS[address] ?? []) {
        await this.page.getByRole('main').getByRole('button', { name: button }).first().click();
        await this.lookAtDialog(dialog, dialog);
      }
    }
    await this.goTo('/activities/templates');
    await this.page.getByRole('button', { name: '新建模板' }).first().click();
    await this.page.getByRole('textbox', { name: '正文' }).fill('{客户}，您好');
    await this.look('a text');
  }

  /** An activity with a next step, its dialog looked at half filled. */
  private async logStep(): Promise<void> {
    await this.page.keyboard.press('Control+l');
    const dialog = this.page.getByRole('dialog', { name: '记一条跟进' });
    await expect(dialog.getByLabel('客户名称')).toBeFocused();
    await this.look('activity');
    await this.page.keyboard.insertText('车站小卖部');
    await this.page.keyboard.press('Enter');
    await expect(dialog.getByRole('radio', { name: '去电' })).toBeFocused();
    for (const key of ['1', '1', 'Tab']) await this.page.keyboard.press(key);
    await this.page.keyboard.insertText('送样品');
    await this.page.keyboard.press('Tab');
    await this.page.keyboard.insertText('明天');
    await this.look('activity filled');
    await this.page.keyboard.press('Enter');
    await expect(dialog).toBeHidden();
  }
}

test('pages without data', async ({ program }) => {
  const { page } = program;
  const findings = new Rooms(page);
  const start = new StartPage(page);
  await start.waitFor();
  await findings.look('start');
  await start.offer('打开数据文件').getByRole('button', { name: '新建数据文件' }).click();
  await findings.lookAtDialog('new file', '新建数据文件');
  await start.offer('打开数据文件').getByRole('button', { name: '从备份恢复…' }).click();
  await findings.lookAtDialog('restore', '从备份恢复');
  await findings.lookAtPages('empty');
  await findings.lookAtAnalysis('empty');
  await new DataPage(page).open();
  await page.getByRole('button', { name: '选安全位置…' }).click();
  await findings.lookAtDialog('safe place', '选安全位置');
  await pressPage(page, '客户');
  await expect(page.getByRole('heading', { name: '还没有客户' })).toBeVisible();
  await findings.look('empty dealers');
  await page.evaluate(() => {
    location.hash = '#/nowhere';
  });
  await expect(page.getByRole('heading', { name: '没有这一页' })).toBeVisible();
  await findings.look('not found');
  findings.nothing();
});

test('dealers of the sample shop', async ({ program }) => {
  const { page } = program;
  const findings = new Rooms(page);
  await new StartPage(page).openSample();
  const list = new DealersPage(page);
  await expect.poll(async () => (await list.texts('等级'))[0], { timeout: 60_000 }).toBe('A');
  await expect(list.pane.getByRole('img')).toBeVisible();
  await findings.look('dealers');
  await page.getByRole('main').getByRole('button', { name: /^等级/ }).click();
  await findings.lookAtDialog('tier filter', /^等级/);
  await page.getByRole('button', { name: '新建客户' }).click();
  await findings.lookAtDialog('new dealer', '新建客户');
  await list.grid.focus();
  await page.keyboard.press('Delete');
  await list.waitForTotal(299);
  await page.evaluate(() => {
    location.hash = '#/dealers?bin=1';
  });
  await list.waitForTotal(1);
  await findings.look('bin');
  await page.getByRole('button', { name: '清除全部条件' }).click();
  await list.waitForTotal(299);
  const detail = await list.openFirst();
  await expect(detail.section('单据').getByRole('table')).toBeVisible();
  await findings.look('dealer');
  await page.keyboard.press('Control+k');
  await findings.lookAtDialog('palette', '搜索客户、页面和命令');
  await page.keyboard.press('?');
  await findings.lookAtDialog('keys', '快捷键');
  await page.getByRole('banner').getByRole('button').first().click();
  await expect(page.getByRole('menuitem').first()).toBeVisible();
  await findings.look('file menu');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('menuitem')).toHaveCount(0);
  findings.nothing();
});

test('other pages of the sample shop', async ({ program }) => {
  const { page } = program;
  const findings = new Rooms(page);
  await new StartPage(page).openSample();
  const scoring = new ScoringPage(page);
  await scoring.open();
  await scoring.freeze();
  await new ReportPage(page).open();
  await findings.lookAtPages('sample');
  await findings.lookAtAnalysis('sample');
  await findings.lookAtResults();
  const imports = new ImportPage(page);
  await imports.open();
  await imports.history
    .getByRole('button', { name: /撤销这次导入/ })
    .first()
    .click();
  await imports.undoPreview();
  await findings.lookAtDialog('undo', /^撤销导入/);
  findings.nothing();
});

test('visits and activities of the sample shop', async ({ program }) => {
  const { page } = program;
  const findings = new Rooms(page);
  await new StartPage(page).openSample();
  await findings.lookAtWork();
  findings.nothing();
});

test('steps of an import', async ({ program }) => {
  const { page } = program;
  const findings = new Rooms(page);
  const imports = new ImportPage(page);
  await imports.open();
  await imports.pick({
    name: 'bills.csv',
    text: '单据日期,单据编号,客户编号,客户名称,金额\n2026-01-02,X1,K1,东店,12.50\n昨天,X2,K2,西店,3.00',
  });
  await imports.waitFor('识别结果');
  await findings.look('understood');
  await imports.next('检查结果');
  await findings.look('checked');
  await page.getByRole('tab', { name: /^新增/ }).click();
  await findings.look('checked rows');
  await page.getByRole('heading', { level: 1 }).click();
  await imports.next('导入完成');
  await findings.look('done');
  findings.nothing();
});
