import { Button } from '#ui/button.tsx';
import { Input } from '#ui/input.tsx';

/** Looks for an area by its name, a part of it, or its GSS code. A plain GET: the answer has an address that can be shared. */
export function FindAreaForm({ text = '', isPageHeading = false }: { text?: string; isPageHeading?: boolean }) {
  return (
    <search>
      <form method="get" action="/">
        <Input
          id="q"
          name="q"
          label={isPageHeading ? 'Find your area' : 'Your village, parish or town'}
          labelSize={isPageHeading ? 'xl' : undefined}
          isPageHeading={isPageHeading}
          hint={isPageHeading ? 'Your village, parish or town, or a part of its name: for example Girton' : undefined}
          defaultValue={text}
          type="search"
          maxLength={100}
          className="govuk-input--width-20"
        />
        <Button>Find</Button>
      </form>
    </search>
  );
}
