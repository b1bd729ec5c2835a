/** The path of an area from the parts of an address: `cambridgeshire/south-cambridgeshire/girton`. */
export function pathOf(params: { force?: string; neighbourhood?: string; place?: string }): string {
  return [params.force, params.neighbourhood, params.place].filter(Boolean).join('/');
}
