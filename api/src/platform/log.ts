import type { LoggerService } from '@nestjs/common';
import { pino } from 'pino';

/** What must never reach a log, wherever it hides in what is logged. */
const SECRET = ['email', 'code', 'cookie', 'authorization', 'set-cookie', 'password', 'token', 'to'];

/** The log of the process: JSON lines on standard output, secrets and addresses of people left out. */
export const log = pino({
  level: process.env['LOG_LEVEL'] ?? 'warn',
  base: undefined,
  serializers: { err: brief },
  redact: { paths: SECRET.flatMap((key) => [`["${key}"]`, `*["${key}"]`, `*.*["${key}"]`]), censor: '(left out)' },
});

/** What an error says of itself; what hangs on it (a connection, a query's values) stays out of the log. */
function brief(error: Error & { code?: string }): object {
  const { name, message, stack } =
    error instanceof Error ? error : { name: typeof error, message: String(error), stack: undefined };
  return {
    type: name,
    message: withoutRows(message),
    sqlState: error?.code,
    stack: stack && withoutRows(stack),
    cause: error?.cause instanceof Error ? brief(error.cause) : undefined,
  };
}

/** PostgreSQL's details quote the row, somebody's address and words in it: they are left out. */
export function withoutRows(text: string): string {
  return text.replace(/\n - detail: .*/g, '').replace(/\b(Failing row contains|Key) \(.*/g, '$1 (left out)');
}

/** Nest's own messages, in the same log. */
export class NestLog implements LoggerService {
  log(message: unknown): void {
    log.info(message);
  }
  warn(message: unknown): void {
    log.warn(message);
  }
  error(message: unknown, stack?: unknown): void {
    log.error({ stack: stack && withoutRows(String(stack)) }, withoutRows(String(message)));
  }
}
