import type { Config } from '@react-router/dev/config';

export default {
  ssr: true,
  // Pages are whole documents and links are plain links, so nothing is discovered while walking around.
  routeDiscovery: { mode: 'initial' },
} satisfies Config;
