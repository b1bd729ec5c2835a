import { Button } from '#ui/button.tsx';
import { Input } from '#ui/input.tsx';
import { PostcodeSource } from './postcode-choices.tsx';

interface FindAreaFormProps {
  /** What was typed before. */
  text?: string;
  /** What was wrong with it. */
  error?: string | null;
  /** Whose data postcodes are looked up in: none, and none is asked for. */
  postcodeSource?: string | null;
  isPageHeading?: boolean;
}

/** Where a page's error summary leads to. */
export const FIND_AREA_BOX = '#q';

/**
 * Looks for an area by its name, a part of it, its GSS code, or a postcode. A plain GET: what was found by a name has an
 * address that can be shared.
 */
export function FindAreaForm({ text = '', error, postcodeSource, isPageHeading = false }: FindAreaFormProps) {
  return (
    <search>
      {isPageHeading && <h1 className="govuk-heading-xl">Find your area</h1>}
      <form method="get" action="/" noValidate>
        <Input
          id="q"
          name="q"
          label="Place or postcode"
          hint={isPageHeading ? hintFor(postcodeSource) : undefined}
          error={error ?? undefined}
          defaultValue={text}
          type="search"
          maxLength={100}
          spellCheck={false}
          className="govuk-input--width-20"
        />
        <Button>Find</Button>
      </form>
      <PostcodeSource source={postcodeSource} />
    </search>
  );
}

function hintFor(postcodeSource: string | null | undefined): string {
  return postcodeSource
    ? 'Your village, town or neighbourhood, or your postcode: for example Girton, or CB3 0QH'
    : 'Your village, parish or town, or a part of its name: for example Girton';
}
