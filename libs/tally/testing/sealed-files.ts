import { createHash } from 'node:crypto';
import { HEADER, lineText } from '../src/lines.ts';
import { type Result, resultText } from '../src/result.ts';
import { Tally } from '../src/tally.ts';
import { bareOf, linesOf, type Option, optionsOf, randomOf, sealed, type Vote, votesOf } from './made-up.ts';

/** The two files of a ballot in memory, to be corrupted. */
export interface SealedFiles {
  readonly csv: Buffer;
  readonly json: Buffer;
  readonly result: Result;
}

export const sha256 = (bytes: string | Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** True files of a ballot: `voters` people, eight options with awkward titles, three choices. */
export function sealedFiles({ voters = 212, seed = 1, options = optionsOf(8), maxChoices = 3 } = {}): SealedFiles {
  const random = randomOf(seed);
  return filesOfVotes([...votesOf(voters, options, maxChoices, random)], options, maxChoices);
}

/** The files of these votes, each written down as it is, also where no rule allows it. */
export function filesOfVotes(votes: readonly Vote[], options: readonly Option[], maxChoices: number): SealedFiles {
  const titleOf = new Map(options.map(({ id, title }) => [id, title]));
  const tally = new Tally(options, maxChoices);
  let csv = HEADER;
  for (const line of linesOf(votes, votes.length, maxChoices, randomOf(1))) {
    tally.add(line);
    csv += lineText(line, titleOf);
  }
  const result = sealed(bareOf(tally.counts(), maxChoices, sha256(csv)));
  return { csv: Buffer.from(csv), json: Buffer.from(resultText(result)), result };
}
