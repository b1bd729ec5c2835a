/** What a made-up country fills, in an order in which each row finds what it refers to; with the columns it fills. */
export const TABLES = {
  area: ['id', 'path', 'kind', 'name', 'parent_id', 'neighbourhood_id', 'force_id', 'latitude', 'longitude'],
  officer: ['id', 'email', 'role', 'title', 'display_name', 'hours'],
  officer_area: ['officer_id', 'area_id'],
  person: ['id', 'email', 'email_verified', 'home_area_id'],
  quarter: ['id', 'area_id', 'starts_on', 'ends_on', 'suggest_from', 'vote_from', 'vote_until'],
  priority: [
    ...['id', 'quarter_id', 'position', 'theme', 'title', 'promise', 'update_every_days'],
    ...['continues_id', 'lineage_id', 'outcome', 'outcome_words', 'outcome_recorded_at', 'outcome_recorded_by_id'],
  ],
  priority_place: ['priority_id', 'area_id'],
  progress_update: [
    ...['id', 'priority_id', 'author_id', 'version', 'body', 'body_html', 'written_by_id', 'written_at', 'posted_at'],
    ...['corrected_at', 'withdrawn_at', 'withdrawn_by_id', 'withdrawn_reason'],
  ],
  update_place: ['update_id', 'area_id'],
  measure: ['id', 'update_id', 'position', 'name', 'value', 'out_of', 'before', 'unit', 'from_day', 'to_day', 'source'],
  update_version: ['update_id', 'version', 'body', 'body_html', 'place_ids', 'measures', 'written_at', 'written_by_id'],
  verdict: ['priority_id', 'person_id', 'verdict', 'judged_on'],
  statement: ['id', 'area_id', 'body', 'body_html', 'written_by_id', 'written_at', 'published_at'],
  meeting: [
    ...['id', 'area_id', 'quarter_id', 'title', 'starts_at', 'ends_at', 'mode', 'capacity', 'join_url', 'dial_in'],
    ...['address', 'getting_there', 'changed_at', 'timed_at', 'next_in_line', 'check_in_code', 'head_count'],
    ...['minutes_id', 'scheduled_by_id'],
  ],
  agenda_item: ['meeting_id', 'position', 'title'],
  registration: [
    ...['id', 'meeting_id', 'person_id', 'status', 'line', 'seats', 'name', 'registered_by_id', 'registered_at'],
    ...['confirmed_at', 'withdrawn_at', 'attended_at', 'told_starts_at'],
  ],
  question: [
    ...['id', 'area_id', 'meeting_id', 'asker_id', 'text', 'asked_at', 'status', 'reviewed_by_id', 'reviewed_at'],
    ...['answered_at', 'answer_id'],
  ],
  question_support: ['question_id', 'person_id'],
  suggestion: [
    ...['id', 'area_id', 'suggester_id', 'theme', 'title', 'why', 'suggested_at', 'status', 'reviewed_by_id'],
    ...['reviewed_at', 'decline_reason', 'review_words', 'merged_into_id', 'wants_news', 'taken_up_at'],
  ],
  suggestion_place: ['suggestion_id', 'area_id'],
  ballot: [
    ...['id', 'quarter_id', 'max_choices', 'opens_at', 'closes_at', 'tie_seed', 'key_check', 'opened_by_id'],
    ...['opened_at', 'sealed_at'],
  ],
  ballot_option: ['id', 'ballot_id', 'position', 'theme', 'title', 'fingerprint', 'continues_id'],
  ballot_option_place: ['option_id', 'area_id'],
  ballot_option_suggestion: ['option_id', 'suggestion_id'],
  participation: ['ballot_id', 'person_id', 'mailbox', 'day'],
  sealed_line: ['ballot_id', 'receipt', 'choice', 'level'],
  decision: ['id', 'quarter_id', 'ballot_id', 'decided_by_id', 'decided_at', 'differs', 'reason_id'],
  decision_priority: ['decision_id', 'priority_id', 'option_id'],
  audit_entry: ['seq', 'at', 'deed', 'actor_id', 'subject', 'facts', 'hash'],
  ballot_result: [
    ...['ballot_id', 'sealed_at', 'voters', 'residents', 'counts', 'turnout', 'sha256', 'audit', 'audit_head'],
  ],
  follow: ['id', 'person_id', 'area_id', 'topics', 'themes', 'frequency', 'least_importance', 'followed_at'],
  alert: [
    ...['id', 'area_id', 'title', 'body', 'body_html', 'importance', 'theme', 'valid_until', 'written_by_id'],
    ...['written_at', 'expected_recipients', 'goes_at', 'sent_at'],
  ],
  alert_place: ['alert_id', 'area_id'],
  mailing: ['id', 'key', 'kind', 'queued_at', 'recipients'],
  delivery: ['id', 'mailing_id', 'person_id', 'lane', 'try_at', 'tries', 'sent_at'],
} as const satisfies Record<string, readonly string[]>;

export type Table = keyof typeof TABLES;
export const tableNames = Object.keys(TABLES) as Table[];

/** A value as COPY takes it; a Date is an instant. */
type Value = string | number | boolean | Date | null | undefined;
/** A row by its columns: only those of the table, and null where left out. */
export type Row<T extends Table> = { [C in (typeof TABLES)[T][number]]?: Value };

const special: Readonly<Record<string, string>> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' };

/** One value in COPY's text format. */
function copied(value: Value): string {
  if (value === null || value === undefined) return '\\N';
  if (typeof value === 'string') return value.replace(/[\\\t\n\r]/g, (sign) => special[sign] ?? sign);
  return value instanceof Date ? value.toISOString() : String(value);
}

/** Rows of all tables on their way, each as its line of COPY's text format. */
export class Rows {
  readonly #lines = new Map<Table, string[]>(tableNames.map((table) => [table, []]));
  count = 0;

  add<T extends Table>(table: T, row: Row<T>): void {
    const columns: readonly string[] = TABLES[table];
    const values = row as Record<string, Value>;
    this.#lines.get(table)?.push(columns.map((column) => copied(values[column])).join('\t'));
    this.count += 1;
  }

  /** All that was added to a table, or an empty text. */
  textOf(table: Table): string {
    const lines = this.#lines.get(table) ?? [];
    return lines.length ? `${lines.join('\n')}\n` : '';
  }
}
