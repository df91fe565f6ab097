// The portal alone: builds it when its sources changed, then runs it with this environment (PORT, DATABASE_URL, …).
import { builds, buildStale } from './builds.mjs';
import { runCommand } from './expected-trouble.mjs';
import { startPortal } from './portal-child.mjs';

await runCommand(async () => {
  await buildStale([builds.portal]);
  process.exitCode = await startPortal().ended;
});
