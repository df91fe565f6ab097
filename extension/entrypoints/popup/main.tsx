import { loadNamespace } from '../../browser/load-namespace.ts';

void loadNamespace().then(() => import('./show.tsx'));
