import { OPEN_GOVERNMENT_LICENCE } from '#words/licence.ts';

/** What pages are about, as https://schema.org says it: facts that stand on the page, and no others. */
type Facts = Record<string, unknown>;

interface Where {
  path: string;
  name: string;
  force: { path: string; name: string };
}

const areaUrl = (publicUrl: string, { path }: { path: string }) => `${publicUrl}/areas/${path}`;

function placeOf(publicUrl: string, area: { path: string; name: string }): Facts {
  return { '@type': 'AdministrativeArea', name: area.name, url: areaUrl(publicUrl, area) };
}

function teamOf(publicUrl: string, area: Where): Facts {
  return {
    '@type': 'GovernmentOrganization',
    name: `${area.force.name}: neighbourhood team of ${area.name}`,
    url: areaUrl(publicUrl, area),
    parentOrganization: { '@type': 'GovernmentOrganization', name: area.force.name },
  };
}

interface AreaSaid extends Where {
  about?: string | null;
  gssCode?: string | null;
  centre?: { latitude: number; longitude: number } | null;
  contact: { email?: string | null; phone?: string | null };
}

/** An area, its team, and what that works on now in its own order. */
export function areaData(
  publicUrl: string,
  area: AreaSaid,
  priorities: readonly { id: string; title: string }[],
): Facts {
  const { centre, contact } = area;
  return {
    '@type': 'AdministrativeArea',
    '@id': areaUrl(publicUrl, area),
    url: areaUrl(publicUrl, area),
    name: area.name,
    description: area.about ?? undefined,
    identifier: area.gssCode ?? undefined,
    geo: centre ? { '@type': 'GeoCoordinates', ...centre } : undefined,
    subjectOf: {
      '@type': 'ItemList',
      name: 'What the neighbourhood police team works on now',
      itemListElement: priorities.map(({ id, title }, i) => ({
        '@type': 'ListItem',
        position: i + 1,
        name: title,
        url: `${publicUrl}/priorities/${id}`,
      })),
    },
    // Who polices it; how the team is reached, where that is known.
    provider: {
      ...teamOf(publicUrl, area),
      email: contact.email ?? undefined,
      telephone: contact.phone ?? undefined,
    },
  };
}

interface PrioritySaid {
  id: string;
  title: string;
  promise?: string | null;
  places: readonly { path: string; name: string }[];
  quarter: { startsOn: string; endsOn: string; area: Where };
}

/** A priority: what a team promised for so long, and where. */
export function priorityData(publicUrl: string, priority: PrioritySaid, newest: string | undefined): Facts {
  const { area, startsOn, endsOn } = priority.quarter;
  const where = priority.places.length > 0 ? priority.places : [area];
  return {
    '@type': 'Project',
    '@id': `${publicUrl}/priorities/${priority.id}`,
    url: `${publicUrl}/priorities/${priority.id}`,
    name: priority.title,
    description: priority.promise ?? undefined,
    foundingDate: startsOn,
    dissolutionDate: endsOn,
    areaServed: where.map((place) => placeOf(publicUrl, place)),
    parentOrganization: teamOf(publicUrl, area),
    subjectOf: newest ? { '@type': 'CreativeWork', name: 'The newest update', dateModified: newest } : undefined,
  };
}

interface AlertSaid {
  id: string;
  title: string;
  sentAt: string;
  validUntil?: string | null;
  area: Where;
  places: readonly { path: string; name: string }[];
}

/** An alert, with until when it matters. */
export function alertData(publicUrl: string, alert: AlertSaid): Facts {
  const where = alert.places.length > 0 ? alert.places : [alert.area];
  return {
    '@type': 'SpecialAnnouncement',
    '@id': `${publicUrl}/alerts/${alert.id}`,
    url: `${publicUrl}/alerts/${alert.id}`,
    name: alert.title,
    datePosted: alert.sentAt,
    expires: alert.validUntil ?? undefined,
    spatialCoverage: where.map((place) => placeOf(publicUrl, place)),
    publisher: teamOf(publicUrl, alert.area),
  };
}

/** Something a team wrote for good: what was agreed, the result of a vote. */
export function reportData(
  publicUrl: string,
  report: { url: string; title: string; description: string; publishedAt: string | null; area: Where },
): Facts {
  return {
    '@type': 'Report',
    '@id': report.url,
    url: report.url,
    headline: report.title,
    description: report.description,
    datePublished: report.publishedAt ?? undefined,
    about: placeOf(publicUrl, report.area),
    publisher: teamOf(publicUrl, report.area),
    license: OPEN_GOVERNMENT_LICENCE,
  };
}

interface QuestionSaid {
  id: string;
  text: string;
  area: Where;
  askedAt?: string | null;
  supporters?: number | null;
}

/** A question to the team; with its answer once there is one (https://schema.org/QAPage). */
export function questionData(
  publicUrl: string,
  question: QuestionSaid,
  answer: { text: string; at: string } | null,
): Facts {
  const url = `${publicUrl}/questions/${question.id}`;
  return {
    '@type': 'QAPage',
    '@id': url,
    url,
    mainEntity: {
      '@type': 'Question',
      name: question.text,
      dateCreated: question.askedAt ?? undefined,
      upvoteCount: question.supporters ?? undefined,
      answerCount: answer ? 1 : 0,
      acceptedAnswer: answer
        ? {
            '@type': 'Answer',
            text: answer.text,
            dateCreated: answer.at,
            url,
            author: teamOf(publicUrl, question.area),
          }
        : undefined,
    },
  };
}

interface TableSaid {
  name: string;
  title: string;
  description: string;
  columns: readonly { name: string; description: string }[];
}

/** The tables that anybody may have, each in its two forms (https://schema.org/DataCatalog). */
export function catalogData(
  publicUrl: string,
  { licenceUrl, tables }: { licenceUrl: string; tables: readonly TableSaid[] },
): Facts {
  const url = `${publicUrl}/data`;
  const fileOf = (name: string, form: string, type: string) => ({
    '@type': 'DataDownload',
    encodingFormat: type,
    contentUrl: `${url}/${name}.${form}`,
  });
  return {
    '@type': 'DataCatalog',
    '@id': url,
    url,
    name: 'Patchwork: open data',
    license: licenceUrl,
    dataset: tables.map(({ name, title, description, columns }) => ({
      '@type': 'Dataset',
      '@id': `${url}#${name}`,
      name: `Patchwork: ${title}`,
      description,
      license: licenceUrl,
      isAccessibleForFree: true,
      variableMeasured: columns.map((column) => ({
        '@type': 'PropertyValue',
        name: column.name,
        description: column.description,
      })),
      distribution: [fileOf(name, 'csv', 'text/csv'), fileOf(name, 'json', 'application/json')],
    })),
  };
}

/** The service, and how it is searched (https://schema.org/WebSite). */
export function siteData(publicUrl: string): Facts {
  return {
    '@type': 'WebSite',
    '@id': publicUrl,
    url: publicUrl,
    name: 'Patchwork',
    description: 'What a neighbourhood and its police team agree every three months, and whether it was done.',
    potentialAction: {
      '@type': 'SearchAction',
      target: { '@type': 'EntryPoint', urlTemplate: `${publicUrl}/?q={place}` },
      'query-input': 'required name=place',
    },
  };
}
