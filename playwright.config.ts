import { defineConfig } from '@playwright/test';
import { CHROMIUM_FLAGS } from './tests/helpers/chromium.ts';

const browser = process.env.DEALERDESK_BROWSER;

export default defineConfig({
  testDir: 'tests/e2e',
  testMatch: '**/*.spec.ts',
  outputDir: 'test-results',
  globalSetup: './tests/e2e/filledShop.ts',
  // The limits are for what hangs, not for what is slow.
  timeout: 240_000,
  expect: { timeout: 30_000 },
  fullyParallel: false,
  workers: 1,
  retries: 0,
  forbidOnly: true,
  reporter: 'list',
  use: {
    viewport: { width: 1280, height: 800 },
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    // A trace takes a third of the time of every test: it is asked for where a failure is looked into.
    trace: process.env.DEALERDESK_TRACE === '1' ? 'retain-on-failure' : 'off',
    launchOptions: { args: CHROMIUM_FLAGS, ...(browser === undefined ? {} : { executablePath: browser }) },
  },
});
