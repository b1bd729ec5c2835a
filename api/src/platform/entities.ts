import type { EntityClass, EntitySchema } from '@mikro-orm/core';

/** What the ORM is told to keep. */
export type Entities = readonly (EntitySchema | EntityClass<object>)[];
