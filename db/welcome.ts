const people: readonly (readonly [address: string, role: string])[] = [
  ['inspector@patchwork.test', 'inspector of South Cambridgeshire'],
  ['officer@patchwork.test', 'PCSO of South Cambridgeshire'],
  ['inspector.east@patchwork.test', 'inspector of East Cambridgeshire'],
  ['comms@patchwork.test', 'communications of the force'],
  ['admin@patchwork.test', 'administrator of the force'],
];

/** What `npm start` prints when the site answers: where it is and, in the demo, who can sign in and how. */
export function welcome(url: string, { isDemo }: { isDemo: boolean }): string {
  if (!isDemo) return `Patchwork is ready at ${url}`;
  const width = Math.max(...people.map(([address]) => address.length)) + 2;
  return [
    '',
    `Patchwork is ready at ${url}`,
    '',
    'Demonstration: not real police information. These people can sign in:',
    ...people.map(([address, role]) => `  ${address.padEnd(width)}${role}`),
    `  ${'any other address'.padEnd(width)}becomes a resident`,
    `Codes arrive at ${url}/dev/inbox`,
    '',
    'Ctrl-C stops it.',
  ].join('\n');
}
