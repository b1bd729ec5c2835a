import { londonDate, shortDayInWords } from '@patchwork/calendar';
import { data } from 'react-router';
import { ask, found } from '#asking/ask.server.ts';
import { signedIn, writers } from '#asking/roles.server.ts';
import { mustActIn } from '#features/people/acting.server.ts';
import { Update } from '#features/priorities/update.tsx';
import { text, useAnswers } from '#forms/answers.ts';
import { Form } from '#forms/form.tsx';
import { isRefusal } from '#forms/is-refusal.ts';
import { readForm } from '#forms/read-form.server.ts';
import { seeOther } from '#forms/see-other.server.ts';
import { UpdateToCorrectDocument, WithdrawWordsDocument } from '#graphql.generated.ts';
import { EmergencyStrip } from '#shell/emergency-strip.tsx';
import { Page } from '#shell/page.tsx';
import { BackLink } from '#ui/back-link.tsx';
import { Button } from '#ui/button.tsx';
import { InsetText } from '#ui/inset-text.tsx';
import { Textarea } from '#ui/textarea.tsx';
import type { Route } from './+types/desk-withdraw.ts';
import { type Withdrawal, withdrawal } from './desk.server.ts';

export async function loader({ context, request, params }: Route.LoaderArgs) {
  const { role } = signedIn(context, request, ...writers);
  const { update } = await ask(context, request, UpdateToCorrectDocument, { id: params.id });
  const post = await mustActIn(context, request, found(update).priority.quarter.area);
  const isMine = found(update).author.id === post.id;
  // Said before anything is typed; the api says the same.
  if (role === 'OFFICER' && !isMine) throw data({ message: notMine }, { status: 403 });
  return { update: found(update), today: shortDayInWords(londonDate(new Date())) };
}

const notMine = 'You may withdraw your own updates. Ask your inspector to withdraw a colleague’s.';

export async function action({ context, request, params }: Route.ActionArgs) {
  const form = await readForm(request, withdrawal);
  if (!form.ok) return form.again;
  const input = { updateId: params.id, reason: form.value.reason, clientKey: form.clientKey };
  const { withdrawWords } = await ask(context, request, WithdrawWordsDocument, { input });
  if (isRefusal(withdrawWords)) return form.refuse(withdrawWords);
  return seeOther(`/desk/updates/${params.id}?done=withdrawn`);
}

export default function Withdraw({ loaderData: { update, today }, actionData }: Route.ComponentProps) {
  const { form, fields } = useAnswers<Withdrawal>('withdraw', actionData);
  const { area } = update.priority.quarter;
  const back = <BackLink href={`/desk/updates/${update.id}`}>The update</BackLink>;
  return (
    <Page title={`Withdraw: ${update.priority.title}`} errors={form.errors} force={area.force} before={back}>
      <h1 className="govuk-heading-l govuk-!-margin-bottom-2">
        <span className="govuk-caption-l">{update.priority.title}</span>
        Withdraw an update
      </h1>
      <p className="govuk-body">
        Its words, places and figures go at once from every page and feed. They cannot be put back. In their place
        everybody sees:
      </p>
      <InsetText>
        The team took this update back on {today}. The reason it gave: “<em>what you enter here</em>”
      </InsetText>
      <Form form={form}>
        <Textarea
          label="Why is it withdrawn?"
          hint="Everybody can read this. Do not repeat what must not be read."
          rows={3}
          maxCharacters={480}
          {...text(fields.reason)}
        />
        <Button variant="warning" preventDoubleClick>
          Withdraw the update
        </Button>
      </Form>
      <h2 className="govuk-heading-m">The update</h2>
      <article className="app-update govuk-!-margin-bottom-6">
        <Update update={update} />
      </article>
      <EmergencyStrip reportUrl={area.contact.reportUrl} />
    </Page>
  );
}
