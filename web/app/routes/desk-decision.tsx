import { ask, found } from '#asking/ask.server.ts';
import { officers, signedIn } from '#asking/roles.server.ts';
import { StatementWords } from '#features/meetings/question-answer.tsx';
import { DecisionPageDocument } from '#graphql.generated.ts';
import { Page } from '#shell/page.tsx';
import { BackLink } from '#ui/back-link.tsx';
import { InsetText } from '#ui/inset-text.tsx';
import { dayWords } from '#words/days.ts';
import { whoWords } from '#words/who.ts';
import type { Route } from './+types/desk-decision.ts';

export async function loader({ context, request, params }: Route.LoaderArgs) {
  const { role } = signedIn(context, request, ...officers);
  const { decision } = await ask(context, request, DecisionPageDocument, { id: params.id });
  return { decision: found(decision), role };
}

type Words = NonNullable<Route.ComponentProps['loaderData']['decision']['reason']>;

export default function DeskDecision({ loaderData: { decision, role } }: Route.ComponentProps) {
  const { id, quarter, decidedBy, decidedAt, differs, reason, evidence } = decision;
  const { area } = quarter;
  return (
    <Page
      title={`The words of what was agreed for ${quarter.name}`}
      force={area.force}
      before={<BackLink href="/desk">The desk</BackLink>}
    >
      <h1 className="govuk-heading-l">
        <span className="govuk-caption-l">{area.name}</span>
        The words of what was agreed for {quarter.name}
      </h1>
      <p className="govuk-body">
        {whoWords(decidedBy)} decided on {dayWords(decidedAt)}.{' '}
        <a className="govuk-link" href={`/decisions/${id}`}>
          What everybody reads
        </a>
      </p>
      <InsetText>
        What was agreed stays as it is. Only words that can harm somebody are taken back; a note then says when and why.
      </InsetText>
      {reason && <SaidWords title="Why it is not what the vote put first" words={reason} role={role} />}
      {differs && !reason && (
        <p className="govuk-body">The reason waits for a second person. It is on the desk, among what waits.</p>
      )}
      {evidence && <SaidWords title="What else it rests on" words={evidence} role={role} />}
      {!differs && !evidence && <p className="govuk-body">It was agreed without words of its own.</p>}
    </Page>
  );
}

function SaidWords({ title, words, role }: { title: string; words: Words; role: string }) {
  const isAdministrator = role === 'FORCE_ADMIN';
  return (
    <section>
      <h2 className="govuk-heading-m">{title}</h2>
      <StatementWords statement={words} what="words" />
      <p className="govuk-body govuk-!-margin-top-4">
        <a className="govuk-link" href={`/desk/statements/${words.id}${isAdministrator ? '/purge' : ''}`}>
          {isAdministrator ? 'Remove these words for good' : 'Take these words back'}
          <span className="govuk-visually-hidden">: {title}</span>
        </a>
      </p>
    </section>
  );
}
