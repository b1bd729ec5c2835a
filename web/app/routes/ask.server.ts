import { data, type RouterContextProvider } from 'react-router';
import { z } from 'zod';
import { ask } from '#asking/ask.server.ts';
import { codeOnTheWay, isSignedIn, onTheWay } from '#features/people/on-the-way.server.ts';
import { words } from '#forms/answers.server.ts';
import { isRefusal } from '#forms/is-refusal.ts';
import { type Refusal, readForm } from '#forms/read-form.server.ts';
import { seeOther } from '#forms/see-other.server.ts';
import { AskQuestionDocument, type AskQuestionInput, QuestionRefusalDocument } from '#graphql.generated.ts';

/** What somebody asks: one box. */
export const asked = z.object({ text: words('Enter your question', 1000) });

type Asking = { context: Readonly<RouterContextProvider>; request: Request };

/**
 * Reads and asks a question, with the code on the way. The words are screened before anybody is asked who they are:
 * whoever is in danger reads 999 at once, not after a mail.
 */
export async function askOnTheWay(
  { context, request }: Asking,
  where: Pick<AskQuestionInput, 'areaPath' | 'meetingId'>,
) {
  const sent = await request.clone().formData();
  const form = await readForm(request, onTheWay(context, asked));
  if (!form.ok) return form.again;
  const { text } = form.value;
  const refuse = (refusal: Refusal & { reason: string }) => {
    const { data: result, init } = form.refuse(refusal);
    return data({ ...result, isEmergency: refusal.reason === 'EMERGENCY' }, init ?? undefined);
  };
  if (!isSignedIn(context)) {
    const { questionRefusal } = await ask(context, request, QuestionRefusalDocument, { text });
    if (questionRefusal) return refuse(questionRefusal);
  }
  const wait = await codeOnTheWay({ context, request }, form, sent);
  if (wait) return wait;
  const input = { ...where, text, clientKey: form.clientKey };
  const { askQuestion } = await ask(context, request, AskQuestionDocument, { input });
  if (isRefusal(askQuestion)) return refuse(askQuestion);
  return seeOther(`/questions/${askQuestion.id}?done=asked`);
}
