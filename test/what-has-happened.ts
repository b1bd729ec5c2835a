// The guide "What has happened?", page by page.

/** The addresses of the guide, as one comes to them from its first question. */
export const guide = [
  '',
  '/call-999',
  '/what-is-it',
  '/how-to-tell',
  '/at-home',
  '/a-scam',
  '/somebody-is-missing',
  '/crimestoppers',
  '/a-nuisance',
  '/neighbourhood-team',
  '/report-online',
  '/web-chat',
  '/call-101',
  '/report-fraud',
  '/suspicious-message',
  '/somebody-at-the-door',
  '/council',
  '/after-an-online-report',
  '/doorstep-caller',
].map((step) => `/what-has-happened${step}`);
