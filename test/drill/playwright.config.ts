import { defineConfig } from '@playwright/test';

export default defineConfig({
  testDir: '.',
  testMatch: '*.drill.ts',
  outputDir: '../test-results/drill',
  // One after the other: what is measured here is what the product does with many at once, not two drills in one.
  workers: 1,
  retries: 0,
  forbidOnly: true,
  timeout: 10 * 60_000,
  reporter: [['list']],
});
