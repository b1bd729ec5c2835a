import { Chance } from './chance.ts';
import { ScaleIds } from './scale-ids.ts';
import type { Rows } from './tables.ts';
import { villageName } from './words.ts';

/** How large a country is asked for, and which one of that size. */
export interface Asked {
  /** neighbourhoods */
  scale: number;
  /** from 0 to 2³² − 1 */
  seed: number;
}

const NEIGHBOURHOODS_OF_A_FORCE = 50;
const PLACES_OF_A_NEIGHBOURHOOD = 6;
const RESIDENTS_OF_A_NEIGHBOURHOOD = 40;

/** The path of a country's first force, by which one knows that it is there. Never a real force's. */
export function firstPathOf({ scale, seed }: Asked): string {
  return `made-up-${scale}-${seed}-1`;
}

interface Area {
  id: string;
  path: string;
  name: string;
}

/** A neighbourhood with those who work there. */
export interface Neighbourhood extends Area {
  number: number;
  places: Area[];
  inspector: string;
  officers: string[];
  residents: string[];
  /** the id of each resident's place */
  homes: ReadonlyMap<string, string>;
}

/** Makes a country, neighbourhood by neighbourhood, the same one each time. */
export class Country {
  readonly chance: Chance;
  readonly ids: ScaleIds;
  /** The ids of its forces so far. */
  readonly forces: string[] = [];
  readonly #asked: Asked;
  #force!: Area & { north: number; east: number };
  #names = new Set<string>();

  constructor(asked: Asked) {
    this.#asked = asked;
    this.chance = new Chance(asked.seed);
    this.ids = new ScaleIds(firstPathOf(asked));
  }

  /** @param number from 0; each only once, and in order: a force is made with its first */
  addNeighbourhood(rows: Rows, number: number): Neighbourhood {
    if (number % NEIGHBOURHOODS_OF_A_FORCE === 0) this.#addForce(rows, number / NEIGHBOURHOODS_OF_A_FORCE + 1);
    const { chance, ids } = this;
    const force = this.#force;
    const id = ids.next();
    const [north, east] = [force.north + chance.next(), force.east + chance.next()];
    const own = { force_id: force.id, neighbourhood_id: id };
    const name = `${this.#newName()} and ${this.#newName()}`;
    const path = `${force.path}/${slug(name)}`;
    const here = { latitude: degrees(north), longitude: degrees(east) };
    rows.add('area', { id, path, name, kind: 'NEIGHBOURHOOD', parent_id: force.id, ...own, ...here });
    const taken = new Set<string>();
    const places = Array.from({ length: PLACES_OF_A_NEIGHBOURHOOD }, () => {
      const place = this.#named(path, taken);
      const [latitude, longitude] = [degrees(north + chance.next() / 10), degrees(east + chance.next() / 10)];
      rows.add('area', { ...place, kind: 'PLACE', parent_id: id, ...own, latitude, longitude });
      return place;
    });
    const inspector = this.#appoint(rows, id, `inspector.${number}`, 'INSPECTOR', 'Neighbourhood inspector');
    const officers = [1, 2].map((n) => this.#appoint(rows, id, `officer.${number}.${n}`, 'OFFICER', 'PCSO'));
    const homes = new Map<string, string>();
    const residents = Array.from({ length: RESIDENTS_OF_A_NEIGHBOURHOOD }, (_, n) => {
      const [resident, email] = [ids.next(), this.#address(`resident.${number}.${n}`)];
      const home = chance.one(places).id;
      homes.set(resident, home);
      rows.add('person', { id: resident, email, email_verified: true, home_area_id: home });
      return resident;
    });
    return { id, path, name, number, places, inspector, officers, residents, homes };
  }

  #addForce(rows: Rows, number: number): void {
    const { chance, ids } = this;
    const id = ids.next();
    const path = firstPathOf(this.#asked).replace(/1$/, String(number));
    const name = `${villageName(chance)}shire Police (made up)`;
    // Within England, so that maps of it look like maps.
    this.#force = { id, path, name, north: 51 + chance.next() * 3, east: chance.next() * 3 - 3 };
    this.#names = new Set();
    this.forces.push(id);
    rows.add('area', { id, path, name, kind: 'FORCE', force_id: id });
    this.#appoint(rows, id, `comms.${number}`, 'COMMS', 'Communications officer');
    this.#appoint(rows, id, `admin.${number}`, 'FORCE_ADMIN', 'Force administrator');
  }

  /** @returns the officer's id */
  #appoint(rows: Rows, areaId: string, localPart: string, role: string, title: string): string {
    const id = this.ids.next();
    const hours = 'Monday to Friday, 9am to 5pm';
    rows.add('officer', { id, email: this.#address(localPart), role, title, display_name: title, hours });
    rows.add('officer_area', { officer_id: id, area_id: areaId });
    return id;
  }

  #address(localPart: string): string {
    return `${localPart}@${firstPathOf(this.#asked)}.patchwork.test`;
  }

  #named(parentPath: string, taken: Set<string>): Area {
    const name = this.#newName(taken);
    return { id: this.ids.next(), path: `${parentPath}/${slug(name)}`, name };
  }

  #newName(taken = this.#names): string {
    let name = villageName(this.chance);
    while (taken.has(name)) name = villageName(this.chance);
    taken.add(name);
    return name;
  }
}

function slug(name: string): string {
  return name.toLowerCase().replaceAll(' ', '-');
}

function degrees(angle: number): number {
  return Math.round(angle * 100_000) / 100_000;
}
