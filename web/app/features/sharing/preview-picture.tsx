/** What a shared link's picture says. */
export interface PreviewWords {
  /** Whose: the force's name. */
  force: string;
  /** "Neighbourhood police team", "Speeding · Fourth quarter in six". */
  caption: string;
  title: string;
  /** Facts, a line or two each; what finds no room is left out. */
  lines: readonly string[];
  /** What to say on every picture of the demonstration. */
  isDemo: boolean;
}

const WIDTH = 1200;
const HEIGHT = 630;
const LEFT = 72;

/** The picture of a shared link, from the same facts as its page. Plain SVG: it is made into a PNG. */
export function PreviewPicture({ force, caption, title, lines, isDemo }: PreviewWords) {
  const titleLines = wrapped(title, 36, 2);
  const bottom = isDemo ? 540 : 590;
  const first = 250 + titleLines.length * 68;
  const facts = lines.flatMap((line) => wrapped(line, 66, 2).map((words, at) => ({ words, isStart: at === 0 })));
  return (
    // biome-ignore lint/a11y/noSvgWithoutTitle: it becomes a PNG; what it says stands in the page's og:image:alt.
    <svg xmlns="http://www.w3.org/2000/svg" width={WIDTH} height={HEIGHT} viewBox={`0 0 ${WIDTH} ${HEIGHT}`}>
      <rect width={WIDTH} height={HEIGHT} fill="#ffffff" />
      <rect width={WIDTH} height="104" fill="#14453c" />
      <g fontFamily="Arimo">
        <text x={LEFT} y="66" fontSize="38" fontWeight="700" fill="#ffffff">
          {force}
        </text>
        <text x={WIDTH - LEFT} y="66" fontSize="32" fill="#ffffff" textAnchor="end">
          Patchwork
        </text>
        <text x={LEFT} y="180" fontSize="32" fill="#0d5c4b">
          {caption}
        </text>
        {titleLines.map((words, at) => (
          <text key={words} x={LEFT} y={250 + at * 68} fontSize="60" fontWeight="700" fill="#0b0c0c">
            {words}
          </text>
        ))}
        {facts.map(({ words, isStart }, at) => {
          const y = first + at * 46;
          return (
            y < bottom && (
              <g key={words}>
                {isStart && <circle cx={LEFT + 8} cy={y - 11} r="7" fill="#0d5c4b" />}
                <text x={LEFT + 34} y={y} fontSize="33" fill="#0b0c0c">
                  {words}
                </text>
              </g>
            )
          );
        })}
        {isDemo && (
          <>
            <rect y={HEIGHT - 64} width={WIDTH} height="64" fill="#ffdd00" />
            <text x={LEFT} y={HEIGHT - 22} fontSize="32" fontWeight="700" fill="#0b0c0c">
              Demonstration: not real police information
            </text>
          </>
        )}
      </g>
    </svg>
  );
}

/** Words in lines of about so many letters; the last ends in "…" where there was more. */
export function wrapped(words: string, letters: number, atMost: number): string[] {
  const lines: string[] = [];
  for (const word of words.split(/\s+/)) {
    const last = lines.at(-1);
    if (last !== undefined && `${last} ${word}`.length <= letters) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word.length > letters ? `${word.slice(0, letters - 1)}…` : word);
  }
  if (lines.length <= atMost) return lines;
  const kept = lines.slice(0, atMost);
  return [...kept.slice(0, -1), `${kept.at(-1)?.slice(0, letters - 1)}…`];
}
