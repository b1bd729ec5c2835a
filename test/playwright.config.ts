import { defineConfig } from '@playwright/test';
import { browser } from './browser.ts';

const { executablePath, env } = await browser();

const desk = { viewport: { width: 1280, height: 800 } };
const phone = { viewport: { width: 360, height: 740 }, isMobile: true, hasTouch: true, deviceScaleFactor: 2 };
/** Who does what: each of these is gone through twice, with JavaScript and without it. */
const journeys = /(resident|inspector|officers?|person|administrator|parish|force)-[a-z-]+\.spec\.ts/;
/** What looks at all that the others have left, and needs that nobody else is at work. */
const afterwards = /afterwards\/.+\.spec\.ts/;

export default defineConfig({
  testDir: '.',
  outputDir: 'test-results',
  globalSetup: './global-setup.ts',
  fullyParallel: true,
  // Of three, one waits: for a vote to close, a meeting to end, a mail to come.
  workers: 3,
  retries: 0,
  forbidOnly: true,
  timeout: 60_000,
  // A busy machine is slow, and nothing here is about seconds unless its test says so.
  expect: { timeout: 10_000 },
  reporter: [['list']],
  use: {
    browserName: 'chromium',
    launchOptions: { executablePath, env },
    locale: 'en-GB',
    timezoneId: 'Europe/London',
    screenshot: 'only-on-failure',
    actionTimeout: 15_000,
    navigationTimeout: 20_000,
  },
  projects: [
    {
      name: 'without JavaScript',
      testMatch: journeys,
      grepInvert: /@javascript/,
      use: { ...desk, javaScriptEnabled: false },
    },
    { name: 'phone', testMatch: journeys, use: phone },
    { name: 'desk', testIgnore: [journeys, afterwards], use: desk },
    { name: 'afterwards', testMatch: afterwards, dependencies: ['without JavaScript', 'phone', 'desk'], use: desk },
  ],
});
