/** The made-up company of the demo: what pages show, and what a key fob shows as the issuer. */
export const brandName = 'Larkspur Hosting';
