import { Button } from '#ui/button.tsx';
import { Select } from '#ui/select.tsx';
import { themeWords } from '#words/themes.ts';

interface AlertFilterProps {
  /** The page's own address. */
  href: string;
  theme: string;
  place: string;
  /** What lies in the area; none in a place. */
  places: readonly { path: string; name: string }[];
  /** What is chosen there: "Place" in a neighbourhood, "Neighbourhood" in a force. */
  placeLabel: string;
}

const themes = [
  { value: '', text: 'Everything' },
  ...Object.entries(themeWords).map(([value, text]) => ({ value, text })),
];

/** Narrows alerts to a topic and a place. A plain GET: what was chosen has an address. */
export function AlertFilter({ href, theme, place, places, placeLabel }: AlertFilterProps) {
  return (
    <search className="app-no-print">
      <form method="get" action={href} className="app-alert-filter">
        <Select id="theme" name="theme" label="About" items={themes} defaultValue={theme} />
        {places.length > 0 && (
          <Select
            id="place"
            name="place"
            label={placeLabel}
            items={[{ value: '', text: 'All' }, ...places.map(({ path, name }) => ({ value: path, text: name }))]}
            defaultValue={place}
          />
        )}
        <Button variant="secondary">Show</Button>
      </form>
    </search>
  );
}
