import { enableCompileCache } from 'node:module';
import { fileURLToPath } from 'node:url';

// `npm start` shows the demo unless told otherwise; everything else is production unless told otherwise.
process.env.PATCHWORK_MODE ??= 'demo';
// What libraries do for their developers costs time at every request.
process.env.NODE_ENV ??= 'production';
// The next start need not compile everything anew, nor hold in memory what strips the types.
enableCompileCache(fileURLToPath(new URL('../node_modules/.cache/node', import.meta.url)));
