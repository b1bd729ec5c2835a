import { createTransport } from 'nodemailer';

// Nodemailer alone: sends one mail over and over, by as many connections as the service, for so many seconds.
const { SMTP_URL = '', SECONDS = '5', CONNECTIONS = '4', MAIL = '{}' } = process.env;
const mail = JSON.parse(MAIL) as object;
const transport = createTransport({
  url: SMTP_URL,
  pool: true,
  maxConnections: Number(CONNECTIONS),
  maxMessages: Number.POSITIVE_INFINITY,
} as object);

let sent = 0;
const send = async (until: number) => {
  while (performance.now() < until) {
    await transport.sendMail({ ...mail, to: { name: '', address: `follower-${sent}@drill.test` } });
    sent++;
  }
};
const sendFor = (seconds: number) => {
  const until = performance.now() + seconds * 1_000;
  return Promise.all(Array.from({ length: Number(CONNECTIONS) }, () => send(until)));
};
await sendFor(1);
sent = 0;
const began = performance.now();
await sendFor(Number(SECONDS));
console.log(JSON.stringify({ perSecond: (sent * 1_000) / (performance.now() - began) }));
transport.close();
