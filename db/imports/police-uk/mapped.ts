import type { RecordKind, Theme } from '@patchwork/api/seeding';
import type { Note } from './notes.ts';

/** What our own columns are to say, by their names. Instants are ISO strings in UTC. */
export type Written = Record<string, string | number | null>;

/** One thing of the source as it becomes ours. */
export interface Mapped<W extends Written = Written> {
  kind: RecordKind;
  /** What tells it from its neighbours in the list. */
  key: string;
  /** By which it is known again when its key has changed, where only one of a list is like it: the surest first. */
  likenesses: readonly string[];
  position: number;
  /** As captured, safe. */
  record: unknown;
  /** Null where nothing of ours can be made of it: it is kept, and said. */
  written: W | null;
  /** Where it came from, for notes. */
  where: string;
  /** What there is to say of it, where it is not as it was at the last import. */
  notes: readonly Note[];
}

/** Something of which ours can always be made. */
export type Sure<W extends Written> = Mapped<W> & { written: W };

export type WrittenArea = { name: string; website: string | null; contact_phone: string | null };
export type WrittenNeighbourhood = WrittenArea & {
  about: string | null;
  latitude: number | null;
  longitude: number | null;
  contact_email: string | null;
};
export type WrittenPerson = { display_name: string | null; title: string };
export type WrittenEvent = {
  title: string;
  description: string | null;
  address: string | null;
  starts_at: string;
  ends_at: string;
};
/** `body` is the update's, which the action became. */
export type WrittenPriority = { title: string; promise: string | null; body: string | null };

export interface MappedEvent extends Mapped<WrittenEvent> {
  /** What the meeting is about, to be shown. */
  html: string | null;
}
export interface MappedPriority extends Mapped<WrittenPriority> {
  written: WrittenPriority;
  theme: Theme;
  /** When the update was published; null where there is none. */
  postedAt: Date | null;
}
