import { type FragmentDefinitionNode, Kind, type OperationDefinitionNode, parse, print, visit } from 'graphql';

/**
 * One self-contained text an operation, by file name (`FindAreas.graphql`): the operation, then the fragments it leans
 * on, by name.
 * @throws when an operation has no name, two share one, or a fragment is missing.
 */
export function operationFiles(sources: string[]): Map<string, string> {
  const definitions = sources.flatMap((source) => parse(source, { noLocation: true }).definitions);
  const fragments = new Map(
    definitions.filter((node) => node.kind === Kind.FRAGMENT_DEFINITION).map((node) => [node.name.value, node]),
  );
  const files = new Map<string, string>();
  for (const operation of definitions.filter((node) => node.kind === Kind.OPERATION_DEFINITION)) {
    if (!operation.name) throw new Error(`An operation has no name:\n${print(operation)}`);
    const file = `${operation.name.value}.graphql`;
    if (files.has(file)) throw new Error(`Two operations are called ${operation.name.value}`);
    const parts = [operation, ...fragmentsOf(operation, fragments)];
    files.set(file, `${parts.map((part) => print(part)).join('\n\n')}\n`);
  }
  return new Map([...files].sort(([a], [b]) => (a < b ? -1 : 1)));
}

function fragmentsOf(operation: OperationDefinitionNode, all: Map<string, FragmentDefinitionNode>) {
  const found = new Map<string, FragmentDefinitionNode>();
  const follow = (node: OperationDefinitionNode | FragmentDefinitionNode): void => {
    visit(node, {
      FragmentSpread({ name: { value: name } }) {
        const fragment = all.get(name);
        if (!fragment) throw new Error(`Fragment ${name} is not written anywhere`);
        if (found.has(name)) return;
        found.set(name, fragment);
        follow(fragment);
      },
    });
  };
  follow(operation);
  return [...found.values()].sort((a, b) => (a.name.value < b.name.value ? -1 : 1));
}
