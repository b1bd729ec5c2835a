import { statementFor } from '@patchwork/api/pages';

/** The prepared statement by which the service answers a public page, for who measures it (`npm run bench`). */
export const pageStatement = statementFor;
