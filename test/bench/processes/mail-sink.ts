import { SMTPServer } from 'smtp-server';

// A mail server that takes everything and keeps nothing.
const server = new SMTPServer({
  authOptional: true,
  disabledCommands: ['STARTTLS', 'AUTH'],
  closeTimeout: 200,
  maxClients: 100,
  onData: (stream, _, done) => {
    stream.resume();
    stream.on('end', () => done());
  },
});
server.on('error', () => undefined);
server.listen(Number(process.env.PORT), '127.0.0.1', () => console.log('ready'));
