/** The folder of the project: the same whether this runs as TypeScript (`src/`) or compiled (`dist/src/`). */
export const ROOT = new URL(import.meta.url.endsWith('.ts') ? '../' : '../../', import.meta.url);
