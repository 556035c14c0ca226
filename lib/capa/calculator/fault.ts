/** Why an expression has no value; thrown inside the calculator only. The message is for the learner. */
export class CalculatorFault extends Error {
  override readonly name = 'CalculatorFault';

  constructor(
    readonly code: 'syntax' | 'brackets' | 'unknown-name' | 'division' | 'factorial' | 'overflow' | 'too-deep',
    message: string,
  ) {
    super(message);
  }
}
