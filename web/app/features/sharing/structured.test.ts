import { alertData, areaData, catalogData, priorityData, questionData, reportData, siteData } from './structured.ts';

const URL = 'https://patchwork.test';
const girton = {
  path: 'testshire/south/girton',
  name: 'Girton',
  force: { path: 'testshire', name: 'Testshire Police' },
};

describe('what search engines are told', () => {
  test('an area names its team, and what that works on in its order', () => {
    const told = areaData(URL, { ...girton, contact: { email: 'team@x.test' } }, [
      { id: 'p1', title: 'Speeding' },
      { id: 'p2', title: 'Burglary' },
    ]) as Record<string, never>;
    expect(told).toMatchObject({
      '@type': 'AdministrativeArea',
      url: `${URL}/areas/testshire/south/girton`,
      provider: { name: 'Testshire Police: neighbourhood team of Girton', email: 'team@x.test' },
      subjectOf: {
        itemListElement: [
          { position: 1, name: 'Speeding', url: `${URL}/priorities/p1` },
          { position: 2, name: 'Burglary' },
        ],
      },
    });
    expect(JSON.stringify(told)).not.toContain('geo');
  });

  test('a priority without places is about its neighbourhood', () => {
    const priority = {
      id: 'p1',
      title: 'Speeding',
      places: [],
      quarter: { startsOn: '2026-08-01', endsOn: '2026-10-31', area: girton },
    };
    expect(priorityData(URL, priority, undefined)).toMatchObject({ areaServed: [{ name: 'Girton' }] });
    const milton = { path: 'testshire/south/milton', name: 'Milton' };
    expect(priorityData(URL, { ...priority, places: [milton] }, '2026-08-02T10:00:00Z')).toMatchObject({
      areaServed: [{ name: 'Milton' }],
      subjectOf: { dateModified: '2026-08-02T10:00:00Z' },
    });
  });

  test('an alert says until when it matters', () => {
    const alert = { id: 'a1', title: 'A scam', sentAt: '2026-08-02T10:00:00Z', area: girton, places: [] };
    expect(alertData(URL, { ...alert, validUntil: '2026-09-02T10:00:00Z' })).toMatchObject({
      '@type': 'SpecialAnnouncement',
      expires: '2026-09-02T10:00:00Z',
      spatialCoverage: [{ name: 'Girton' }],
    });
  });

  test('a question has its answer once there is one', () => {
    const question = { id: 'q1', text: 'When?', area: girton, askedAt: '2026-08-02T10:00:00Z', supporters: 3 };
    expect(questionData(URL, question, null)).toMatchObject({ mainEntity: { answerCount: 0, upvoteCount: 3 } });
    expect(questionData(URL, question, { text: 'Soon.', at: '2026-08-03T10:00:00Z' })).toMatchObject({
      mainEntity: { answerCount: 1, acceptedAnswer: { text: 'Soon.' } },
    });
  });

  test('a table of the open data names its columns and where its files are', () => {
    const told = catalogData(URL, {
      licenceUrl: 'https://licence.test',
      tables: [
        { name: 'priorities', title: 'Priorities', description: 'd', columns: [{ name: 'id', description: 'i' }] },
      ],
    });
    expect(told).toMatchObject({
      dataset: [
        {
          license: 'https://licence.test',
          variableMeasured: [{ name: 'id' }],
          distribution: [{ contentUrl: `${URL}/data/priorities.csv` }, { encodingFormat: 'application/json' }],
        },
      ],
    });
  });

  test('the service says how it is searched', () => {
    expect(siteData(URL)).toMatchObject({ potentialAction: { target: { urlTemplate: `${URL}/?q={place}` } } });
  });

  test('a report names whose it is, and its licence', () => {
    const told = reportData(URL, { url: 'u', title: 't', description: 'd', publishedAt: null, area: girton });
    expect(told).toMatchObject({ '@type': 'Report', about: { name: 'Girton' } });
    expect(told['license']).toContain('open-government-licence');
  });
});
