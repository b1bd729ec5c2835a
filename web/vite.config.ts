import { reactRouter } from '@react-router/dev/vite';
import { NodePackageImporter } from 'sass-embedded';
import { defineConfig } from 'vite';

export default defineConfig({
  plugins: [reactRouter()],
  define: { 'process.env.NODE_ENV': '"production"' },
  css: {
    preprocessorOptions: { scss: { importers: [new NodePackageImporter()], quietDeps: true } },
    // govuk-frontend has one media query that Lightning CSS refuses; it is dropped with a warning instead.
    lightningcss: { errorRecovery: true },
  },
  // A `data:` address would need no request, but every picture that is a file can be cached and named in the CSP.
  build: { assetsInlineLimit: 0 },
  environments: {
    ssr: {
      build: { rollupOptions: { input: './server/app.ts' } },
      // One self-contained bundle: React and the router are the production ones whatever NODE_ENV the process has.
      // Of the others only resvg stays outside: it is native.
      resolve: { noExternal: true, external: ['@resvg/resvg-js'] },
    },
  },
});
