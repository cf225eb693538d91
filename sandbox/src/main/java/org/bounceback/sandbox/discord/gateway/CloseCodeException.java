package org.bounceback.sandbox.discord.gateway;

import org.bounceback.sandbox.discord.rules.Rulebook;
import org.bounceback.sandbox.strict.RuleViolation;

/** Ends a connection whose client sent something invalid. */
final class CloseCodeException extends Exception {
  private static final long serialVersionUID = 1;
  private static final int TIMED_OUT = 4009;
  private static final int INVALID_SEQ = 4007;

  private final int code;
  private final transient RuleViolation ruleViolation;

  /**
   * Creates an error that cites {@code discord-wire.json}.
   *
   * @param code the close code
   */
  CloseCodeException(int code, String row, String detail) {
    this(code, new RuleViolation("gateway", Integer.toString(code), Rulebook.wireRow(row), detail));
  }

  private CloseCodeException(int code, RuleViolation ruleViolation) {
    super(ruleViolation.toString());
    this.code = code;
    this.ruleViolation = ruleViolation;
  }

  /** Creates an error that cites {@code discord-limits.json}. */
  static CloseCodeException limit(int code, String row, String detail) {
    return new CloseCodeException(
        code, new RuleViolation("gateway", Integer.toString(code), Rulebook.limitRow(row), detail));
  }

  int code() {
    return code;
  }

  RuleViolation refusal() {
    return ruleViolation;
  }

  boolean endsSession(Rulebook rules) {
    for (var fatal : rules.limit("/gateway/closeFatal")) {
      if (fatal.asInt() == code) {
        return true;
      }
    }
    return code == TIMED_OUT || code == INVALID_SEQ;
  }
}
