import { areaToTell } from '#features/telling/area-to-tell.server.ts';
import { channelsFor, guideAt } from '#features/telling/channels.ts';
import { Said } from '#features/telling/said.tsx';
import { Page } from '#shell/page.tsx';
import { BackLink } from '#ui/back-link.tsx';
import { Details } from '#ui/details.tsx';
import type { Route } from './+types/after-an-online-report.ts';

export async function loader({ context, request }: Route.LoaderArgs) {
  return { area: await areaToTell(context, request) };
}

/** The way of a report, as the force explained it to the subscribers of its newsletter in 2022, in plainer words. */
export default function AfterAnOnlineReport({ loaderData: { area } }: Route.ComponentProps) {
  const channels = channelsFor(area);
  return (
    <Page
      title="What happens after an online report"
      force={area?.force}
      before={<BackLink href={guideAt('report-online', area)} />}
      canExit
    >
      <h1 className="govuk-heading-l">What happens after an online report</h1>
      <p className="govuk-body-l">
        A report is read by people, in the same way as a call to 101. Cambridgeshire Constabulary explained it like this
        in 2022. Other forces do much the same, and may have other names for it.
      </p>

      <h2 className="govuk-heading-m">1. It is received, and somebody weighs it</h2>
      <p className="govuk-body">A call taker reads it. They ask five things:</p>
      <ul className="govuk-list govuk-list--bullet">
        <li>How great is the threat to people?</li>
        <li>How much harm does it do?</li>
        <li>What would it take to find out who did it?</li>
        <li>Is anybody involved in need of more care, such as a child?</li>
        <li>How do the people involved want to take part?</li>
      </ul>
      <Details summary="What the police call this">
        THRIVE: threat, harm, risk, investigation, vulnerability and engagement. If you hear the word, it means this
        weighing.
      </Details>

      <h2 className="govuk-heading-m">2. A second team looks at it</h2>
      <p className="govuk-body">
        If it needs looking into, it goes to the investigations management unit. They check that everything is there
        that is needed. Then there are two ways:
      </p>
      <ul className="govuk-list govuk-list--bullet">
        <li>
          <strong>It is closed</strong>, if there is too little evidence, or nobody who saw it will say so. That is no
          judgement on you, and it still counts: it shows where and when things happen.
        </li>
        <li>
          <strong>A crime is raised.</strong> You get a crime reference number. Keep it: your insurance will ask for it.
        </li>
      </ul>

      <h2 className="govuk-heading-m">3. An officer investigates</h2>
      <p className="govuk-body">
        If there is evidence, the report is given to an officer, and the investigation begins. The police get in touch
        with everybody who was the victim of a crime. How long that takes differs.
      </p>

      <h2 className="govuk-heading-m">If you hear nothing</h2>
      <p className="govuk-body">
        <Said
          words="Call {101} with your reference number, and ask who has your report. If something new happens, report that too, and give the number."
          channels={channels}
        />
      </p>
      <p className="govuk-body">
        <Said words="If somebody is in danger now, call {999}." channels={channels} />
      </p>
    </Page>
  );
}
