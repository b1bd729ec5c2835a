import type { APIRequestContext } from '@playwright/test';
import { ask } from './machine.ts';

// What the demo holds (contract.md) that the tests lean on.

export const south = 'cambridgeshire/south-cambridgeshire';
export const east = 'cambridgeshire/east-cambridgeshire';
export const girton = `${south}/girton`;

/**
 * The current priority of this theme. What tests post goes to SPEEDING and ASB: nothing is posted to DRUGS, which is
 * there to be overdue.
 */
export async function currentPriority(
  machine: APIRequestContext,
  theme: 'SPEEDING' | 'ASB' | 'DRUGS',
  area = south,
): Promise<{ id: string; title: string }> {
  const { data } = await ask(machine, 'AreaPage', { path: area });
  const found = data.area.currentQuarter.priorities.find((priority: { theme: string }) => priority.theme === theme);
  if (!found) throw new Error(`${area} has no current priority of ${theme}.`);
  return found;
}
