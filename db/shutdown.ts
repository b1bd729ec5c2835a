import { setTimeout as pause } from 'node:timers/promises';

/** What has to be ended, in the opposite order of its beginning. */
export interface Shutdown {
  /** Says how to end something; may be said before it has begun, if the step waits for that by itself. */
  add(step: () => Promise<unknown>): void;
  /** Runs the steps, last one first, once however often it is asked; one that fails or hangs does not keep the others. */
  begin(): Promise<void>;
  /** Whether it has begun: what fails from then on, fails because of it. */
  readonly hasBegun: boolean;
}

/** @param options.stepMs how long one step may take before the next begins: nobody waits long for Ctrl-C */
export function shutdown({ stepMs = 5_000 } = {}): Shutdown {
  const steps: (() => Promise<unknown>)[] = [];
  let running: Promise<void> | undefined;
  const run = async () => {
    for (const step of steps.reverse()) {
      const done = new AbortController();
      const late = pause(stepMs, undefined, { signal: done.signal }).catch(() => undefined);
      await Promise.race([step(), late]).catch((error) => console.error(error));
      done.abort();
    }
  };
  return {
    add: (step) => void steps.push(step),
    begin: () => {
      running ??= run();
      return running;
    },
    get hasBegun() {
      return running !== undefined;
    },
  };
}
