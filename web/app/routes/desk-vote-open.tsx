import type { ReactNode } from 'react';
import { data } from 'react-router';
import { ask, found } from '#asking/ask.server.ts';
import { signedIn } from '#asking/roles.server.ts';
import { type BallotToCheck, CheckBallot } from '#features/ballots/desk-check-ballot.tsx';
import { ChooseList } from '#features/ballots/desk-choose-list.tsx';
import { OptionRows } from '#features/ballots/desk-option-rows.tsx';
import { TypedAgain } from '#features/ballots/desk-typed-again.tsx';
import { prioritiesBefore, rowsOf, type TypedBallot } from '#features/ballots/desk-typed-ballot.ts';
import { mustActIn } from '#features/people/acting.server.ts';
import { PriorityEvidence } from '#features/priorities/desk-priority-evidence.tsx';
import { text, useAnswers } from '#forms/answers.ts';
import { Form } from '#forms/form.tsx';
import { isRefusal } from '#forms/is-refusal.ts';
import { MomentInput, typedMoment } from '#forms/moment-input.tsx';
import { type FormResult, readForm } from '#forms/read-form.server.ts';
import { seeOther } from '#forms/see-other.server.ts';
import { BallotToOpenDocument, OpenBallotDocument, SuggestionsWaitingDocument } from '#graphql.generated.ts';
import { EmergencyStrip } from '#shell/emergency-strip.tsx';
import { Page, TO_ERRORS } from '#shell/page.tsx';
import { BackLink } from '#ui/back-link.tsx';
import { Button, ButtonGroup, ReturnSends } from '#ui/button.tsx';
import { Input } from '#ui/input.tsx';
import { InsetText } from '#ui/inset-text.tsx';
import { Textarea } from '#ui/textarea.tsx';
import { WarningText } from '#ui/warning-text.tsx';
import { alikeWords } from '#words/alike.ts';
import type { Route } from './+types/desk-vote-open.ts';
import { newBallot, optionsIn } from './desk-vote.server.ts';

export async function loader({ context, request, url }: Route.LoaderArgs) {
  signedIn(context, request, 'INSPECTOR');
  const id = found(url.searchParams.get('quarter'));
  const [{ quarter: asked }, { desk }] = await Promise.all([
    ask(context, request, BallotToOpenDocument, { id }),
    ask(context, request, SuggestionsWaitingDocument),
  ]);
  const quarter = found(asked);
  await mustActIn(context, request, quarter.area);
  const suggestions = (desk?.suggestionsWaiting ?? []).filter(({ area }) => area.id === quarter.area.id);
  const now = new Date();
  return {
    quarter,
    sources: { priorities: prioritiesBefore(quarter), suggestions },
    isWording: url.searchParams.get('step') === 'list',
    taken: url.searchParams.getAll('take'),
    // A planned time that has passed would only be refused.
    planned: [quarter.voteFrom, quarter.voteUntil].map((time) => (time && new Date(time) > now ? time : null)),
  };
}

export async function action({ context, request, url }: Route.ActionArgs) {
  const quarterId = found(url.searchParams.get('quarter'));
  const form = await readForm(request, newBallot);
  if (!form.ok) return form.again;
  const { options: rows, opens, closes, maxChoices, words, step } = form.value;
  const { options, names } = optionsIn(rows);
  const closesAt = closes as string;
  if (step === 'check') {
    const read = { options, maxChoices, opensAt: opens ?? null, closesAt, words: words ?? null };
    return data<Checked>({ ...form.typed, read });
  }
  const opensAt = opens ?? new Date().toISOString();
  const input = { quarterId, options, maxChoices, opensAt, closesAt, words, clientKey: form.clientKey };
  const { openBallot } = await ask(context, request, OpenBallotDocument, { input });
  if (isRefusal(openBallot)) {
    return form.refuse({ ...openBallot, field: (openBallot.field && names[openBallot.field]) ?? openBallot.field });
  }
  return seeOther(`/desk/votes/${openBallot.id}?done=opened`);
}

export default function OpenVote({ loaderData, actionData }: Route.ComponentProps) {
  const { quarter } = loaderData;
  const over = whyNot(quarter);
  if (over) {
    return (
      <OpenPage quarter={quarter} title="Open a vote">
        <p className="govuk-body">{over}</p>
        {quarter.ballot && (
          <p className="govuk-body">
            <a className="govuk-link" href={`/desk/votes/${quarter.ballot.id}`}>
              Go to the vote
            </a>
          </p>
        )}
      </OpenPage>
    );
  }
  if (isChecked(actionData)) return <Check loaderData={loaderData} actionData={actionData} />;
  if (actionData || loaderData.isWording) return <Wording loaderData={loaderData} actionData={actionData} />;
  return <Choose loaderData={loaderData} />;
}

type Facts = Route.ComponentProps['loaderData'];
type Sent = Route.ComponentProps['actionData'];
/** What was typed, in order, and how it will be read. */
type Checked = FormResult & { read: BallotToCheck };

const isChecked = (sent: Sent): sent is Checked => sent !== undefined && 'read' in sent;

function whyNot({ name, ballot, priorities, stage }: Facts['quarter']): string | null {
  if (ballot) return `The vote on ${name} is there already. A vote that was opened stays as it is.`;
  if (stage === 'ENDED') return `${name} is over, so there is nothing to vote on.`;
  if (priorities.length > 0) return `${name} has its priorities already, so there is nothing to vote on.`;
  return null;
}

function Choose({ loaderData: { quarter, sources, taken } }: { loaderData: Facts }) {
  return (
    <OpenPage quarter={quarter} title="What goes on the list?" step={1}>
      <p className="govuk-body">
        Residents choose from the list that you make. Its page says that you made it, and what you left off.
      </p>
      <ChooseList
        quarterId={quarter.id}
        {...sources}
        taken={taken}
        evidence={(priority) => <PriorityEvidence priority={priority} />}
      />
    </OpenPage>
  );
}

function Wording({ loaderData, actionData }: { loaderData: Facts; actionData: Sent }) {
  const { quarter, sources, taken, planned } = loaderData;
  const { form, fields, conform } = useAnswers<TypedBallot>('open', actionData, {
    options: rowsOf(sources, taken, quarter.area),
    maxChoices: '3',
    opens: typedMoment(planned[0]),
    closes: typedMoment(planned[1]),
  });
  return (
    <OpenPage quarter={quarter} title="How the options are worded" step={2} errors={form.errors} taken={taken}>
      {!actionData && taken.length === 0 && (
        <p className="govuk-body">Nothing was ticked on the page before, so the list begins with two empty options.</p>
      )}
      <Form form={form}>
        <ReturnSends formAction={TO_ERRORS} />
        <OptionRows
          form={form}
          conform={conform}
          field={fields.options}
          sources={sources}
          neighbourhood={quarter.area}
        />
        <h2 className="govuk-heading-m">The vote</h2>
        <Input
          label="How many may one resident choose?"
          className="govuk-input--width-3"
          inputMode="numeric"
          autoComplete="off"
          {...text(fields.maxChoices)}
        />
        <MomentInput
          label="Opens (optional)"
          hint="London time. Leave it empty to open the vote at once."
          field={fields.opens}
        />
        <MomentInput label="Closes" hint="London time. It cannot be moved later." field={fields.closes} />
        <Textarea
          label="How was the list made, and what was left off and why? (optional)"
          hint="Everybody can read this. What was left off is named there by itself."
          maxCharacters={5000}
          {...text(fields.words)}
        />
        <Button formAction={TO_ERRORS}>Go on to read it through</Button>
      </Form>
      <EmergencyStrip reportUrl={quarter.area.contact.reportUrl} />
    </OpenPage>
  );
}

function Check({ loaderData: { quarter, sources }, actionData }: { loaderData: Facts; actionData: Checked }) {
  const { form, conform } = useAnswers<TypedBallot>('open', actionData);
  return (
    <OpenPage quarter={quarter} title="What residents will read" step={3}>
      {alikeWords('Options', actionData.read.options).map((sentence) => (
        <InsetText key={sentence}>
          {sentence} Residents may take them for one. “Change something” below leads back to their words.
        </InsetText>
      ))}
      <CheckBallot ballot={actionData.read} sources={sources} quarter={quarter} />
      <WarningText>
        Once the vote is opened, its options, its times and how many can be chosen cannot be changed.
      </WarningText>
      <Form form={form}>
        <TypedAgain typed={actionData.initialValue ?? {}} except={['clientKey', 'step']} />
        <ButtonGroup>
          <Button name="step" value="open" preventDoubleClick>
            Open this vote
          </Button>
          <Button variant="secondary" {...conform.validate.getButtonProps()}>
            Change something
          </Button>
        </ButtonGroup>
      </Form>
    </OpenPage>
  );
}

interface OpenPageProps {
  quarter: Facts['quarter'];
  title: string;
  step?: 1 | 2 | 3;
  errors?: Parameters<typeof Page>[0]['errors'];
  /** What was ticked on the page before, to go back to. */
  taken?: readonly string[];
  children: ReactNode;
}

function OpenPage({ quarter, title, step, errors, taken, children }: OpenPageProps) {
  const back = new URLSearchParams([['quarter', quarter.id], ...(taken ?? []).map((key) => ['take', key])]);
  const before = taken ? (
    <BackLink href={`/desk/votes/open?${back}`}>What goes on the list</BackLink>
  ) : (
    <BackLink href="/desk">The desk</BackLink>
  );
  return (
    <Page title={`${title}: ${quarter.name}`} errors={errors} force={quarter.area.force} before={before}>
      <h1 className="govuk-heading-l govuk-!-margin-bottom-2">
        <span className="govuk-caption-l">
          {quarter.area.name}: the vote on {quarter.name}
          {step && `, step ${step} of 3`}
        </span>
        {title}
      </h1>
      {step === 2 && <InsetText>Nothing is public yet. On the next page you read what residents will read.</InsetText>}
      {children}
    </Page>
  );
}
