// `npm start` shows the demo unless told otherwise; everything else is production unless told otherwise.
process.env.PATCHWORK_MODE ??= 'demo';
