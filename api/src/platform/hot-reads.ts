import { Injectable } from '@nestjs/common';

/** What is at an address. */
export interface HotAnswer {
  /** Under which it is kept with the public answers: the same for all addresses that are answered alike. */
  readonly key: string;
  /** Writes the body, from one statement or from memory; null where there is nothing. */
  make(): Promise<string | null>;
}

/** Addresses that programs ask for all the time, answered to everybody alike. */
export interface HotRead {
  /** What they begin with, `/api/`: whatever does is answered here, if only by 404. */
  readonly under: string;
  /** Of the bodies: `application/json`. */
  readonly type: string;
  /** What is at an address as it was asked for, with its query; null where nothing can be. */
  find(url: string): HotAnswer | null | Promise<HotAnswer | null>;
  /** How many seconds whoever asks from this network address must wait first; 0 for none. Left out: nobody ever. */
  wait?(networkAddress: string): Promise<number>;
}

/** The addresses that `front` answers before any framework. */
@Injectable()
export class HotReads {
  readonly #reads: HotRead[] = [];

  /** Makes addresses hot. */
  add(read: HotRead): void {
    this.#reads.push(read);
  }

  /** Whose this address is, as it stands in the request; undefined for one that is not hot. */
  at(url: string): HotRead | undefined {
    return this.#reads.find(({ under }) => url.startsWith(under));
  }
}
