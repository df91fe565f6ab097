// The portal alone: builds it when its sources changed, then runs it with this environment (PORT, DATABASE_URL, …).
// `npm run portal -- rotate-keys` seals the OTP secrets under a new key instead.
import { builds, buildStale } from './builds.mjs';
import { runCommand } from './expected-trouble.mjs';
import { startPortal } from './portal-child.mjs';

await runCommand(async () => {
  await buildStale([builds.portal]);
  process.exitCode = await startPortal(process.argv.slice(2)).ended;
});
