import { momentInWords } from '@patchwork/calendar';
import type { ReactNode } from 'react';
import { data } from 'react-router';
import { ask, found } from '#asking/ask.server.ts';
import { signedIn } from '#asking/roles.server.ts';
import { TypedAgain } from '#features/ballots/desk-typed-again.tsx';
import { CheckDecision, type DecisionToCheck } from '#features/decisions/desk-check-decision.tsx';
import { ChooseOptions } from '#features/decisions/desk-choose-options.tsx';
import { PriorityRows } from '#features/decisions/desk-priority-rows.tsx';
import {
  differsFrom,
  earlierOf,
  firstOf,
  type QuarterToDecide,
  rowsOf,
  type TypedDecision,
  votedOn,
} from '#features/decisions/desk-typed-decision.ts';
import { mustActIn } from '#features/people/acting.server.ts';
import { text, useAnswers } from '#forms/answers.ts';
import { Form } from '#forms/form.tsx';
import { isRefusal } from '#forms/is-refusal.ts';
import { type FormResult, readForm } from '#forms/read-form.server.ts';
import { seeOther } from '#forms/see-other.server.ts';
import { AdoptPrioritiesDocument, QuarterToDecideDocument } from '#graphql.generated.ts';
import { EmergencyStrip } from '#shell/emergency-strip.tsx';
import { Page, TO_ERRORS } from '#shell/page.tsx';
import { BackLink } from '#ui/back-link.tsx';
import { Button, ButtonGroup, ReturnSends } from '#ui/button.tsx';
import { InsetText } from '#ui/inset-text.tsx';
import { Select } from '#ui/select.tsx';
import { Textarea } from '#ui/textarea.tsx';
import { WarningText } from '#ui/warning-text.tsx';
import { alikeWords } from '#words/alike.ts';
import { dayWords } from '#words/days.ts';
import type { Route } from './+types/desk-decision-adopt.ts';
import { adoption, fieldInForm, prioritiesIn } from './desk-decision.server.ts';

export async function loader({ context, request, url }: Route.LoaderArgs) {
  signedIn(context, request, 'INSPECTOR');
  const id = found(url.searchParams.get('quarter'));
  const { quarter: asked } = await ask(context, request, QuarterToDecideDocument, { id });
  const quarter = found(asked);
  const { name, title } = await mustActIn(context, request, quarter.area);
  const isWording = url.searchParams.get('step') === 'words';
  const taken = url.searchParams.getAll('take');
  const now = new Date().toISOString();
  return {
    quarter,
    by: { name, title },
    now,
    isWording,
    taken: taken.length > 0 || isWording ? taken : firstOf(votedOn(quarter)),
  };
}

export async function action({ context, request, url }: Route.ActionArgs) {
  const quarterId = found(url.searchParams.get('quarter'));
  const form = await readForm(request, adoption);
  if (!form.ok) return form.again;
  const { priorities: rows, reasonForDifference, evidence, meetingId, step } = form.value;
  const priorities = prioritiesIn(rows);
  if (step === 'check') {
    const { quarter } = await ask(context, request, QuarterToDecideDocument, { id: quarterId });
    // Asked for before it is read through: the api would only say so at the end.
    const chosen = rows.map(({ optionId }) => optionId);
    if (!reasonForDifference && differsFrom(votedOn(found(quarter)), chosen)) {
      return form.refuse({ message: reasonAskedFor(found(quarter)), field: 'reasonForDifference' });
    }
    const read = {
      ...{ priorities, reason: reasonForDifference ?? null },
      ...{ evidence: evidence ?? null, meetingId: meetingId ?? null },
    };
    return data<Checked>({ ...form.typed, read });
  }
  const said = { reasonForDifference, evidence, meetingId: meetingId || null };
  const input = { quarterId, priorities, ...said, clientKey: form.clientKey };
  const { adoptPriorities } = await ask(context, request, AdoptPrioritiesDocument, { input });
  if (isRefusal(adoptPriorities)) {
    return form.refuse({ ...adoptPriorities, field: fieldInForm(adoptPriorities.field) });
  }
  return seeOther(`/decisions/${adoptPriorities.id}?done=adopted`);
}

const reasonAskedFor = ({ ballot }: QuarterToDecide) =>
  ballot
    ? 'This is not what the vote put first. Say why you decide otherwise: residents were promised a reason'
    : 'There was no vote on these months. Say why, and what the decision rests on';

type Facts = Route.ComponentProps['loaderData'];
type Sent = Route.ComponentProps['actionData'];
/** What was typed, in order, and how it will be read. */
type Checked = FormResult & { read: DecisionToCheck };

const isChecked = (sent: Sent): sent is Checked => sent !== undefined && 'read' in sent;

export default function Adopt({ loaderData, actionData }: Route.ComponentProps) {
  const { quarter, isWording } = loaderData;
  const over = whyNot(quarter);
  if (over) {
    return (
      <AdoptPage quarter={quarter} title="Decide what the team works on">
        {over}
      </AdoptPage>
    );
  }
  if (isChecked(actionData)) return <Check loaderData={loaderData} actionData={actionData} />;
  if (actionData || isWording || votedOn(quarter).length === 0) {
    return <Wording loaderData={loaderData} actionData={actionData} />;
  }
  return <Choose loaderData={loaderData} />;
}

/** Why there is nothing to decide: the api would say no. */
function whyNot({ id, name, stage, decision, priorities, ballot }: QuarterToDecide): ReactNode {
  const link = (href: string, words: string) => (
    <p className="govuk-body">
      <a className="govuk-link" href={href}>
        {words}
      </a>
    </p>
  );
  if (decision) {
    return (
      <>
        <p className="govuk-body">What the team works on from {name} was decided already. A decision stays as it is.</p>
        {link(`/decisions/${decision.id}`, 'What was agreed, and why')}
      </>
    );
  }
  if (stage === 'ENDED') return <p className="govuk-body">{name} is over, so there is nothing to decide.</p>;
  if (priorities.length > 0) {
    return (
      <>
        <p className="govuk-body">{name} has its priorities already.</p>
        {link(`/quarters/${id}`, name)}
      </>
    );
  }
  if (!ballot || ballot.result) return null;
  return (
    <>
      <p className="govuk-body">
        The vote is not counted yet. It {ballot.state === 'CLOSED' ? 'closed' : 'closes'} on{' '}
        {momentInWords(new Date(ballot.closesAt))}. Decide once its result is public.
      </p>
      {link(`/desk/votes/${ballot.id}`, 'Go to the vote')}
    </>
  );
}

function Choose({ loaderData: { quarter, taken } }: { loaderData: Facts }) {
  return (
    <AdoptPage quarter={quarter} title="What does the team work on?" step={1}>
      <p className="govuk-body">
        The vote advises, and you decide. Where you decide otherwise than the vote, you say why, in public.
      </p>
      <ChooseOptions quarterId={quarter.id} options={votedOn(quarter)} taken={taken} area={quarter.area} />
    </AdoptPage>
  );
}

function Wording({ loaderData, actionData }: { loaderData: Facts; actionData: Sent }) {
  const { quarter, taken } = loaderData;
  const { area } = quarter;
  const options = votedOn(quarter);
  const { form, fields, conform } = useAnswers<TypedDecision>('adopt', actionData, {
    priorities: rowsOf(options, taken, area),
  });
  const meetings = area.meetings.nodes.map(({ id, title, startsAt }) => ({
    value: id,
    text: `${dayWords(startsAt)}: ${title}`,
  }));
  return (
    <AdoptPage quarter={quarter} title="What is agreed, in words" step={2} errors={form.errors} taken={taken}>
      {!actionData && options.length > 0 && taken.length === 0 && (
        <p className="govuk-body">Nothing was ticked on the page before, so there is one empty priority.</p>
      )}
      {!quarter.ballot && <InsetText>There was no vote on these months, so say below why you decide this.</InsetText>}
      <Form form={form}>
        <ReturnSends formAction={TO_ERRORS} />
        <PriorityRows
          form={form}
          conform={conform}
          field={fields.priorities}
          options={options}
          earlier={earlierOf(quarter)}
          neighbourhood={area}
        />
        <h2 className="govuk-heading-m">Why</h2>
        <Textarea
          label="Why do you decide this?"
          hint="Residents were promised a reason wherever it is not what the vote put first: something was left out, or added. Otherwise you may leave this empty."
          maxCharacters={5000}
          {...text(fields.reasonForDifference)}
        />
        <Textarea
          label="What else does it rest on? (optional)"
          hint="For example what was said at the meeting, and figures. Everybody can read it."
          maxCharacters={5000}
          {...text(fields.evidence)}
        />
        {meetings.length > 0 && (
          <Select
            label="At which public meeting was it talked over?"
            items={[{ value: '', text: 'At none' }, ...meetings]}
            {...text(fields.meetingId)}
          />
        )}
        <Button formAction={TO_ERRORS}>Go on to read it through</Button>
      </Form>
      <EmergencyStrip reportUrl={area.contact.reportUrl} />
    </AdoptPage>
  );
}

function Check({ loaderData: { quarter, by, now }, actionData }: { loaderData: Facts; actionData: Checked }) {
  const { form, conform } = useAnswers<TypedDecision>('adopt', actionData);
  return (
    <AdoptPage quarter={quarter} title="What residents will read" step={3}>
      {alikeWords('Priorities', actionData.read.priorities).map((sentence) => (
        <InsetText key={sentence}>
          {sentence} Residents may take them for one. “Change something” below leads back to their words.
        </InsetText>
      ))}
      <CheckDecision decision={actionData.read} quarter={quarter} decidedBy={by} decidedAt={now} />
      <WarningText>
        Once it is agreed, it cannot be changed: not the priorities, not their promises, not the words.
      </WarningText>
      <Form form={form}>
        <TypedAgain typed={actionData.initialValue ?? {}} except={['clientKey', 'step']} />
        <ButtonGroup>
          <Button name="step" value="adopt" preventDoubleClick>
            Agree to this and publish it
          </Button>
          <Button variant="secondary" {...conform.validate.getButtonProps()}>
            Change something
          </Button>
        </ButtonGroup>
      </Form>
    </AdoptPage>
  );
}

interface AdoptPageProps {
  quarter: QuarterToDecide;
  title: string;
  step?: 1 | 2 | 3;
  errors?: Parameters<typeof Page>[0]['errors'];
  /** What was ticked on the page before, to go back to. */
  taken?: readonly string[];
  children: ReactNode;
}

function AdoptPage({ quarter, title, step, errors, taken = [], children }: AdoptPageProps) {
  const back = new URLSearchParams([['quarter', quarter.id], ...taken.map((id) => ['take', id])]);
  const before =
    step === 2 && quarter.ballot ? (
      <BackLink href={`/desk/decisions/adopt?${back}`}>What the team works on</BackLink>
    ) : (
      <BackLink href="/desk">The desk</BackLink>
    );
  return (
    <Page title={`${title}: ${quarter.name}`} errors={errors} force={quarter.area.force} before={before}>
      <h1 className="govuk-heading-l govuk-!-margin-bottom-2">
        <span className="govuk-caption-l">
          {quarter.area.name}: {quarter.name}
          {step && `, step ${step} of 3`}
        </span>
        {title}
      </h1>
      {step === 2 && <InsetText>Nothing is public yet. On the next page you read what residents will read.</InsetText>}
      {children}
    </Page>
  );
}
