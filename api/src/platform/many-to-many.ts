import { type Collection, helper } from '@mikro-orm/core';
import { DataloaderUtils } from '@mikro-orm/core/dataloader';

type Asked = readonly [collection: Collection<object>, options?: object];

/**
 * Has collections that are asked for at once be loaded by whom they belong to. The ORM (7.2) batches many-to-many ones
 * by target and name alone: the places of a priority and of an option of a vote, asked for in one document, would be
 * looked up in the table of one of them and come out empty for the other.
 */
export function loadByOwner(): void {
  const load = DataloaderUtils.getManyToManyColBatchLoadFn;
  DataloaderUtils.getManyToManyColBatchLoadFn = (em) => {
    const loadAlike = load.call(DataloaderUtils, em) as (asked: readonly Asked[]) => Promise<unknown[]>;
    const loadAll = async (asked: readonly Asked[]) => {
      const alike = Map.groupBy(asked, ([{ owner, property }, options]) =>
        [helper(owner).__meta.className, property.name, JSON.stringify(options ?? {})].join(' '),
      );
      const found = new Map<Asked, unknown>();
      for (const group of alike.values()) {
        const items = await loadAlike(group);
        for (const [i, each] of group.entries()) found.set(each, items[i]);
      }
      return asked.map((each) => found.get(each));
    };
    return loadAll as never;
  };
}
