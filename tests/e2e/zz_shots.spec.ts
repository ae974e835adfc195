import { StartPage } from './pages/startPage.ts';
import { tooWide } from './pages/widths.ts';
import { expect, test } from './startProgram.ts';

test.describe.configure({ timeout: 170_000 });
const ONLY = (process.env.SHOTS ?? '').split(',').filter(Boolean);
const PAGES: [string, string][] = [
  ['today', '/today'],
  ['log', '/activities'],
  ['next', '/activities/next'],
  ['care', '/activities/care'],
  ['templates', '/activities/templates'],
  ['plan', '/visits'],
  ['keyin', '/visits/key-in'],
  ['spoken', '/visits/spoken'],
  ['market', '/visits/market'],
  ['due', '/visits/due'],
  ['routes', '/visits/routes'],
  ['rules', '/visits/rules'],
  ['capacity', '/visits/capacity'],
  ['results', '/visits/results'],
  ['helped', '/visits/results?view=helped'],
  ['holidays', '/visits/holidays'],
  ['cases', '/cases'],
  ['case', '/cases/9'],
  ['case1', '/cases/1'],
  ['stats', '/cases/stats'],
  ['surveys', '/cases/surveys'],
  ['survey', '/cases/surveys/1'],
  ['survey2', '/cases/surveys/1/ask'],
  ['survey4', '/cases/surveys/1/results'],
];
for (const lang of ['zh', 'en'] as const)
  test(`shots ${lang}`, async ({ program }) => {
    const { page } = program;
    if (lang === 'zh') await new StartPage(page).openSample();
    else {
      await page.evaluate(() => location.assign('#/settings'));
      await page.getByRole('radiogroup', { name: '语言' }).getByText('English').click({ timeout: 10_000 });
      await page.evaluate(() => location.assign('#/'));
      await page
        .getByRole('button', { name: /open.*sample/i })
        .first()
        .click({ timeout: 10_000 });
      await expect(page.getByRole('heading', { level: 1, name: 'Today' })).toBeVisible({ timeout: 90_000 });
      await page.waitForTimeout(25_000);
      await page.emulateMedia({ colorScheme: 'dark' });
      await page.setViewportSize({ width: 1920, height: 1080 });
    }
    await page.waitForTimeout(3000);
    for (const [name, path] of PAGES) {
      if (ONLY.length > 0 && !ONLY.includes(name)) continue;
      await page.evaluate((to) => location.assign(`#${to}`), path);
      await page.waitForTimeout(1800);
      const wide = await tooWide(page);
      if (wide.length > 0) console.log(lang, name, wide.join(' | ').slice(0, 300));
      await page.screenshot({ path: `/tmp/team/wshots/${lang}-${name}.png` });
      const text = await page.locator('main').innerText();
      const alien =
        lang === 'zh' ? text.match(/[A-Za-z]{4,}[^\n]{0,30}/g) : text.match(/[\u4e00-\u9fff]{1,}[^\n]{0,20}/g);
      if (alien) console.log(lang, name, [...new Set(alien)].slice(0, 12).join(' ¦ '));
    }
  });
