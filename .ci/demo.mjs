// `npm start` shows the demo unless told otherwise; everything else is production unless told otherwise.
process.env.PATCHWORK_MODE ??= 'demo';
// What libraries do for their developers costs time at every request.
process.env.NODE_ENV ??= 'production';
