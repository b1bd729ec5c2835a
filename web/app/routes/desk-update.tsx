import { ask, found } from '#asking/ask.server.ts';
import { officers, signedIn } from '#asking/roles.server.ts';
import { DraftDone } from '#features/priorities/draft-note.tsx';
import { EarlierVersions } from '#features/priorities/earlier-versions.tsx';
import { doneWords, standing } from '#features/priorities/standing.ts';
import { Update } from '#features/priorities/update.tsx';
import { useAnswers } from '#forms/answers.ts';
import { DoneBanner } from '#forms/done-banner.tsx';
import { Form } from '#forms/form.tsx';
import { isRefusal } from '#forms/is-refusal.ts';
import { oneButton } from '#forms/one-button.server.ts';
import { readForm } from '#forms/read-form.server.ts';
import { seeOther } from '#forms/see-other.server.ts';
import {
  ApproveUpdateDocument,
  MeDocument,
  TeamUpdateDocument,
  type UpdateOfTeamFragment,
} from '#graphql.generated.ts';
import { Page } from '#shell/page.tsx';
import { BackLink } from '#ui/back-link.tsx';
import { Button, ButtonGroup, ButtonLink } from '#ui/button.tsx';
import { InsetText } from '#ui/inset-text.tsx';
import type { Route } from './+types/desk-update.ts';

import { draftName } from './desk-post.server.ts';

export async function loader({ context, request, params }: Route.LoaderArgs) {
  const viewer = signedIn(context, request, ...officers);
  const [{ update }, { me }] = await Promise.all([
    ask(context, request, TeamUpdateDocument, { id: params.id }),
    ask(context, request, MeDocument),
  ]);
  const { id, priority, author } = found(update);
  const drafts = [draftName(viewer, priority.id), draftName(viewer, id)];
  return { update: found(update), role: viewer.role, isMine: author.id === me?.officer?.id, drafts };
}

export async function action({ context, request, params }: Route.ActionArgs) {
  const form = await readForm(request, oneButton);
  if (!form.ok) return form.again;
  const { approveUpdate } = await ask(context, request, ApproveUpdateDocument, { updateId: params.id });
  if (isRefusal(approveUpdate)) return form.refuse(approveUpdate);
  return seeOther(`/desk/updates/${params.id}?done=approved`);
}

export default function DeskUpdate({ loaderData: { update, role, isMine, drafts }, actionData }: Route.ComponentProps) {
  const { form } = useAnswers('approve', actionData);
  const { title, quarter } = update.priority;
  const { said, why } = standing(update);
  return (
    <Page
      title={`Update: ${title}`}
      errors={form.errors}
      force={quarter.area.force}
      before={<BackLink href="/desk">The desk</BackLink>}
    >
      <DoneBanner said={doneWords(update)} />
      {drafts.map((name) => (
        <DraftDone key={name} name={name} />
      ))}
      <h1 className="govuk-heading-l">
        <span className="govuk-caption-l">{quarter.area.name}</span>
        {title}
      </h1>
      <InsetText>
        <p>
          <strong>{said}</strong>
        </p>
        {why && <p>{why}</p>}
      </InsetText>
      <h2 className="govuk-visually-hidden">The update</h2>
      <article className="app-update govuk-!-margin-bottom-6">
        <Update update={update} />
      </article>
      {update.status === 'AWAITING_APPROVAL' && !isMine && (role === 'INSPECTOR' || role === 'COMMS') && (
        <Form form={form}>
          <Button preventDoubleClick>Approve it</Button>
        </Form>
      )}
      <Deeds update={update} role={role} isMine={isMine} />
      <EarlierVersions versions={update.earlierVersions} />
    </Page>
  );
}

interface DeedsProps {
  update: UpdateOfTeamFragment;
  role: string;
  isMine: boolean;
}

function Deeds({ update: { id, status, priority }, role, isMine }: DeedsProps) {
  const isPublic = status === 'PUBLISHED' || status === 'WITHDRAWN';
  return (
    <ButtonGroup>
      {isPublic && (
        <a className="govuk-link" href={`/priorities/${priority.id}#update-${id}`}>
          See it on the public page
        </a>
      )}
      {status !== 'WITHDRAWN' && (role === 'OFFICER' || role === 'INSPECTOR') && (
        <>
          <ButtonLink variant="secondary" href={`/desk/updates/${id}/correct`}>
            Correct it
          </ButtonLink>
          {(isMine || role === 'INSPECTOR') && (
            <a className="govuk-link" href={`/desk/updates/${id}/withdraw`}>
              Withdraw it
            </a>
          )}
        </>
      )}
      {role === 'FORCE_ADMIN' && (
        <a className="govuk-link" href={`/desk/words?update=${id}`}>
          Remove its words for good
        </a>
      )}
    </ButtonGroup>
  );
}
