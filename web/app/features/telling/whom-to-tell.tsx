import { Fragment } from 'react';
import { ButtonGroup, ButtonLink } from '#ui/button.tsx';
import type { Channels } from './channels.ts';
import type { End, Words } from './ends.ts';
import { Said } from './said.tsx';

/** One end of the guide: whom to tell, what to do first, what to have ready, and what happens next. */
export function WhomToTell({ end, channels }: { end: End; channels: Channels }) {
  const buttons = end.act.flatMap((name) => channels[name] ?? []);
  return (
    <>
      <p className="govuk-body-l">
        <Said words={end.lead} channels={channels} />
      </p>
      <ButtonGroup>
        {buttons.map(({ href, action }, at) => (
          <ButtonLink key={action} href={href} variant={at > 0 ? 'secondary' : undefined}>
            <Lines text={action} />
          </ButtonLink>
        ))}
      </ButtonGroup>
      <Part heading="What to do first" words={end.first} channels={channels} />
      {end.also && <Part {...end.also} channels={channels} />}
      <Part heading="What to have ready" words={end.ready} channels={channels} />
      <Part heading="What happens next" words={end.next} channels={channels} />
    </>
  );
}

function Lines({ text }: { text: string }) {
  return text.split('\n').map((line, at) => (
    <Fragment key={line}>
      {at > 0 && <br />}
      {line}
    </Fragment>
  ));
}

function Part({ heading, words, channels }: { heading: string; words: readonly Words[]; channels: Channels }) {
  return (
    <>
      <h2 className="govuk-heading-m">{heading}</h2>
      <ul className="govuk-list govuk-list--bullet govuk-list--spaced">
        {words.map((each) => (
          <li key={each}>
            <Said words={each} channels={channels} />
          </li>
        ))}
      </ul>
    </>
  );
}
