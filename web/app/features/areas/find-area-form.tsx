import { Button } from '#ui/button.tsx';
import { Input } from '#ui/input.tsx';

/** Looks for an area by village, town or postcode. A plain GET: the answer has an address that can be shared. */
export function FindAreaForm({ text = '', isPageHeading = false }: { text?: string; isPageHeading?: boolean }) {
  return (
    <search>
      <form method="get" action="/">
        <Input
          id="q"
          name="q"
          label={isPageHeading ? 'Find your area' : 'Village, town or postcode'}
          labelSize={isPageHeading ? 'xl' : undefined}
          isPageHeading={isPageHeading}
          hint={isPageHeading ? 'A village, town or postcode, for example Girton or CB3 0PP' : undefined}
          defaultValue={text}
          type="search"
          autoComplete="postal-code"
          maxLength={100}
          className="govuk-input--width-20"
        />
        <Button>Find</Button>
      </form>
    </search>
  );
}
