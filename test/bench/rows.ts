import { type Heat, median, ratioOf } from './contest.ts';
import type { Counting } from './counting.ts';
import type { Mailing } from './mailing.ts';
import type { OpenData } from './open-data.ts';
import type { Peer } from './peer.ts';
import type { Registering } from './registering.ts';
import type { Row } from './table.ts';
import type { Voting } from './voting.ts';
import type { Weight } from './weight.ts';

type Heats = Map<string, Heat[]>;

/** The lines of what was loaded side by side. */
export function contestRows(heats: Heats, peer: Peer): { rows: Row[]; notes: string[] } {
  const ratio = (key: string, to: string, least: number, of: string): Pick<Row, 'figure' | 'goal' | 'isMet'> => {
    const figure = ratioOf(heats, key, to);
    return { figure, goal: `≥ ${least.toFixed(2)} of the ${of}`, isMet: figure >= least };
  };
  const line = (what: string, key: string, more: Partial<Row> = {}): Row => ({
    what,
    measured: speedOf(heats, key),
    ...more,
  });
  const overPeer = ratioOf(heats, 'graphql', 'peer');
  return {
    rows: [
      line('the practical limit: the same SQL behind a bare HTTP server', 'limit', { figure: 1 }),
      line('area page over GraphQL, nothing cached', 'graphql', ratio('graphql', 'limit', 0.6, 'limit')),
      peer.missing
        ? { what: 'PostGraphile 5, its own query', measured: `skipped: ${peer.missing}` }
        : line('PostGraphile 5, its own query: the peer', 'peer', { figure: ratioOf(heats, 'peer', 'limit') }),
      ...(peer.missing
        ? []
        : [
            {
              what: '  the service against the peer',
              measured: '',
              figure: overPeer,
              goal: 'ahead: > 1.00',
              isMet: overPeer > 1,
            },
          ]),
      line('area page as HTML, nothing cached', 'page', ratio('page', 'limit', 0.2, 'limit')),
      line('the ceiling: that GraphQL answer from memory, bare', 'ceiling', { figure: 1 }),
      line('area page over GraphQL, cached', 'graphql cached', ratio('graphql cached', 'ceiling', 0.6, 'ceiling')),
      line('the ceiling of pages: that page from memory, bare', 'page ceiling', { figure: 1 }),
      line('area page as HTML, cached', 'page cached', ratio('page cached', 'page ceiling', 0.5, 'ceiling')),
    ],
    notes: [
      'The peer is asked for less: its schema cannot say in one query what was done across a neighbourhood, nor how',
      'often a priority was one. Ratios are the medians of the rounds’ own, speeds the medians of the rounds.',
    ],
  };
}

function speedOf(heats: Heats, key: string): string {
  const own = heats.get(key) ?? [];
  const of = (field: keyof Heat) => median(own.map((heat) => heat[field]));
  const processor = of('processorMs');
  const speed = `${Math.round(of('perSecond')).toLocaleString('en-GB')} req/s`;
  const answer = `${(of('bytes') / 1000).toFixed(0)} kB, p99 ${Math.round(of('p99'))} ms`;
  return Number.isNaN(processor) ? `${speed}, ${answer}` : `${speed}, ${answer}, cpu ${processor.toFixed(2)} ms`;
}

const waits = (all: { p50: number; p95: number; p99: number }): string =>
  `p50 ${Math.round(all.p50)}, p95 ${Math.round(all.p95)}, p99 ${Math.round(all.p99)} ms`;

const perSecond = (many: number): string => Math.round(many).toLocaleString('en-GB');

/** The lines of everything else. */
export function otherRows(found: {
  growth: { small: number; large: number; ratio: number };
  scales: [number, number];
  statements: { one: number; fifty: number };
  scripts: Weight;
  idleMegabytes: number;
  registering: Registering;
  voting: Voting;
  counting: Counting;
  mailing: Mailing;
  openData: OpenData;
}): Row[] {
  const { growth, scales, statements, scripts, idleMegabytes, registering, voting, counting, mailing, openData } =
    found;
  const [small, large] = scales.map((scale) => scale.toLocaleString('en-GB'));
  const more = statements.fifty - statements.one;
  const kilobytes = scripts.own / 1000;
  return [
    {
      what: `growth: the area page’s statement at scale ${small} and ${large}`,
      measured: `${growth.small.toFixed(2)} ms and ${growth.large.toFixed(2)} ms`,
      figure: growth.ratio,
      goal: '≤ 1.15 × the time',
      isMet: growth.ratio <= 1.15,
    },
    {
      what: 'SQL statements of a request, lists of 1 and of 50',
      measured: `${statements.one} and ${statements.fifty}`,
      figure: more,
      goal: 'differ by ≤ 2',
      isMet: more <= 2,
    },
    {
      what: 'registering, p95 at 20 at once, ms',
      measured: `${waits(registering.service)}; its rows by SQL alone ${waits(registering.statements)}: ${registering.ratio.toFixed(1)} × the p95`,
      figure: registering.service.p95,
      goal: '≤ 150 ms',
      isMet: registering.service.p95 <= 150,
    },
    {
      what: 'cast a vote, all rules on',
      measured: `${perSecond(voting.service)} votes/s; its statements alone, by ${voting.by}: ${perSecond(voting.statements)}/s`,
      figure: voting.ratio,
      goal: '≥ 0.50 of its statements',
      isMet: voting.ratio >= 0.5,
    },
    {
      what: 'counting 1,000,000 sealed lines from the file, s',
      measured: `at the peak ${Math.round(counting.peakMegabytes)} MB; 100,000 lines: ${Math.round(counting.fewPeakMegabytes)} MB`,
      figure: counting.seconds,
      goal: '≤ 5 s',
      isMet: counting.seconds <= 5,
    },
    {
      what: `an alert to ${perSecond(mailing.followers)} followers, until all are queued, s`,
      measured: `memory of the worker ${Math.round(mailing.memory.before)} MB before, ${Math.round(mailing.memory.peak)} MB at the peak`,
      figure: mailing.queuedIn,
      goal: '≤ 10 s',
      isMet: mailing.queuedIn <= 10,
    },
    {
      what: 'sending it to a mail server that takes all',
      measured: `${perSecond(mailing.service)} mails/s; nodemailer alone: ${perSecond(mailing.nodemailer)}/s`,
      figure: mailing.ratio,
      goal: '≥ 0.60 of nodemailer alone',
      isMet: mailing.ratio >= 0.6,
    },
    ...openDataRows(openData),
    {
      what: 'JavaScript of a public page, gzip, kB',
      measured: `largest part that some page loads on demand: ${(scripts.largestPart / 1000).toFixed(1)}`,
      figure: kilobytes,
      goal: '≤ 110 kB',
      isMet: kilobytes <= 110,
    },
    {
      what: 'idle memory of one process, MB',
      measured: Number.isNaN(idleMegabytes) ? 'not told by this system' : 'resident, 25 s after its start',
      ...(Number.isNaN(idleMegabytes) ? {} : { figure: idleMegabytes, goal: '≤ 250 MB', isMet: idleMegabytes <= 250 }),
    },
  ];
}

/** The lines of `/api`. */
export function openDataRows({ priorities, locate }: OpenData): Row[] {
  const more = locate.after - locate.idle;
  return [
    {
      what: '/api/{force}/{id}/priorities, nothing cached',
      measured: `${perSecond(priorities.service)} req/s; its statement behind a bare server: ${perSecond(priorities.limit)}/s`,
      figure: priorities.ratio,
      goal: '≥ 0.60 of the limit',
      isMet: priorities.ratio >= 0.6,
    },
    {
      what: 'locate-neighbourhood among 5,000, 20 at once, p97.5, ms',
      measured: `${perSecond(locate.perSecond)} req/s, p50 ${locate.p50} ms; past the cache p97.5 ${locate.uncachedP97} ms; bytes from memory, bare: ${locate.bareP97} ms; the first ${Math.round(locate.firstMs)} ms`,
      figure: locate.p97,
      goal: '≤ 5 ms',
      isMet: locate.p97 <= 5,
    },
    {
      what: '  what it holds in memory over idle, MB',
      measured: Number.isNaN(more)
        ? 'not told by this system'
        : `${Math.round(locate.idle)} MB idle, ${Math.round(locate.after)} MB after`,
      ...(Number.isNaN(more) ? {} : { figure: more, goal: '≤ 150 MB', isMet: more <= 150 }),
    },
  ];
}
