import DataLoader from 'dataloader';
import type { Context } from './context.ts';

/**
 * Loads for one key what `load` reads for many: all keys asked for in one tick of one request go together.
 * `load` answers a map; a key it leaves out is answered with `undefined`. `name` tells the batches of a request apart.
 */
export function batched<K, V>(
  context: Context,
  name: string,
  key: K,
  load: (keys: readonly K[]) => Promise<Map<K, V>>,
): Promise<V | undefined> {
  let loader = context.batches.get(name) as DataLoader<K, V | undefined> | undefined;
  if (!loader) {
    loader = new DataLoader(async (keys) => {
      const found = await load(keys);
      return keys.map((k) => found.get(k));
    });
    context.batches.set(name, loader);
  }
  return loader.load(key);
}
