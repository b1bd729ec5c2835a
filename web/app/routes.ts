import { index, type RouteConfig, route } from '@react-router/dev/routes';

/** Every address of web, in the order of the site. The machine's own (`/graphql`, feeds, calendars) are the api's. */
export default [
  index('routes/find-your-area.tsx'),
  route('areas/:force/:neighbourhood?/:place?', 'routes/area.tsx'),
  route('areas/:force/:neighbourhood/quarters', 'routes/area-quarters.tsx'),
  route('areas/:force/:neighbourhood?/:place?/preview.png', 'routes/area-preview.ts'),
  route('quarters/:id', 'routes/quarter.tsx'),
  route('priorities/:id', 'routes/priority.tsx'),
  route('priorities/:id/preview.png', 'routes/priority-preview.ts'),
  route('check', 'routes/check.tsx'),
  route('reach-the-police', 'routes/reach-the-police.tsx'),
  route('accessibility', 'routes/accessibility.tsx'),
  route('privacy', 'routes/privacy.tsx'),
  route('cookies', 'routes/cookies.tsx'),
  route('sign-in', 'routes/sign-in.tsx'),
  route('sign-in/code', 'routes/sign-in-code.tsx'),
  route('desk', 'routes/desk.tsx'),
  route('desk/post', 'routes/desk-post.tsx'),
  route('desk/updates/:id', 'routes/desk-update.tsx'),
  route('sign-out', 'routes/sign-out.ts'),
  route('*', 'routes/not-found.tsx'),
] satisfies RouteConfig;
