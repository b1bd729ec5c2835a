/** What a demonstration says of itself on everything it shows or sends. */
export const DEMONSTRATION = 'Demonstration: not real police information';
