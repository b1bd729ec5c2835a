import type { EntityManager } from '@mikro-orm/postgresql';
import { Postcode, PostcodeFile } from './postcode.entity.ts';

/** Postcodes as an import leaves them, with their file; without a place they lie in the sea. */
export async function somePostcodes(
  em: EntityManager,
  postcodes: Readonly<Record<string, { at?: readonly [latitude: number, longitude: number]; codes?: string[] }>>,
): Promise<void> {
  const rows = Object.entries(postcodes).map(([postcode, { at: [latitude, longitude] = [50, -8], codes = [] }]) => ({
    ...{ postcode: postcode.replace(' ', ''), latitude, longitude, codes },
  }));
  await em.insertMany(Postcode, rows);
  await em.insert(PostcodeFile, {
    ...{ name: 'made-up.csv', source: 'Made up', postcodes: rows.length, importedAt: new Date('2022-09-01') },
  });
}
