import { momentInWords } from '@patchwork/calendar';
import { ask, found } from '#asking/ask.server.ts';
import { signedIn, writers } from '#asking/roles.server.ts';
import { choice, text, useAnswers } from '#forms/answers.ts';
import { Form } from '#forms/form.tsx';
import { isRefusal } from '#forms/is-refusal.ts';
import { readForm } from '#forms/read-form.server.ts';
import { seeOther } from '#forms/see-other.server.ts';
import { AskQuestionDocument, WhereToAskDocument } from '#graphql.generated.ts';
import { EmergencyStrip } from '#shell/emergency-strip.tsx';
import { Page } from '#shell/page.tsx';
import { BackLink } from '#ui/back-link.tsx';
import { Button } from '#ui/button.tsx';
import { Radios } from '#ui/choices.tsx';
import { Textarea } from '#ui/textarea.tsx';
import type { Route } from './+types/desk-question-ask.ts';
import { forCaller, type TypedForCaller } from './desk-question.server.ts';

export async function loader({ context, request, url }: Route.LoaderArgs) {
  signedIn(context, request, ...writers);
  const { areas, meetings } = found((await ask(context, request, WhereToAskDocument)).desk);
  const toCome = meetings.filter(({ status }) => status === 'SCHEDULED');
  const places = [
    ...areas
      .filter(({ kind }) => kind !== 'FORCE')
      .map(({ path, name }) => ({ value: path, text: `The ${name} team, to be answered within 72 hours` })),
    ...toCome.map(({ id, title, startsAt, area }) => ({
      value: `${area.path} ${id}`,
      text: `For ${title}`,
      hint: momentInWords(new Date(startsAt)),
    })),
  ];
  const wanted = url.searchParams.get('meeting');
  const first = toCome.find(({ id }) => id === wanted);
  return {
    places,
    chosen: first ? `${first.area.path} ${first.id}` : places.length === 1 ? places[0]?.value : undefined,
    force: areas[0]?.force,
    reportUrl: areas[0]?.contact.reportUrl,
  };
}

export async function action({ context, request }: Route.ActionArgs) {
  const form = await readForm(request, forCaller, { areaPath: 'where', meetingId: 'where' });
  if (!form.ok) return form.again;
  const [areaPath = '', meetingId = null] = form.value.where.split(' ');
  const input = { areaPath, meetingId, text: form.value.text, forCaller: true, clientKey: form.clientKey };
  const { askQuestion } = await ask(context, request, AskQuestionDocument, { input });
  if (isRefusal(askQuestion)) return form.refuse(askQuestion);
  return seeOther(`/desk/questions/${askQuestion.id}?done=asked`);
}

export default function AskForCaller({ loaderData, actionData }: Route.ComponentProps) {
  const { places, chosen, force, reportUrl } = loaderData;
  const { form, fields } = useAnswers<TypedForCaller>('ask', actionData, { where: chosen });
  const back = <BackLink href="/desk">The desk</BackLink>;
  return (
    <Page title="Ask for somebody who rang" errors={form.errors} force={force} before={back}>
      <EmergencyStrip reportUrl={reportUrl} />
      <h1 className="govuk-heading-l">Ask for somebody who rang</h1>
      <p className="govuk-body">
        The question is public at once, without a name, since you have read it. Nobody is mailed the answer: tell the
        person where to find it, or ring them back.
      </p>
      <Form form={form}>
        <Radios label="Who is asked?" items={places} {...choice(fields.where)} />
        <Textarea
          label="What do they ask?"
          hint="In their words. Leave out names, house numbers, telephone numbers and registration marks."
          rows={5}
          maxCharacters={1000}
          {...text(fields.text)}
        />
        <Button preventDoubleClick>Publish the question</Button>
      </Form>
    </Page>
  );
}
