/** Something that can well happen on a person's machine: shown as its sentence alone, without a stack trace. */
export class ExpectedTrouble extends Error {}

/**
 * Runs a command of the house. Expected trouble ends it with its sentence and exit code 1; a bug crashes with its
 * stack, as it should.
 * @param {() => Promise<void>} command
 */
export async function runCommand(command) {
  try {
    await command();
  } catch (error) {
    if (!(error instanceof ExpectedTrouble)) throw error;
    console.error(`\n${error.message}`);
    process.exitCode = 1;
  }
}
