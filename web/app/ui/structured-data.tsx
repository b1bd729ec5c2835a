/** What the page is about as search engines read it (JSON-LD). A browser runs nothing of it. */
export function StructuredData({ of }: { of: Readonly<Record<string, unknown>> }) {
  // A `<` could end the script early: it is written as JSON may write it.
  const json = JSON.stringify({ '@context': 'https://schema.org', ...of }).replaceAll('<', '\\u003c');
  // biome-ignore lint/security/noDangerouslySetInnerHtml: JSON, with what could end the script escaped.
  return <script type="application/ld+json" dangerouslySetInnerHTML={{ __html: json }} />;
}
