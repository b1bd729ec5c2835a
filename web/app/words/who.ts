/** "Sam Lee, PCSO"; the title alone where the name is withheld, the name alone where it says the title. */
export function whoWords({ name, title }: { name: string | null; title: string }): string {
  if (!name) return title;
  return name.includes(title) ? name : `${name}, ${title}`;
}
