import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Request } from 'autocannon';
import type { Country } from './countries.ts';

const PACKAGE = 'postgraphile@5.1.5';

/** The peer's version, or why it is not there. */
export interface Peer {
  folder: string;
  version: string | null;
  missing: string | null;
}

/** Installs the peer into a folder of its own where it is not there yet; never into the workspace. */
export async function peerIn(folder: string): Promise<Peer> {
  const manifest = join(folder, 'node_modules/postgraphile/package.json');
  try {
    if (!existsSync(manifest)) {
      await mkdir(folder, { recursive: true });
      await writeFile(join(folder, 'package.json'), '{ "private": true }\n');
      const quiet = ['--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
      await promisify(execFile)('npm', ['install', ...quiet, '--prefix', folder, PACKAGE], { timeout: 120_000 });
    }
    return { folder, version: JSON.parse(await readFile(manifest, 'utf8')).version, missing: null };
  } catch (error) {
    const [why = ''] = String((error as { stderr?: string }).stderr || (error as Error).message).split('\n');
    return { folder, version: null, missing: `${PACKAGE} could not be installed: ${why}` };
  }
}

/**
 * The area page in the peer's own words. It is asked for less than the service: without `updatesHere`, how often a
 * priority was one, and what continues it, which its schema cannot say in one query; and it is told on which days the
 * two quarters began, which the service finds out.
 */
const QUERY = `
query AreaPage($path: String!, $current: Date!, $last: Date!) {
  areaByPath(path: $path) {
    ...Facts
    areasByParentId(orderBy: [NAME_ASC, PATH_ASC]) { nodes { rowId path kind name gssCode latitude longitude } }
    team: officerAreasByAreaId { nodes { officerByOfficerId { ...Member } } }
    currentQuarter: quartersByAreaId(condition: { startsOn: $current }, first: 1) {
      nodes {
        ...Dates
        prioritiesByQuarterId(orderBy: [POSITION_ASC]) {
          nodes {
            ...Priority
            continuesId
            progressUpdatesByPriorityId(first: 3, orderBy: [POSTED_AT_DESC, ROW_ID_DESC], condition: { isWaiting: false }) {
              nodes { ...Update }
              totalCount
            }
          }
        }
      }
    }
    lastQuarter: quartersByAreaId(condition: { startsOn: $last }, first: 1) {
      nodes { ...Dates prioritiesByQuarterId(orderBy: [POSITION_ASC]) { nodes { ...Priority } } }
    }
  }
}
fragment Brief on Area { rowId path name }
fragment Facts on Area {
  rowId path kind name gssCode about latitude longitude contactEmail contactPhone reportUrl chatUrl website
  areaCodesByAreaId { nodes { code kind name } }
  areaByParentId { ...Brief }
  areaByNeighbourhoodId { ...Brief }
  areaByForceId { ...Brief contactEmail contactPhone reportUrl chatUrl website }
}
fragment Member on Officer {
  rowId displayName nameWithheld title role hours dismissedAt
  officerByCoverId { rowId displayName nameWithheld title }
  officerAreasByOfficerId { nodes { areaByAreaId { ...Brief } } }
}
fragment Dates on Quarter { rowId startsOn endsOn suggestFrom voteFrom voteUntil areaByAreaId { ...Brief } }
fragment Priority on Priority {
  rowId theme title promise updateEveryDays pausedUntil pauseReason outcome outcomeWords outcomeRecordedAt
  priorityPlacesByPriorityId { nodes { areaByAreaId { ...Brief latitude longitude } } }
}
fragment Update on ProgressUpdate {
  rowId version body bodyHtml postedAt correctedAt withdrawnAt withdrawnReason
  updatePlacesByUpdateId { nodes { areaByAreaId { ...Brief } } }
  measuresByUpdateId(orderBy: [POSITION_ASC]) { nodes { rowId name value outOf before unit fromDay toDay source } }
  officerByAuthorId { rowId displayName nameWithheld title }
}`;

/** The peer's requests for the area pages of a country. */
export function peerRequests({ quarters }: Country): Request[] {
  return [...quarters].map(([path, days]) => ({
    method: 'POST',
    path: '/graphql',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query: QUERY, variables: { path, ...days } }),
  }));
}
