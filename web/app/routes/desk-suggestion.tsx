import { momentInWords } from '@patchwork/calendar';
import { data } from 'react-router';
import { ask, found } from '#asking/ask.server.ts';
import { signedIn, writers } from '#asking/roles.server.ts';
import { mustActIn } from '#features/people/acting.server.ts';
import { ReviewFields, type TypedReview } from '#features/suggestions/desk-suggestion-fields.tsx';
import { joinsWith } from '#features/suggestions/joins-with.ts';
import { SimilarList } from '#features/suggestions/similar.tsx';
import { Decided, ReadBy, StandingTag } from '#features/suggestions/suggestion-standing.tsx';
import { aboutWords, titleOf } from '#features/suggestions/suggestion-words.ts';
import { useAnswers } from '#forms/answers.ts';
import { Form } from '#forms/form.tsx';
import { isRefusal } from '#forms/is-refusal.ts';
import { readForm } from '#forms/read-form.server.ts';
import { seeOther } from '#forms/see-other.server.ts';
import {
  ReviewSuggestionDocument,
  SimilarSuggestionsDocument,
  SuggestionPageDocument,
  SuggestionsAcceptedDocument,
} from '#graphql.generated.ts';
import { EmergencyStrip } from '#shell/emergency-strip.tsx';
import { Page } from '#shell/page.tsx';
import { BackLink } from '#ui/back-link.tsx';
import { Button } from '#ui/button.tsx';
import { InsetText } from '#ui/inset-text.tsx';
import type { Route } from './+types/desk-suggestion.ts';
import { chooseAgain, decidedIn, reviewed } from './desk-suggestion.server.ts';

export async function loader({ context, request, params, url }: Route.LoaderArgs) {
  signedIn(context, request, ...writers);
  const { suggestion } = await ask(context, request, SuggestionPageDocument, { id: params.id });
  const shown = found(suggestion);
  await mustActIn(context, request, shown.area);
  const [{ similarSuggestions: similar }, { desk }] = await Promise.all([
    ask(context, request, SimilarSuggestionsDocument, { areaPath: shown.area.path, text: shown.title ?? '' }),
    ask(context, request, SuggestionsAcceptedDocument),
  ]);
  return {
    suggestion: shown,
    similar: { ...similar, suggestions: similar.suggestions.filter(({ id }) => id !== shown.id) },
    joins: joinsWith(shown, desk?.suggestionsAccepted ?? [], similar),
    isReviewing: !shown.isMine && (shown.status === 'UNREAD' || url.searchParams.has('review')),
  };
}

export async function action({ context, request, params: { id: suggestionId } }: Route.ActionArgs) {
  const form = await readForm(request, reviewed, { reason: 'decision', mergeIntoId: 'decision' });
  if (!form.ok) return form.again;
  const decided = decidedIn(form.value);
  if ('field' in decided) return form.refuse(decided);
  const { words, seen: seenStatus } = form.value;
  const input = { suggestionId, ...decided, words, seenStatus };
  const { reviewSuggestion } = await ask(context, request, ReviewSuggestionDocument, { input });
  if (isRefusal(reviewSuggestion)) {
    const again = form.refuse(reviewSuggestion);
    if (reviewSuggestion.reason !== 'DECIDED_MEANWHILE') return again;
    return data(chooseAgain(again.data), { status: 422 });
  }
  return seeOther(`/desk?done=suggestion-${reviewSuggestion.status.toLowerCase()}`);
}

export default function DeskSuggestion({ loaderData, actionData }: Route.ComponentProps) {
  const { suggestion, similar, joins, isReviewing } = loaderData;
  const { id, area, why, suggestedAt, mergedFrom, title } = suggestion;
  const { form, fields } = useAnswers<TypedReview>('review', actionData, { words: suggestion.reviewWords ?? '' });
  const isAlike = similar.suggestions.length + similar.priorities.length > 0;
  const about = aboutWords(suggestion);
  return (
    <Page
      title="A suggestion"
      errors={form.errors}
      force={area.force}
      before={<BackLink href="/desk">The desk</BackLink>}
    >
      <h1 className="govuk-heading-l">
        <span className="govuk-caption-l">A suggestion to the {area.name} team</span>
        {titleOf(suggestion)}
      </h1>
      {about && <p className="govuk-body">{about}</p>}
      {why && <blockquote className="app-question__text app-question__text--small">{why}</blockquote>}
      <p className="govuk-body">Suggested on {momentInWords(new Date(suggestedAt))}.</p>
      <Standing suggestion={suggestion} />
      {mergedFrom.length > 0 && (
        <>
          <h2 className="govuk-heading-s">Joined with it</h2>
          {mergedFrom.map((other) => (
            <blockquote key={other.id} className="app-question__text app-question__text--small">
              {titleOf(other)}
            </blockquote>
          ))}
        </>
      )}
      {isAlike && title !== null && (
        <>
          <h2 className="govuk-heading-s govuk-!-margin-bottom-2">Like it</h2>
          <SimilarList similar={similar} />
        </>
      )}
      {isReviewing || form.errors.length > 0 ? (
        <Form form={form}>
          <ReviewFields fields={fields} joins={joins} status={suggestion.status} />
          <Button preventDoubleClick>Save the decision</Button>
        </Form>
      ) : (
        !suggestion.isMine && (
          <p className="govuk-body">
            <a className="govuk-link" href={`/desk/suggestions/${id}?review=again`}>
              Decide again what becomes of it
            </a>
          </p>
        )
      )}
      <EmergencyStrip reportUrl={area.contact.reportUrl} />
    </Page>
  );
}

function Standing({ suggestion }: { suggestion: Route.ComponentProps['loaderData']['suggestion'] }) {
  const { id, status, isMine, reviewWords } = suggestion;
  return (
    <InsetText>
      {isMine && (
        <p>
          <strong>You suggested this yourself.</strong> Another member of the team reads it.
        </p>
      )}
      {status === 'UNREAD' ? (
        <p>
          <strong>Nobody of the team has read this.</strong> Only who suggested it and the team can see it.
        </p>
      ) : (
        <>
          <p>
            <StandingTag status={status} />
          </p>
          <Decided suggestion={suggestion} />
          {reviewWords && <p className="app-own-words">The team adds: {reviewWords}</p>}
          <p>
            <ReadBy suggestion={suggestion} />{' '}
            <a className="govuk-link" href={`/suggestions/${id}`}>
              The public page
            </a>
          </p>
        </>
      )}
    </InsetText>
  );
}
