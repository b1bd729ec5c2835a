/** Fills an empty, migrated database with the demonstration of contract.md. Not written yet. */
export async function seedDemo(_ownerUrl: string): Promise<void> {}
