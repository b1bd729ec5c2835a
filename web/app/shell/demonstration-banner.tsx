import { Tag } from '#ui/tag.tsx';
import { useShellFacts } from './shell-facts.ts';

/** On every page of the demo, on paper too. Nothing in production. */
export function DemonstrationBanner() {
  if (useShellFacts().mode !== 'demo') return null;
  return (
    <div className="govuk-phase-banner govuk-width-container app-demonstration">
      <p className="govuk-phase-banner__content">
        <Tag colour="yellow" className="govuk-phase-banner__content__tag">
          Demo
        </Tag>
        <span className="govuk-phase-banner__text">Demonstration: not real police information</span>
      </p>
    </div>
  );
}
