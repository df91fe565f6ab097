// Builds the extension for both browsers and the portal, in any case.
import { builds, runBuild } from './builds.mjs';
import { ExpectedTrouble, runCommand } from './expected-trouble.mjs';
import { reportStep } from './run-step.mjs';

await runCommand(async () => {
  const failed = [];
  for (const build of Object.values(builds)) {
    const { isGood, output, seconds } = await runBuild(build);
    reportStep(`build: ${build.name}`, isGood, seconds);
    if (!isGood) failed.push(output);
  }
  if (failed.length > 0) throw new ExpectedTrouble(failed.join('\n'));
  console.log('Built into .output: chrome-mv3, firefox-mv3 and portal.');
});
