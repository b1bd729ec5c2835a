import { index, type RouteConfig, route } from '@react-router/dev/routes';

/** Every address of web, in the order of the site. The machine's own (`/graphql`, feeds, calendars) are the api's. */
export default [
  index('routes/find-your-area.tsx'),
  route('cookies', 'routes/cookies.tsx'),
  route('sign-out', 'routes/sign-out.ts'),
  route('*', 'routes/not-found.tsx'),
] satisfies RouteConfig;
