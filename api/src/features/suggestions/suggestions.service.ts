import { EntityManager } from '@mikro-orm/postgresql';
import { Inject, Injectable } from '@nestjs/common';
import { Area } from '#features/areas/area.entity.ts';
import { endedRefusal } from '#features/areas/ended.queries.ts';
import { placesIn } from '#features/areas/places.queries.ts';
import { Person } from '#features/people/person.entity.ts';
import type { Theme } from '#features/priorities/priority.entity.ts';
import { Clock } from '#platform/clock.ts';
import { arrayOf } from '#platform/database.ts';
import { ENVIRONMENT, type Environment } from '#platform/environment.ts';
import { NotFound } from '#platform/faults.ts';
import { idOf } from '#platform/ids.ts';
import { Mails } from '#platform/mail/mail.ts';
import { once } from '#platform/once.ts';
import { isRefusal, Refusal } from '#platform/refusal.ts';
import { actsIn, type Viewer } from '#platform/viewer.ts';
import { Suggestion, type SuggestionStatus } from './suggestion.entity.ts';
import { isTheirs, maySee, mustReview } from './suggestion.policy.ts';
import {
  meanwhileRefusal,
  placesRefusal,
  type ReviewFacts,
  type ReviewOutcome,
  reviewFor,
  type Standing,
  type SuggestionRefusalReason,
  suggestionFor,
  type TypedReview,
  UNREAD_AT_MOST,
} from './suggestion.rules.ts';
import { reviewedMail } from './suggestions.mails.tsx';

type Answer = Suggestion | Refusal<SuggestionRefusalReason>;

/** What somebody suggests. */
export interface TypedSuggestion {
  areaPath: string;
  theme: Theme;
  title: string;
  why: string;
  placePaths: string[];
  wantsNews?: boolean | null;
  clientKey?: string | null;
}

/** What a member of the team decides, and of which suggestion. */
export interface Review extends TypedReview {
  suggestionId: string;
  mergeIntoId?: string | null;
  /** Where it stood when they decided; where it stands elsewhere by now, nothing is decided. */
  seenStatus?: SuggestionStatus | null;
}

/** Suggestions on their way: suggested, read, told. */
@Injectable()
export class SuggestionsService {
  constructor(
    private readonly em: EntityManager,
    private readonly mails: Mails,
    private readonly clock: Clock,
    @Inject(ENVIRONMENT) private readonly environment: Environment,
  ) {}

  /** Suggests something to a neighbourhood's team. The words are screened before anything is stored. */
  suggest(viewer: Viewer, input: TypedSuggestion): Promise<Answer> {
    return this.em.transactional((em) =>
      once(
        em,
        { viewer, deed: 'suggestPriority', key: input.clientKey },
        () => this.#suggest(em, viewer, input),
        (id) => em.findOneOrFail(Suggestion, id),
      ),
    );
  }

  async #suggest(em: EntityManager, viewer: Viewer, input: TypedSuggestion): Promise<Answer> {
    const named = await em.findOne(Area, { path: Area.pathOf(input.areaPath) }, { populate: ['neighbourhood'] });
    if (!named) return new Refusal('UNKNOWN_AREA', 'There is no area at this path. Check its spelling.', 'areaPath');
    const area = named.neighbourhood?.unwrap();
    if (!area) {
      return new Refusal('WRONG_KIND', 'Suggest it to a neighbourhood’s team: a whole force has none.', 'areaPath');
    }
    const gone = await endedRefusal(em, [named, area], this.clock.now(), 'areaPath');
    if (gone) return gone;
    if (actsIn(viewer, area.path)) {
      const message =
        'This is your own area. Suggestions are what residents bring: what the team wants voted on, it puts on the vote itself.';
      return new Refusal('OWN_TEAM', message);
    }
    const words = suggestionFor(input.title, input.why);
    if (isRefusal(words)) return words;
    const places =
      placesRefusal(input.placePaths) ?? (await placesIn(em, area, input.placePaths, { now: this.clock.now() }));
    if (isRefusal(places)) return places;
    // One after the other, so that the count of what waits holds.
    await em.execute('select 1 from person where id = ? for update', [viewer.personId]);
    const unread = await em.count(Suggestion, { suggester: viewer.personId as string, status: 'UNREAD' });
    if (unread >= UNREAD_AT_MOST) {
      const message = `You have ${UNREAD_AT_MOST} suggestions that the team has not read yet. Wait until it has read one.`;
      return new Refusal('TOO_MANY', message);
    }
    const suggestion = em.create(Suggestion, {
      ...words,
      area,
      theme: input.theme,
      suggestedAt: this.clock.now(),
      suggester: em.getReference(Person, viewer.personId as string),
      wantsNews: Boolean(input.wantsNews),
    });
    suggestion.places.set(places);
    await em.flush();
    return suggestion;
  }

  /** A named member of the team has read it: it goes forward, alone or with another that asks the same, or does not. */
  review(viewer: Viewer, input: Review): Promise<Answer> {
    return this.em.transactional(async (em) => {
      const { suggestion, into } = await this.#locked(em, viewer, input);
      if (isTheirs(viewer, suggestion)) {
        return new Refusal('OWN_SUGGESTION', 'You suggested this yourself: another member of the team reads it.');
      }
      const facts: ReviewFacts = {
        id: suggestion.id,
        areaId: suggestion.area.id,
        hasWords: suggestion.title !== null,
        isTakenUp: Boolean(suggestion.takenUpAt),
        holdsOthers: (await em.count(Suggestion, { mergedInto: suggestion })) > 0,
      };
      const other = into && { id: into.id, areaId: into.area.id, status: into.status };
      const outcome = reviewFor(facts, input, other);
      const isNews = isRefusal(outcome) || !saysTheSame(suggestion, outcome);
      // Sent twice: nobody reads it anew.
      if (!isNews && suggestion.reviewWords === outcome.reviewWords) return suggestion;
      const meanwhile = meanwhileRefusal(standingOf(suggestion, viewer), input.seenStatus);
      if (meanwhile) return meanwhile;
      if (isRefusal(outcome)) return outcome;
      const isAnew = suggestion.isPublic();
      const { mergedIntoId: mergedInto, ...rest } = outcome;
      const reviewed = { reviewedBy: viewer.officerId as string, reviewedAt: this.clock.now() };
      em.assign(suggestion, { ...rest, ...reviewed, mergedInto });
      await em.flush();
      if (isNews) await this.#tell(em, suggestion, into, isAnew);
      return suggestion;
    });
  }

  /** The outcome to whoever suggested it. Nobody else is ever told who did. */
  async #tell(em: EntityManager, suggestion: Suggestion, into: Suggestion | null, isAnew: boolean): Promise<void> {
    const suggester = await suggestion.suggester?.load();
    if (!suggester) return;
    const mail = await reviewedMail(this.environment, suggester.email, suggestion, {
      into,
      isAnew,
    });
    await this.mails.send(em, mail);
  }

  /**
   * The suggestion with its row locked, and the one that it is to be merged into, in one order for everybody. Throws
   * NotFound for one that nobody has read and that is neither theirs nor their team's, Forbidden for another's team.
   */
  async #locked(em: EntityManager, viewer: Viewer, input: Review) {
    const id = idOf(input.suggestionId, 'This suggestion');
    const isMerge = input.decision === 'MERGE' && input.mergeIntoId;
    const intoId = isMerge ? idOf(input.mergeIntoId as string, 'The other suggestion') : null;
    await em.execute('select 1 from suggestion where id = any(?::uuid[]) order by id for update', [
      arrayOf(intoId ? [id, intoId] : [id]),
    ]);
    const suggestion = await em.findOne(Suggestion, { id }, { populate: ['area', 'suggester'], refresh: true });
    const path = suggestion?.area.unwrap().path as string;
    if (!suggestion || !maySee(viewer, suggestion, path)) throw new NotFound('This suggestion');
    mustReview(viewer, path);
    const into = intoId ? await em.findOne(Suggestion, { id: intoId }, { refresh: true }) : null;
    return { suggestion, into };
  }
}

function standingOf({ status, reviewedAt, reviewedBy }: Suggestion, { officerId }: Viewer): Standing {
  return { status, reviewedAt: reviewedAt ?? null, isOwn: officerId !== null && reviewedBy?.id === officerId };
}

/** True where who suggested it was told this already. */
function saysTheSame(is: Suggestion, outcome: ReviewOutcome): boolean {
  return (
    is.status === outcome.status &&
    (is.declineReason ?? null) === outcome.declineReason &&
    (is.mergedInto?.id ?? null) === outcome.mergedIntoId
  );
}
